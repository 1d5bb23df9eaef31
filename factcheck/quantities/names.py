"""Numbers that are no figures: parts of names, list numbers, what things are called by, the pronoun "one"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.quantities.codes import CALLS, is_of_several_named
from factcheck.quantities.numerals import Numeral
from factcheck.quantities.plurals import is_plural
from factcheck.text.patterns import later
from factcheck.vocab import rows, word_list

_BEFORE = later(r"([^\W\d_][\w&'’.-]{0,40}|#)(?:(?<=&\w);)?([ \t]|[-‐]|\n[ \t]{0,8})?$")
"""The word before a number; of "S&P; 500" the semicolon is what was left of the page's markup."""
_FIRM = later(r"3M(?=\s(?:[A-Z]|shares?\b|stock\b|said\b)|['’]s\b)")
_ONE_IN = later(r"\s(?:in|out of|in every|of every)\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)")
_RANKED = later(r"(?:\b(?:the|a|its|their|his|her|our|world|as|current|former)|['’]s)[ -]number[ -]\Z", re.IGNORECASE)
_NUMBERED = later(r"\bnumber[ -]\Z", re.IGNORECASE)
_ONE_TIME = later(r"\bat one (?:time|stage)\b", re.IGNORECASE)
_UNWRITTEN = later(r"(?<!\band)(?<!\ba)(?<=[^\W\d_])[-‐]\Z")
"""A hyphen that ties a word to the one before it: "fly-half"; not "two-and-a-half"."""
_LAST_WORD = later(r"[^\W\d_]{1,40}$")
_PLURAL_NUMBER = later(r"\d{1,3}['’]?s\b")
_CAPITAL = later(r"[ ]([A-Z][A-Za-z]{1,40})")
_SHORT_YEAR = later(r"(?:^|[\s(])[’'‘]$")
"""Before a year without its century: "the ’90 shooting"."""
_GENERATION = later(r"[2-6]G")
_YEAR = later(r"(?:1[89]|20|21)\d\d")
_YEARS = later(r"(?:1[89]|20|21)\d\d['’]?s\b")
_LIST_NUMBER = later(r"(?:^|[\n¶])[ \t]{0,6}[(\[]?$")
_GALLERY = later(r"\b(?:image|photo|picture|slide|caption)\s\d{1,3}\s(?:of|/)\s(?:/\s)?$", re.IGNORECASE)
_ENDS_OF = ("f", "F", "/")
_ADDRESS = later(
    r"(?<=\d{3})[ -]block(?: of\b|s of (?=[A-Z\d]))"
    r"|[ \t]{1,16}(?:[NSEW]\.? )?(?:[A-Z][\w.'’]{0,40}[ ]|\d{1,60}(?:st|nd|rd|th)[ ]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane"
    r"|Drive|Boulevard|Blvd|Terrace|Highway|Parkway|Court)\b"
)
_PRICES_OF = later(
    r" (?:constant |net |full-year |adjusted )?(?:prices|levels|terms|money|estimates|forecasts|projections|results"
    r"|earnings|elections|sales|revenues|profits)\b"
)
"""Behind a year: what figures of other years are told in, and what is of that year ("at 1990 prices", "our 2021 estimates")."""
_OF_LAW = later(r"(?:,? (?:and|or) \d{1,4}\w?)? of (?:the )?(?:[A-Z][\w'’]{1,30} ){0,4}(?:Code|Act|Constitution|Ordinance)\b")
_TIED = later(r"[-‐](?:way|off|sided|class|rate)\b")
"""Behind a number: a word that makes it an adjective which counts nothing ("two-way trade")."""
_CALLED = later(r"(?P<number>\.?\d{1,4}K?)(?![\d%]|[.,]\d)(?:[ -](?P<noun>[^\W\d_]+))?")
_COUNTS = later(r"[a-z]| (?:of|thousand|[mbt]r?illion)\b")
_OPENS = frozenset(".0123456789")
_NEXT_CAPITAL = later(r" [A-Z][a-z]")
_OLD_YEAR = later(r"1[0-7]\d\d(?![\d,.-]\d|\d| of\b)")
_IN_YEAR = later(r"\b(?:in|since|until|the year|circa)\s$", re.IGNORECASE)
_SMALL_WORD = later(r"(?<![^\W_])[a-z]+ \Z")
_LONG_SMALL = later(r"\b(?!(?:with|from|into|over|after|than|that|amid|near|upon|under)\b)[a-z]{4,}\b")
AROUND = 80
"""Characters on each side of a word with a capital in which words are looked for that a headline would write with one too."""
FEWEST_SMALL = 2
_SCALED_ORDINAL = later(r"[ -](?:hundred|thousand|million|billion|trillion)th\b", re.IGNORECASE)
"""What makes a number the place of one thing: "the 39 millionth visitor"."""
_DIGIT_RUN = later(r"\d{1,4}(?![\d,.])")


