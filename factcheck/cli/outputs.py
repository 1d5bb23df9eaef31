"""Where findings go: which format to which file, and none of them over something that is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from factcheck.cli.saying import stop, write_out

if TYPE_CHECKING:
    from factcheck.records import Review, Run

STDOUT = "-"


class Destination(NamedTuple):
    """One format and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def destinations(formats: Sequence[str], outputs: Sequence[str], read: Sequence[str] = ()) -> tuple[Destination, ...]:
    """Each -o with its --format, the first with the first; without one the file's ending tells, and standard output is text.

    What can't be meant stops the run before anything is read: more formats than places, one place twice, an ending of another format, a
    file among the paths that are `read`.
    """
    places = list(outputs) or [STDOUT]
    if len(formats) > len(places):
        stop(
            f"{len(formats)} times --format, but one place to write to: name a file for each with -o, and - for standard output"
            if len(places) == 1
            else f"{len(formats)} times --format, but {len(places)} times -o: name a file for each, and - for standard output"
        )
    found = tuple(_destination(place, wanted) for place, wanted in zip_longest(places, formats))
    named = [_real(one.path) if one.path else None for one in found]
    for one, path in zip(found, named, strict=True):
        if named.count(path) > 1:
            stop(f"-o {one.path or STDOUT} stands there twice: each format needs a place of its own")
        if one.path:
            _refuse_input(one.path, read)
    return found


def _destination(place: str, wanted: str | None) -> Destination:
    from factcheck.report.formats import ENDINGS, FORMATS, formats_for

    if place == STDOUT:
        return Destination(wanted or "text", None)
    fitting = formats_for(place)
    known = Path(place).suffix.lower() in ENDINGS
    if wanted is None and not fitting:
        stop(f"-o {place}: its ending tells no format: add --format, or end it with one of {' '.join(ENDINGS)}")
    if wanted and known and wanted not in fitting:
        stop(
            f"-o {place}: --format {wanted} is not what the ending says ({' or '.join(fitting)}): "
            f"for {wanted} on standard output as well, write `--format {wanted} -o - -o {place}`; "
            f"for {wanted} in a file, end its name with {' or '.join(FORMATS[wanted].endings)}"
        )
    return Destination(wanted or fitting[0], Path(place))


def _refuse_input(path: Path, read: Sequence[str]) -> None:
    """Stop where the file is one of those read, or would be read as an article by the next run."""
    from factcheck.reading import ENDINGS, PASSED_OVER
    from factcheck.reading.look import is_folder

    where, given = _real(path), [Path(one) for one in read]
    if where in map(_real, given):
        stop(f"-o {path}: this file is read: findings would be written over it; give another name")
    # A table without a text, or JSON without an article, is passed over in a folder; other files would be taken for articles.
    if path.suffix.lower() not in ENDINGS - PASSED_OVER:
        return
    for one in given:
        if is_folder(one) and where.is_relative_to(_real(one)):
            stop(f"-o {path}: the next run would read it as an article of {one}: write it outside that folder")


def _real(path: Path) -> Path:
    # Path.resolve raises on links that go round in a circle.
    return Path(os.path.realpath(path))


def write_all(run: Run, reviews: Sequence[Review], places: Sequence[Destination], *, notes: bool = False, settled: bool = False) -> int:
    """Write every format to its place, standard output first; 2 where a file can't be written (the others are), else 0.

    All are rendered before the first is written, and a file is there whole or not at all.
    """
    contents = [(_rendered(run, reviews, place, notes=notes, settled=settled), place.path) for place in places]
    code = 0
    for content, path in sorted(contents, key=lambda one: one[1] is not None):
        try:
            write_out(content, path)
        except typer.Exit as end:
            code = end.exit_code
    return code


def _rendered(run: Run, reviews: Sequence[Review], place: Destination, *, notes: bool, settled: bool) -> str | bytes:
    from factcheck.report import wants_colour, written

    colour = place.path is None and wants_colour(sys.stdout)
    content = written(run, reviews, place.format, notes=notes, settled=settled, colour=colour)
    # What a program reads is UTF-8 whatever the terminal's encoding; text gives way to what the terminal can show.
    return content if place.format == "text" else content.encode("utf-8", errors="backslashreplace")
