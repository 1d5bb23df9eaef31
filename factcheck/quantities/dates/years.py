"""Whether a bare number of four digits is a year: only where its neighbours say so."""

from __future__ import annotations

from factcheck.quantities.dates.words import GAP, Words
from factcheck.quantities.plurals import is_plural
from factcheck.text.patterns import later

STRONG = ("in", "since", "during", "until", "till", "throughout", "before", "after", "so far in", "prior to", "as of",
          "within", "early", "late")  # fmt: skip
MEDIUM = ("by", "from", "of", "for", "than", "with", "against", "versus", "vs", "vs.", "compared to", "through", "between",
          "like", "both", "up to", "into", "beyond", "back to")  # fmt: skip
NEXT = later(rf"(?P<own>['’]s\b)|(?:{GAP}|-)(?P<word>[A-Za-z]{{1,40}})|{GAP}to{GAP}(?P<number>\d)")
OWNED = later(rf"{GAP}(?:[A-Z][\w.’'-]{{1,30}}{GAP}){{1,2}}(?:[a-z]{{3,20}}{GAP})?([A-Za-z]{{3,20}})\b")
"""An owner, perhaps a thing, and the noun that a year belongs to: "1986 Soviet grain crop"."""
LAST = later(r"([A-Za-z'’]{1,40}|\()[ \u00a0\n]?$")
TO_AMOUNT = later(
    rf"{GAP}?(?:to|and|-|–){GAP}?(?:\d{{1,3}}(?:,\d{{3}}){{1,20}}|\d{{1,3}}\b|[3-9]\d{{3}}\b|\d{{5,20}}|\d{{1,60}}\.\d"
    rf"|\d{{1,60}}{GAP}?(?:[a-z]{{1,40}}s|mph|km|kg|pct|mln|percent)\b)"
)
SPANNED = later(r"\b(?:[Bb]etween[ \n](?:19|20)\d\d[ \n]and|[Ff]rom[ \n](?:19|20)\d\d[ \n]to)[ \n]$")
MODEL = later(r"\b[Mm]odel[- ]years?[ \n]$")
NO_NOUNS = frozenset({"minus", "versus", "across", "unless", "regardless", "doubtless", "nonetheless", "perhaps"})
COMPARED = later(r"\b(?:up|down|higher|lower|more|less|rise|fall|increase|decrease|compared)[ ,\n]{1,16}on[ \n]$")


def is_year(w: Words, text: str, year: int, start: int, end: int, word: str, certain: bool) -> bool | None:
    """True where the words say that it's a year, False where it may be one, None where it is an amount.

    `word` is the opening word before it ("in", "since"), `certain` says that "early", "the end of", "fiscal" or "the year" stands there.
    """
    following = NEXT.match(text, end)
    after = (following["word"] or "") if following else ""
    noun = after.lower() in w.lists["year_noun"]
    if after.lower() in w.lists["counted"] or (word in ("from", "between") and not certain and TO_AMOUNT.match(text, end)):
        return None
    if (
        certain
        or (following and following["own"])
        or (word in ("and", "to") and SPANNED.search(text, max(0, start - 20), start))
        or MODEL.search(text, max(0, start - 14), start)
    ):
        return True
    plural = (
        after.islower() and after.endswith("s") and len(after) > 3 and after not in w.lists["singular"] and not noun and not _is_one(after)
    )
    if plural and (year % 100 == 0 or word not in STRONG):
        return None
    said = LAST.search(text[max(0, start - 24) : start])
    last = said[1].lower() if said else ""
    return spoken(w, word, year, after, text, start) or placed(w, last, year, after, noun, text, start, end)


def _is_one(noun: str) -> bool:
    """Whether a noun in -s is a singular, of which there are no 2,018: "the 2018 analysis"."""
    return noun.islower() and noun.endswith("s") and len(noun) > 4 and not is_plural(noun) and noun not in NO_NOUNS


def spoken(w: Words, word: str, year: int, after: str, text: str, start: int) -> bool:
    """A preposition in front says so; "by 1990" and "of 1990" don't where something moved by or amounts to it."""
    if word in STRONG:
        return True
    if word == "on" and COMPARED.search(text[max(0, start - 20) : start]):
        return year >= 1900
    if word not in MEDIUM or year < 1900 or (after and after.islower() and year % 100 == 0 and year != 2000):
        return False
    earlier = text[max(0, start - 40) : start].lower().split()
    return not any(part.strip(",.") in w.lists["amount_word"] for part in earlier[-4:-1]) if word in ("by", "of", "from") else True


def placed(w: Words, last: str, year: int, after: str, noun: bool, text: str, start: int, end: int) -> bool:
    """The place says so: "(1943)", "the 2019 election", "2021 sales", "2019 was"."""
    if text[max(0, start - 2) : start].rstrip() == "©":
        return True
    if last == "(" and text[end : end + 1] in (")", ",", "-", "–", ";"):
        return True
    if text[end : end + 2] == ": " and year >= 1900 and text[max(0, start - 2) : start].strip() in ("(", ";"):
        return True  # "(2021: €48 million; 2020: €45 million)"
    if year >= 1900 and (noun or _is_one(after)):
        return True
    if (last in w.lists["year_owner"] or last.endswith(("'s", "’s"))) and year >= 1900:
        return (
            year % 100 != 0 and (after[:1].isupper() or not after.endswith("s")) and (bool(after) or last in ("ended", "copyright", "base"))
        )
    owned = OWNED.match(text, end) if year >= 1900 and year % 100 else None
    if owned and (owned[1].lower() in w.lists["year_noun"]):
        return True
    first = start == 0 or (text[max(0, start - 2) : start].strip() in (".", "", "“", '"') and not last)
    return first and after in w.lists["year_verb"] and year >= 1900
