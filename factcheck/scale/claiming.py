"""The first stage: a shard of articles to a part of claims, and for the next stage a part of the articles with their claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.records import Article, Claim, Problem
from factcheck.scale.parts import Folder, PartWriter, Told, part_name
from factcheck.scale.pieces import Shard
from factcheck.scale.places import where
from factcheck.scale.reading import How, ShardReader
from factcheck.scale.rows import article_schema, claim_schema, row_of_article, row_of_claim

PER_SHARD = 1 << 24
"""Numbers that the articles of one shard may have in the order of the input."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the first stage: the folders of claims and (where findings follow) of articles, how input is read, and who reads
    the figures. `versions` says by which program and vocabularies: other ones read the input anew.
    """

    claims: str
    articles: str = ""
    reader: str = "own"
    versions: str = ""
    how: How = field(default_factory=How)

    @property
    def mark(self) -> str:
        """What changes when the same input would give another part."""
        return "\n".join((repr(self.how), self.reader, self.versions, "articles" if self.articles else ""))


def read_by(reader: str) -> str:
    """By which program, vocabularies and reader of quantities claims are read, in a line: `Asked.versions`."""
    from factcheck.pipeline import versions

    return " ".join(f"{name} {value}" for name, value in sorted(versions(reader).items()))


def claim_part(shard: Shard, asked: Asked, reader: ShardReader, find: Callable[[Article], Sequence[Claim]]) -> Told:
    """Read a shard and write its parts, those of the claims last: where that is there, all is. A disk that is full is a problem.

    Two workers may do so at once, or one after another: the parts are the same.
    """
    told = Told(shard.number, shard.mark(asked.mark))
    try:
        return _written(shard, asked, reader, find, told)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem(
            "output.unwritable", asked.claims, f"can't be written: {reason}", "make room, and run again: it goes on from here"
        )
        return replace(told, problems=(problem,), failed=True)


def _written(shard: Shard, asked: Asked, reader: ShardReader, find: Callable[[Article], Sequence[Claim]], told: Told) -> Told:
    ids: list[str] = []
    places: list[str] = []
    problems: list[Problem] = []
    left_out: list[tuple[str, tuple[str, ...]]] = []
    count = 0
    name = part_name(shard.number, told.mark)
    with ExitStack() as stack:
        claims = _writer(stack, asked.claims, claim_schema())
        articles = _writer(stack, asked.articles, article_schema()) if asked.articles else None
        for one in reader.read(shard):
            if isinstance(one, Problem):
                problems.append(one)
                continue
            found = find(one)
            if articles:
                articles.write(row_of_article(one, found, shard.number * PER_SHARD + len(ids)))
            for claim in found:
                claims.write(row_of_claim(claim))
            count += len(found)
            ids.append(one.id)
            places.append(where(one))
            left_out += [(one.id, one.left_out)] if one.left_out else []
        told = replace(
            told,
            ids=tuple(ids),
            places=tuple(places),
            articles=len(ids),
            claims=count,
            problems=tuple(problems),
            passed_over=tuple(reader.passed_over),
            left_out=tuple(left_out),
        )
        if articles:
            articles.finish(name, told)
        claims.finish(name, told)
    return told


def _writer(stack: ExitStack, folder: str, schema: Any) -> PartWriter:
    writer = PartWriter(Folder(folder), schema)
    stack.callback(writer.give_up)
    return writer
