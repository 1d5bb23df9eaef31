"""Read the vocabularies of `rules/vocab`: CSV tables and plain word lists, with `#` comments that explain them to an editor."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


class VocabularyError(Exception):
    """A vocabulary shipped with the package is missing or malformed: file, line and what is wrong."""


@cache
def rules_folder() -> Path:
    """The folder of rules: beside the package in a checkout, inside it once installed from a wheel.

    >>> (rules_folder() / "vocab").is_dir()
    True
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise VocabularyError(f"no rules folder beside or inside {package}")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `rules/vocab/<name>.csv`, one dict a row, blank cells as ''; lines that begin with `#` are comments."""
    path = rules_folder() / "vocab" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        read = list(csv.reader((line for line in lines if line.strip() and not line.startswith("#")), strict=True))
    if not read:
        raise VocabularyError(f"{path.name}: no line of column names")
    header, *body = read
    for cells in body:
        if len(cells) != len(header):
            raise VocabularyError(f"{path.name}: row {cells[0]!r}: cells don't match the header")
    return tuple([dict(zip(header, cells, strict=True)) for cells in body])


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `rules/vocab/<name>.txt`: one or more a line, separated by commas or line ends; `#` starts a comment."""
    words: set[str] = set()
    for line in (rules_folder() / "vocab" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        words.update(word.strip() for word in line.partition("#")[0].split(",") if word.strip())
    return frozenset(words)
