"""What a heading of a table says of the figures under it: "Output, mln bpd", "2024 ($m)", "% change", "Revenue in millions of dollars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.quantities import find_dates, find_quantities

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"(?:Q|H|FY)\d\d|\d[QH]\d\d")
_CHANGE = re.compile(
    r"\b(?:change|chg|growth|increase|decrease|yoy|qoq|difference|variance|versus|vs)\b|\b[ymq]/[ymq]\b|\+/[-−]", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b(?! points?)|\bpct\b", re.IGNORECASE)
_IN = re.compile(r"(.{0,200}?)(?:^|\s)in\s+(.{1,80})", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:(?:all )?(?:figures|amounts|values|numbers|data)\b(?: are)?|in|unit:?|units:?)\s+", re.IGNORECASE)
_SCALES = re.compile(r"\b(thousand|million|billion|trillion)s?(?: of)?\b", re.IGNORECASE)
_NOUGHTS = re.compile(r"(?:^|(?<=\s)|(?<=[$£€¥]))['’]?000['’]?s?(?: of)?(?=\s|$)")
_SIGN = re.compile(r"((?:US|AU?|CA?|NZ|HK|S)?[$£€¥])\s?(.*)")
_EXCLUDING = re.compile(r"\bexcluding|\bother than", re.IGNORECASE)
_EXCEPT = re.compile(r"[,;]?\s*\b(?:except|unless)\b(?: for)?([^()\[\]]{0,100})", re.IGNORECASE)
_OR_LESS = re.compile(
    r"\s*/\s*\(?(?:loss(?:es)?|deficit|outflow|decrease)\)?|\s*\((?:loss(?:es)?|deficit|outflow|decrease)\)\s*/?", re.IGNORECASE
)
"""What "Profit/(loss)" and "Net (loss) income" say beside the measure: that a figure in brackets is below nothing."""
_NUMBERED = re.compile(r"^\s*(?:table|figure|fig\.?|chart|exhibit)\s+[\dA-Z][\d.]{0,4}[.:]?\s", re.IGNORECASE)
_LONGEST = 300
SEVERAL = "?"
"""The period of headings that name two times, of which one is not a part of the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says, each "" where it says nothing: what is measured, what to write before and behind the bare number, and when."""

    words: str = ""
    before: str = ""
    behind: str = ""
    scale: str = ""
    """A scale without a unit: "million" of "Revenue, millions"."""
    period: str = ""
    change: bool = False
    """The figures under it say by how much something moved."""
    unless: str = ""
    """What its unit doesn't hold for: "per share" of "in millions, except per share"."""

    @property
    def unit(self) -> tuple[str, str]:
        """What makes a bare number an amount; two empty strings where nothing does."""
        return self.before, self.behind


@lru_cache(maxsize=1024)
def read_heading(text: str) -> Heading:
    """What a heading, label or caption says; of an exception ("in millions, except per share") what it is made for.

    >>> read_heading("Output, mln bpd")
    Heading(words='Output', before='', behind=' mln bpd', scale='', period='', change=False, unless='')
    >>> read_heading("2024 ($m)").period, read_heading("2024 ($m)").unit, read_heading("% change").change
    ('2024', ('$', 'm'), True)
    """
    text = text[:_LONGEST]
    text = _OR_LESS.sub(" ", _NUMBERED.sub("", text))
    excepted = _EXCEPT.search(text)
    text = text[: excepted.start()] + text[excepted.end() :] if excepted else text
    inside = (
        []
        if _EXCLUDING.search(text)
        else [part for one in _BRACKETS.findall(text) for part in (re.split("[,;]", one) if not _kind(one) else [one])]
    )
    main = _BRACKETS.sub(" ", text)
    pieces = [main] if _kind(main.strip(" ,:.*†")) else re.split(r"[,;:]|\s[-–—|]\s", main)
    words: list[str] = []
    said = {"before": "", "behind": "", "scale": "", "period": ""}
    for piece in (one.strip(" .*†‡") for one in (*pieces, *inside)):
        rest, found = _parted(piece)
        _take(said, found)
        if rest:
            words.append(rest)
    if said["scale"] and any((said["before"], said["behind"])):
        said["behind"], said["scale"] = f" {said['scale']}{said['behind']}", ""
    change = _CHANGE.search(text) is not None
    if _EXCLUDING.search(text):
        said |= {"before": "", "behind": "", "scale": ""}
    if change:  # "change vs 2023" is no figure of 2023
        said["period"] = ""
    named = " ".join(" ".join((_CHANGE.sub(" ", one) if change else one).split()) for one in words)
    return Heading(words=named.strip(), **said, change=change, unless=" ".join(excepted[1].split()) if excepted else "")


