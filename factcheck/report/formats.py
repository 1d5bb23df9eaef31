"""Every format that findings can be written in, by name; a writer is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple

from factcheck.records import Review, Run


class Format(NamedTuple):
    """A writer and the endings its files may have.

    A format for people leaves notes and settled findings out unless they are asked for; the others hold every finding and mark them.
    """

    writer: str
    endings: tuple[str, ...]
    for_people: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("text:findings_text", (".txt", ".log")),
        "json": Format("as_json:findings_json", (".json",), for_people=False),
        "jsonl": Format("as_json:findings_jsonl", (".jsonl",), for_people=False),
        "sarif": Format("as_sarif:findings_sarif", (".sarif", ".json"), for_people=False),
        "github": Format("as_github:findings_github", (".txt", ".log")),
        "rdjsonl": Format("as_rdjsonl:findings_rdjsonl", (".rdjsonl", ".jsonl")),
        "checkstyle": Format("as_checkstyle:findings_checkstyle", (".xml",)),
        "markdown": Format("as_markdown:findings_markdown", (".md", ".markdown")),
        "digest": Format("as_digest:findings_digest", (".mail", ".txt")),
        "offsets": Format("as_offsets:findings_offsets", (".offsets",)),
        "label-studio": Format("as_label_studio:findings_label_studio", (".tasks", ".json"), for_people=False),
        "csv": Format("as_csv:flagged_csv", (".csv",), for_people=False),
        "html": Format("html:html_report", (".html", ".htm"), for_people=False),
    }
)
"""The formats of `factcheck check`; where two may have one ending, a file that has it and no word about its format gets the first."""

ENDINGS: tuple[str, ...] = tuple(dict.fromkeys(ending for one in FORMATS.values() for ending in one.endings))


def formats_for(name: str) -> tuple[str, ...]:
    """The formats that a file of this name may hold, the likeliest first; none for an ending that says nothing.

    >>> formats_for("out/findings.sarif.json"), formats_for("findings.JSON"), formats_for("findings")
    (('sarif',), ('json', 'sarif', 'label-studio'), ())
    """
    endings = [ending.lower() for ending in PurePath(name).suffixes]
    if endings[-2:] == [".sarif", ".json"]:
        return ("sarif",)
    return tuple(name for name, one in FORMATS.items() if endings[-1:] and endings[-1] in one.endings)


def written(run: Run, reviews: Sequence[Review], name: str, *, notes: bool = False, settled: bool = False, colour: bool = False) -> str:
    """The findings in one of `FORMATS`; `notes`, `settled` and `colour` tell what a format for people shows, and how."""
    module, _, writer = FORMATS[name].writer.partition(":")
    write = getattr(import_module(f"factcheck.report.{module}"), writer)
    asked: dict[str, Any] = {"notes": notes, "settled": settled} if FORMATS[name].for_people else {}
    if name == "text":
        asked["colour"] = colour
    content: str = write(run, reviews, **asked)
    return content