@cache
def _called_by() -> dict[str, frozenset[str]]:
    return {number: frozenset(row["nouns"].split("|")) for row in rows("called_numbers") for number in row["number"].split("|")}


@cache
def _before_numbers() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["makes"].split("|")) for row in rows("before_numbers")}


def _makes(word: str) -> frozenset[str]:
    """What a word right before a number makes of it (before_numbers.csv)."""
    return _before_numbers().get(word.lower().rstrip("-"), frozenset())


def _word_before(text: str, at: int) -> re.Match[str] | None:
    """The word that ends right before an offset, as group 1; the match's offsets are those of the forty characters before it."""
    tail = text[max(0, at - 40) : at]
    words = tail.rstrip(" \t\n")
    return _BEFORE.search(tail, max(words.rfind(" "), words.rfind("\n")) + 1)  # no word reaches over these


def is_name_part(text: str, numeral: Numeral, *, has_unit: bool, money: bool = False, signed: bool = False, floor: int = 0) -> bool:
    """Whether a number belongs to a name, a list, a code or a score rather than counting or measuring something.

    >>> from factcheck.quantities.numerals import read_digits
    >>> is_name_part("the S&P 500 fell", read_digits("the S&P 500 fell", 8), has_unit=False)
    True
    """
    start, end = numeral.start, numeral.end
    if end - start == 2 and not has_unit and text[start:end].isdigit() and _SHORT_YEAR.search(text, max(0, start - 2), start):
        return True
    if not has_unit and (_TIED.match(text, end) or _OF_LAW.match(text, end)):
        return True
    if not money and text[start] in _OPENS and _is_called(text, start, end, has_unit):
        return True
    if not money and text[start] == "3" and _FIRM.match(text, start):
        return True
    if end - start == 1 and _GENERATION.fullmatch(text, start, end + 1) and not text[end + 1 : end + 2].isalnum():
        return True
    if (
        _SCALED_ORDINAL.match(text, end)
        or _ADDRESS.match(text, end)
        or _YEARS.match(text, start)
        or _is_age_group(text, numeral)
        or _is_one_of_a_row(text, numeral)
    ):
        return True
    if numeral.form in ("word", "vague", "fraction") and not text[start].isdigit():
        before = text[max(0, start - 24) : start]
        ranked = not numeral.scaled and (_RANKED if has_unit else _NUMBERED).search(before) is not None  # "the number three carmaker"
        return (
            ranked
            or _is_titled(text, numeral)
            or _is_nobody(text, numeral)
            or (not has_unit and (_is_pronoun(text, numeral) or _is_pointed_at(text, numeral)))
        )
    return (
        (not money and floor != start - 1 and _glued(text, start, end, has_unit))
        or (not has_unit and _behind_name(text, numeral))
        or (has_unit and _behind_known_name(text, start - signed))
        or (not has_unit and _before_name(text, numeral))
        or (not has_unit and _YEAR.fullmatch(text[start:end]) is not None)
        or (not has_unit and _is_list_number(text, start, end))
    )