def together(texts: Sequence[str]) -> Heading:
    """What several headings say together, from the top; the first unit counts, words are put in a row, and a quarter joins its year.

    >>> together(["2024", "Q1"]).period, together(["2024", "2025"]).period, together(["Exports", "$m"]).words
    ('Q1 2024', '?', 'Exports')
    """
    heads = [read_heading(text) for text in texts if text]
    unit = next((head.unit for head in heads if any(head.unit)), ("", ""))
    return Heading(
        words=" ".join(head.words for head in heads if head.words),
        before=unit[0],
        behind=unit[1],
        scale=next((head.scale for head in heads if head.scale), ""),
        period=one_period([head.period for head in heads]),
        change=any(head.change for head in heads),
        unless=" ".join(head.unless for head in heads if head.unless),
    )


def one_period(periods: Sequence[str]) -> str:
    """The one time that several headings name; "" for none, SEVERAL where they name two."""
    named = list(dict.fromkeys(filter(None, periods)))
    whole, parts = [one for one in named if has_year(one)], [one for one in named if not has_year(one)]
    if len(named) < 2:
        return "".join(named)
    return f"{parts[0]} {whole[0]}" if len(whole) == len(parts) == 1 and _YEAR.fullmatch(whole[0]) else SEVERAL


def has_year(period: str) -> bool:
    """Whether a time says its year."""
    return any(char.isdigit() for char in period) and (
        _YEAR.search(period) is not None or re.search(r"(?:Q|H|FY)\d\d|\d[QH]\d\d", period) is not None
    )


def _take(said: dict[str, str], found: dict[str, str]) -> None:
    """What a piece says, where no earlier piece says it; the two halves of a unit go together."""
    has_unit = said["before"] or said["behind"]
    for name, value in found.items():
        if not (has_unit if name in ("before", "behind") else said[name]):
            said[name] = value


def _parted(piece: str) -> tuple[str, dict[str, str]]:
    """A piece as words and what it says beside them."""
    if not piece or (whole := _kind(piece)):
        return "", whole if piece else {}
    tail = _IN.fullmatch(piece)
    if tail and (found := _kind(tail[2])):
        return tail[1].strip(), found
    if _PERCENT.search(piece):
        return _PERCENT.sub(" ", piece).strip(), {"behind": "%"}
    for mention in (*((one.start, one.end) for one in find_dates(piece)), *(one.span() for one in _YEAR.finditer(piece))):
        if mention[0] == 0 or mention[1] == len(piece):
            return (piece[: mention[0]] + piece[mention[1] :]).strip(), {"period": piece[mention[0] : mention[1]]}
    return piece, {}


def _kind(piece: str) -> dict[str, str]:
    """What a piece says where all of it is a time, a unit or a scale; {} where it is none of these."""
    if _YEAR.fullmatch(piece) or any((one.start, one.end) == (0, len(piece)) for one in find_dates(piece)):
        return {"period": piece}
    plain = _NOUGHTS.sub(" thousand ", _SCALES.sub(r"\1", _ASIDE.sub("", _ASIDE.sub("", piece)))).strip()
    plain = " ".join(plain.split())
    if not plain or plain in ("m", "b", "k", "M", "B", "K", "no", "No"):
        return {}
    if _PERCENT.fullmatch(_CHANGE.sub("", plain).strip()):
        return {"behind": "%"}
    sign = _SIGN.fullmatch(plain)
    before, behind = (sign[1], sign[2]) if sign else ("", plain)
    behind = f" {behind}" if len(behind) > 2 else behind
    return _measured(before, behind)


def _measured(before: str, behind: str) -> dict[str, str]:
    """The unit or scale that the reader of quantities finds in what would stand round a number."""
    probe = f"{before}1{behind}" if before or not behind else f"1 {behind.strip()}"
    found = find_quantities(probe)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(probe)) or found[0].figure.hedge != "exact":
        return {}
    unit = found[0].unit
    if not unit.symbol and unit.dimension == "number":
        return {"scale": behind.strip()} if found[0].figure.value > 1 else {}
    if unit.dimension.startswith("count") and not re.match(r"\s?(?:thousand|million|billion|trillion|mln|bn)\b", behind):
        return {}
    return {"before": before, "behind": behind if before else f" {behind.strip()}"}
