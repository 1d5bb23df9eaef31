"""Numbers that are no figures: parts of names, list numbers, scores, versions, telephone numbers, the pronoun "one"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.quantities.numerals import Numeral
from factcheck.quantities.plurals import is_plural
from factcheck.text.patterns import later
from factcheck.vocab import rows, word_list

_BEFORE = later(r"([^\W\d_][\w&'’.-]{0,40}|#)([ \t]|[-‐]|\n[ \t]{0,8})?$")
_SCORE = later(r"\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d|,\d|[-–]\d|\s?(?:%|percent|per cent|pct))")
_SCORE_CUE = later(
    r"[ \t]{1,16}(?:win|wins|victory|defeat|loss|draw|lead|vote|decision|verdict|ruling|majority|series|aggregate|record|thrashing"
    r"|rout|down|up|triumph|deficit"
    r"|score|scoreline|advantage|tie|shutout|split|in\b|at\b|on\b|against\b|over\b|after\b|to\b|with\b|before\b|home\b|away\b)|[.,;)¶]|\s{0,16}$"
)
_ONE_IN = later(r"\s(?:in|out of|in every|of every)\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)")
_RANKED = later(r"(?:\b(?:the|a|its|their|his|her|our|world|as|current|former)|['’]s)[ -]number[ -]\Z", re.IGNORECASE)
_LAST_WORD = later(r"[^\W\d_]{1,40}$")
_PLURAL_NUMBER = later(r"\d{1,3}['’]?s\b")
_CAPITAL = later(r"[ ]([A-Z][A-Za-z]{1,40})")
_SHORT_YEAR = later(r"(?:^|[\s(])[’'‘]$")
"""Before a year without its century: "the ’90 shooting"."""
_GENERATION = later(r"[2-6]G")
_YEAR = later(r"(?:1[89]|20|21)\d\d")
_YEARS = later(r"(?:1[89]|20|21)\d\d['’]?s\b")
_LIST_NUMBER = later(r"(?:^|[\n¶])[ \t]{0,6}[(\[]?$")
_PHONE = later(r"(?:\+?\d[\d()\s.-]{7,40}\d)")
_LOCAL_PHONE = later(r"\d{3}-\d{4}(?![\d-])")
_CALLS = later(
    r"\b(?:call|calls|called|calling|phone|telephone|tel|contact|dial|hotline|line|fax|stoppers|at|number)\b[^.;\d]{0,40}$", re.IGNORECASE
)
"""Words before a local telephone number: "call the police department at 427-1222"."""
_VERSION = later(r"\d{1,60}(?:\.\d{1,60}){2,9}")
_IDIOM = later(r"\d{1,3}(?:[/x-]\d{1,3}){1,2}(?![\d,.%]\d|\d|\s?(?:%|per|pct))")
_DOTTED_GROUPS = later(r"\d{1,3}(?:\.\d{3}){1,20}")
_ORDINAL = later(r"\d{1,20}(?:,\d{3}){0,5}(?:(?<=1)(?<!11)st(?! ?\d{1,2} ?lb)|nd|rd|th)\b")
_GALLERY = later(r"\b(?:image|photo|picture|slide|caption)\s\d{1,3}\s(?:of|/)\s(?:/\s)?$", re.IGNORECASE)
_ADDRESS = later(
    r"[ \t]{1,16}(?:[NSEW]\.? )?(?:[A-Z][\w.'’]{0,40}[ ]|\d{1,60}(?:st|nd|rd|th)[ ]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane"
    r"|Drive|Boulevard|Blvd|Terrace|Highway|Parkway|Court)\b"
)


@cache
def _before_numbers() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["makes"].split("|")) for row in rows("before_numbers")}


def _makes(word: str) -> frozenset[str]:
    """What a word right before a number makes of it (before_numbers.csv)."""
    return _before_numbers().get(word.lower(), frozenset())


def is_name_part(text: str, numeral: Numeral, *, has_unit: bool, money: bool = False, signed: bool = False, floor: int = 0) -> bool:
    """Whether a number belongs to a name, a list, a code or a score rather than counting or measuring something.

    >>> from factcheck.quantities.numerals import read_digits
    >>> is_name_part("the S&P 500 fell", read_digits("the S&P 500 fell", 8), has_unit=False)
    True
    """
    start, end = numeral.start, numeral.end
    if _SHORT_YEAR.search(text, max(0, start - 2), start) and text[start:end].isdigit() and end - start == 2 and not has_unit:
        return True
    if _GENERATION.fullmatch(text, start, end + 1) and not text[end + 1 : end + 2].isalnum():
        return True
    if _ADDRESS.match(text, end) or _YEARS.match(text, start) or _is_age_group(text, numeral) or _is_one_of_a_row(text, numeral):
        return True
    if numeral.form in ("word", "vague", "fraction") and not text[start].isdigit():
        ranked = not numeral.scaled and _RANKED.search(text[max(0, start - 24) : start]) is not None  # "the number three carmaker"
        return ranked or _is_nobody(text, numeral) or (not has_unit and (_is_pronoun(text, numeral) or _is_pointed_at(text, numeral)))
    return (
        (not money and floor != start - 1 and _glued(text, start, end, has_unit))
        or (not has_unit and _behind_name(text, numeral))
        or (has_unit and _behind_known_name(text, start - signed))
        or (not has_unit and _before_name(text, numeral))
        or (not has_unit and _YEAR.fullmatch(text[start:end]) is not None)
        or (not has_unit and _is_list_number(text, start, end))
    )


def _is_one_of_a_row(text: str, numeral: Numeral) -> bool:
    """ "Image 23 of 33", "Photo 1 of / 32": how many pictures a gallery has, printed right before its next caption."""
    return text[numeral.start].isdigit() and _GALLERY.search(text[max(0, numeral.start - 24) : numeral.start]) is not None


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
    found = _BEFORE.search(text[max(0, numeral.start - 40) : numeral.start])
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
    before = _BEFORE.search(text[max(0, numeral.start - 40) : numeral.start][: found.start()])
    return before is not None and ("counted" in _makes(before[1]) or is_plural(before[1].lower()))


def _behind_known_name(text: str, start: int) -> bool:
    """ "Boeing 737 jets", "Formula 1 races": names that carry their number even where a plural follows."""
    found = _BEFORE.search(text[max(0, start - 40) : start])
    return found is not None and len(found[1]) > 2 and found[1].lower() in word_list("names_before_plurals")


def _is_list_number(text: str, start: int, end: int) -> bool:
    """ "1. First item", "(2) second": a small number that opens a line."""
    opens = text[end : end + 1] in (".", ")", "]") and text[end + 1 : end + 2] in " \t"
    return opens and end - start <= 2 and _LIST_NUMBER.search(text[max(0, start - 6) : start]) is not None


def is_code(text: str, start: int) -> int | None:
    """Where a version ("2.4.1"), a telephone or an account number ends; None where the digits are none."""
    idiom = _IDIOM.match(text, start)
    if idiom and idiom[0] in word_list("number_idioms"):
        return idiom.end()
    version = _VERSION.match(text, start)
    if version and not _DOTTED_GROUPS.fullmatch(version[0]):
        return version.end()
    local = _LOCAL_PHONE.match(text, start)
    if local and _CALLS.search(text, max(0, start - 60), start):
        return local.end()
    phone = _PHONE.match(text, start)
    if phone is None or "-" not in phone[0]:
        return None
    groups = re.findall(r"\d{1,60}", phone[0])
    return phone.end() if len(groups) >= 3 and max(map(len, groups)) >= 3 else None


def is_score(text: str, start: int) -> int | None:
    """Where a score or tally such as "3-2" ends; None where the two numbers are a range.

    >>> is_score("won 3-2 on Sunday", 4), is_score("drew 2-2 with City", 5), is_score("3-4 weeks", 0)
    (7, 8, None)
    """
    found = _SCORE.match(text, start)
    if found is None:
        return None
    return found.end() if _SCORE_CUE.match(text, found.end()) else None


def is_ordinal(text: str, start: int) -> int | None:
    """Where an ordinal in digits ("21st") ends, else None."""
    found = _ORDINAL.match(text, start)
    return found.end() if found else None