def _is_called(text: str, start: int, end: int, has_unit: bool) -> bool:
    """Whether digits are what something is called by: an airliner, an emergency line, a sort of screen, the year of prices, an old year."""
    word = _CALLED.match(text, start)
    if word is not None and (word["noun"] or "").lower() in _called_by().get(word["number"], frozenset()):
        return True
    if word is not None and word["number"] == "911" and not _COUNTS.match(text, start + 3):
        return not has_unit or CALLS.search(text, max(0, start - 48), start) is not None
    if end - start == 4 and text[start:end].isdigit():
        if _PRICES_OF.match(text, end) and _YEAR.fullmatch(text[start:end]):
            return True
        return not has_unit and _OLD_YEAR.match(text, start) is not None and _IN_YEAR.search(text, max(0, start - 9), start) is not None
    return False


def _is_titled(text: str, numeral: Numeral) -> bool:
    """ "World War Two", "Day Ten", "League One": a number word with a capital behind a word that takes numbers; "fly-half".

    And one with a capital within a sentence that opens a name: "the film Two Weeks in Dunmore".
    """
    start = numeral.start
    if text[start : numeral.end].lower() == "half" and _UNWRITTEN.search(text, max(0, start - 6), start):
        return True
    if not text[start].isupper():
        return False
    if _SMALL_WORD.search(text, max(0, start - 24), start) and _NEXT_CAPITAL.match(text, numeral.end) and _is_prose(text, start):
        return True
    before = _word_before(text, start)
    return before is not None and _takes_numbers(before[1]) and before[1][0].isupper()


def _is_prose(text: str, at: int) -> bool:
    """Whether the words around are written small, as a headline does not write its longer words."""
    line = text[text.rfind("\n", 0, at) + 1 : at][-AROUND:] + text[at : at + AROUND].partition("\n")[0]
    return len(_LONG_SMALL.findall(line)) >= FEWEST_SMALL


def _takes_numbers(word: str) -> bool:
    """Whether a word of more than two letters is one that numbers stand behind as names ("Zone 2", "Day 10")."""
    low = word.lower()
    named = len(word) > 2 and low in word_list("numbered_names") and low not in word_list("capital_openers")
    return named and low not in ("over", "under", "big")


def _is_one_of_a_row(text: str, numeral: Numeral) -> bool:
    """ "Image 23 of 33", "Photo 1 of / 32": how many pictures a gallery has, printed right before its next caption."""
    start = numeral.start
    told = text[start].isdigit() and text[max(0, start - 2) : start - 1] in _ENDS_OF and text[start - 1 : start].isspace()
    return told and _GALLERY.search(text[max(0, start - 24) : start]) is not None


def _is_age_group(text: str, numeral: Numeral) -> bool:
    """ "over 60s", "under-18s", "in their 40s": people of an age, or a decade."""
    if not _PLURAL_NUMBER.match(text, numeral.start):
        return False
    before = _BEFORE.search(text[max(0, numeral.start - 12) : numeral.start])
    return before is not None and "group" in _makes(before[1])


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    """ "one" without anything that it counts stands for a person or thing ("one of them", "this one", "one-off")."""
    return text[numeral.start : numeral.end].lower() == "one" and numeral.end < len(text) and not _ONE_IN.match(text, numeral.end)


def _is_nobody(text: str, numeral: Numeral) -> bool:
    """ "no one knew", "every one", "net zero", "ground zero"."""
    word = text[numeral.start : numeral.end].lower()
    if word == "one" and _ONE_TIME.match(text, max(0, numeral.start - 3)):
        return True
    before = _BEFORE.search(text[max(0, numeral.start - 12) : numeral.start]) if word in ("one", "zero") else None
    return before is not None and ("nobody" if word == "one" else "nothing") in _makes(before[1])


def _is_pointed_at(text: str, numeral: Numeral) -> bool:
    """ "the bottom three", "these two": a number word that points at things already named."""
    before = _BEFORE.search(text[max(0, numeral.start - 16) : numeral.start])
    return before is not None and not numeral.scaled and "pointed" in _makes(before[1])


