"""How the values of settings are read from TOML: each gives the value, or a Slip that says what is wrong and how to mend it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.records import Allow
from factcheck.text.nearest import did_you_mean


class Slip(ValueError):  # noqa: N818 - no error of ours: it carries what to say of the user's file
    """What is wrong with a value, and how to mend it."""

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.cure = cure


def read_allow(value: object) -> Allow:
    """The tolerance of a rule."""
    if not isinstance(value, dict) or not value or not set(value) <= {"percent", "amount"}:
        raise Slip("'allow' needs a percentage or an amount", "{percent = 2} or {amount = 500}")
    try:
        found = {name: Decimal(str(number)) for name, number in value.items()}
    except InvalidOperation:
        raise Slip("'allow' needs plain numbers", "{percent = 2} or {amount = 500}") from None
    if not all(number.is_finite() and number >= 0 for number in found.values()) or found.get("percent", 0) > 100:
        raise Slip("'allow' needs numbers from 0, a percentage up to 100", "{percent = 2} or {amount = 500}")
    return Allow(**found)


def one_of(known: tuple[str, ...], value: object, _folder: Path) -> str:
    """One of the words known."""
    if value not in known:
        raise Slip(f"{value!r} is not known here", did_you_mean(str(value), known) or f"one of: {', '.join(known)}")
    return str(value)


def read_words(value: object, _folder: Path) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        cure = f'put it into brackets: ["{value}"]' if isinstance(value, str) and value else 'e.g. ["energy", "money.revenue"]'
        raise Slip("a list of texts belongs here", cure)
    return tuple(value)


def read_paths(value: object, folder: Path) -> tuple[str, ...]:
    """A list of paths, relative to the folder."""
    return tuple(str(folder / path) for path in read_words(value, folder))


def read_path(value: object, folder: Path) -> str:
    """A path, relative to the folder."""
    if not isinstance(value, str) or not value:
        raise Slip("a path belongs here", 'e.g. "desk/flagged_claims.csv"')
    return str(folder / value)


def read_whole(value: object, _folder: Path) -> int:
    """A whole number from 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Slip("a whole number from 1 belongs here", "e.g. 2000")
    return value


def read_bytes(value: object, folder: Path) -> int:
    """A number of bytes, written as a number or as "20 MB"."""
    written = re.fullmatch(r"(\d{1,6}) ?([kMGT])B", value) if isinstance(value, str) else None
    if isinstance(value, str) and written is None:
        raise Slip(f"{value!r} is not a size", 'write a number of bytes, or such as "20 MB"')
    return read_whole(int(written[1]) * 1000 ** (" kMGT".index(written[2])) if written else value, folder)


def read_truth(value: object, _folder: Path) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Slip("true or false belongs here", "without quotes")
    return value


def read_name(value: object, _folder: Path) -> str:
    """The name of a column."""
    if not isinstance(value, str) or not value.strip():
        raise Slip("the name of a column belongs here", 'e.g. text = "body"')
    return value
