"""When an article was published: dates in metadata, datelines and lines such as "Updated March 6, 2022". Never the clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from itertools import islice

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"(?P<{0}month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}year>(?:1[5-9]|2[01])\d\d)(?!\d)"
_DAY = r"(?P<{0}day>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_DATE = (
    _WEEKDAY
    + "(?:"
    + "|".join(
        (
            rf"{_MONTH} {_DAY},? {_YEAR}".format("a"),
            rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}".format("b"),
            r"(?P<cyear>\d{4})-(?P<cmonth>\d\d)-(?P<cday>\d\d)(?!\d)",
        )
    )
    + ")"
)
_TIME = (
    r"(?:,?[T\s]\s{0,9}(?:at\s{1,9}|[-–—|·]\s{0,9})?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d{1,9})?)?"
    r"\s{0,9}(?:[aApP]\.?\s?[mM]\b\.?)?\s{0,9}(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,5})?)?"
)
_LABEL = r"(?:last\s|first\s)?(?:updated|published|posted|issued|released|modified|date|dated)(?:\s(?:on|at))?"
_CAPITALS = r"[ \t]*[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]+)*(?:,[ ]?[^\d\n,()–—]{1,30}){0,2},?[ ]"
_PLACE = r"[ \t]*[A-ZÀ-Þ][\w.'’ -]{1,40},[ ]"
_AGENCY = r"[ ]?\([^()\n]{1,40}\)[ ]*"
_NAMED = r"[ \t]*(?:[Bb]y[ ])?(?:[A-ZÀ-Þ][\w.'’-]{0,20}|of|de|and|&)(?:[ ](?:[A-ZÀ-Þ][\w.'’-]{0,20}|of|de|and|&)){0,4}[ ]?"
_DASH = r"(?:[–—:]|-{1,2}\s)"

# A dateline stands in the first lines: a story told below a timeline has dates of its own.
_FIRST_LINES = 12
# A name and a day alone on a line ("Harbour Wire, 6 March 2022") may as well be a caption farther down.
_TOP_LINES = 4


def parse_date(written: str) -> date | None:
    """Read a date as metadata has it: ISO 8601 (with or without a time), "6 March 2022" or "March 6, 2022"; None where it is neither.

    A day and month in figures only (03/06/2022) is never guessed at.

    >>> parse_date("2022-03-06T03:30:00Z"), parse_date("March 6, 2022")
    (datetime.date(2022, 3, 6), datetime.date(2022, 3, 6))
    """
    written = " ".join(written.split())
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        pass
    found = _compiled("metadata").fullmatch(written)
    return _as_date(found) if found else None


def find_date(text: str) -> date | None:
    """The day an article gives as its own, or None: a dateline with a year, else a "Published" line, else "Updated", else a bare date line.

    A bare date may stand behind names ("Harbour Wire, 6 March 2022"). Datelines and bare dates count in the first lines only; labelled
    ones anywhere, on one line or two. Impossible dates are passed over.

    >>> find_date("CARACAS, March 6, 2022 (Agency) — Output rose.")
    datetime.date(2022, 3, 6)
    >>> find_date("CARACAS, March 6 (Agency) — Output rose.") is None
    True
    """
    lines = list(islice((line for line in text[:8000].split("\n") if line.strip()), _FIRST_LINES))
    head = "\n".join(lines)
    opening, top = "\n".join(lines[:2]), "\n".join(lines[:_TOP_LINES])
    return (
        _first("dateline", head)
        or _first("agency", head)
        or _first("opening", opening)
        or _labelled(text)
        or _first("bare", head)
        or _first("named", top)
    )


def _labelled(text: str) -> date | None:
    dates: dict[bool, date] = {}
    for found in _compiled("labelled").finditer(text):
        day = _as_date(found)
        is_later_hand = found.group("label").lower().startswith(("updated", "last", "modified"))
        if day:
            dates.setdefault(is_later_hand, day)
    return dates.get(False) or dates.get(True)


def _first(pattern: str, text: str) -> date | None:
    return next(filter(None, map(_as_date, _compiled(pattern).finditer(text))), None)


def _as_date(found: re.Match[str]) -> date | None:
    for form in "abc":
        year, month, day = found.group(f"{form}year"), found.group(f"{form}month"), found.group(f"{form}day")
        if year:
            number = int(month) if month.isdigit() else 1 + next(i for i, name in enumerate(_MONTHS) if name.startswith(month.lower()[:3]))
            try:
                return date(int(year), number, int(day))
            except ValueError:
                return None
    return None


@cache
def _compiled(name: str) -> re.Pattern[str]:
    """The patterns, made when first needed: a run whose articles all carry metadata never needs them."""
    day = "(?i:" + _DATE.replace(" ", r"[ \t]{1,9}") + ")"
    gap = r"\s{0,9}"
    patterns = {
        "metadata": rf"{day}{_TIME}",
        "dateline": rf"^{_CAPITALS}{day}(?:{_AGENCY})?[ ]*{_DASH}",
        "agency": rf"^(?:{_PLACE})?{day}{_AGENCY}{_DASH}",
        "opening": rf"^[ \t]*{day}[ ]*{_DASH}",
        "labelled": rf"^[ \t(]*(?P<label>{_LABEL}){gap}[:|–—-]?{gap}{day}{_TIME}[ \t]*[).]*(?=[ \t]*(?:$|[|·,;/(–—-]*[ \t]*{_LABEL}))",
        "named": rf"^(?:{_NAMED}[,|·–—][ ]?){{1,3}}{day}{_TIME}[ \t]*$",
        "bare": rf"^[ \t]*{day}{_TIME}[ \t]*$",
    }
    flags = re.IGNORECASE if name in {"metadata", "labelled"} else 0
    return re.compile(patterns[name], flags | re.MULTILINE)