def _before_name(text: str, numeral: Numeral) -> bool:
    """ "787 Dreamliner", "16 Industrial Avenue": plain digits before a capitalised word inside a sentence."""
    if numeral.scaled or not text[numeral.start : numeral.end].isdigit():
        return False
    after = _CAPITAL.match(text, numeral.end)
    return after is not None and after[1].lower() not in word_list("noun_stops")


def _glued(text: str, start: int, end: int, has_unit: bool) -> bool:
    """Letters that touch the digits without being a scale or unit: A320, 4chan, mp3, H1N1."""
    before = text[start - 1 : start]
    if before and (before.isalpha() or before == "_"):
        return True
    if before and before in "-‐–" and start >= 2 and text[start - 2].isalpha():
        word = _LAST_WORD.search(text[max(0, start - 12) : start - 1])
        return word is None or word[0].lower() not in (
            "mid",
            "sub",
            "minus",
            "pre",
            "post",
            "over",
            "under",
            "plus",
            "non",
            "to",
            "us",
            "now",
            "early",
            "late",
        )
    after = text[end : end + 1]
    return bool(after) and not has_unit and (after.isalpha() or after == "_")


def _behind_name(text: str, numeral: Numeral) -> bool:
    """ "Planet 9", "Windows 10": a capitalised word directly before, inside a sentence, and no unit behind."""
    if is_of_several_named(text, numeral.start, numeral.end):
        return True
    found = _word_before(text, numeral.start)
    if found is None:
        return False
    word = found[1]
    if word == "#":
        return True
    if word == "number" and _counts_up(text, numeral, found):
        return False
    if word.lower().rstrip(".") in word_list("numbered_names") or word.lower() in word_list("numbered_names"):
        return (
            word.lower()
            not in ("over", "top", "day", "week", "year", "part", "a", "m", "s", "c", "f", "b", "e", "p", "h", "q", "u", "measure", "rule")
            or word[0].isupper()
        )
    if (
        numeral.scaled
        or not word[0].isupper()
        or len(word) < 2
        or "," in text[numeral.start : numeral.end]
        or "." in text[numeral.start : numeral.end]
    ):
        return False
    return word.lower() not in word_list("noun_stops") and word.lower() not in word_list("capital_openers")


def _counts_up(text: str, numeral: Numeral, found: re.Match[str]) -> bool:
    """ "The dead number 4,812", "they number 12 million": "number" as a verb; "account number 4,812" is a name."""
    if not (numeral.scaled or "," in text[numeral.start : numeral.end]):
        return False
    before = _word_before(text[max(0, numeral.start - 40) : numeral.start], found.start())
    return before is not None and ("counted" in _makes(before[1]) or is_plural(before[1].lower()))


def _behind_known_name(text: str, start: int) -> bool:
    """ "Boeing 737 jets", "Formula 1 races", "#1 Rank stocks": names that carry their number even where a plural follows."""
    found = _word_before(text, start)
    if found is None or found[1] == "#":
        return found is not None
    word, digits = found[1], _DIGIT_RUN.match(text, start)
    if len(word) > 2 and word.lower() in word_list("names_before_plurals"):
        return True
    if digits is None or not word[0].isupper():
        return False
    noun = _CALLED.match(text, start)
    opens = word.lower() in word_list("capital_openers") or word.lower() in word_list("noun_stops")
    model = noun and noun["noun"] in _called_by()["name"] and not opens
    zone = _takes_numbers(word) and _NEXT_CAPITAL.match(text, digits.end())
    return bool(model or zone)


def _is_list_number(text: str, start: int, end: int) -> bool:
    """ "1. First item", "(2) second": a small number that opens a line."""
    opens = text[end : end + 1] in (".", ")", "]") and text[end + 1 : end + 2] in " \t"
    return opens and end - start <= 2 and _LIST_NUMBER.search(text[max(0, start - 6) : start]) is not None
