"""Parts told with their share, and with the whole where it stands beside them: "33 of 755, or 4%", "$41bn, or 40% of the debt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from factcheck.checks.arithmetic import widened
from factcheck.checks.around import is_adjective
from factcheck.checks.parts.items import HEDGED, UNADDED, in_unit_of, is_bare, may_be_part, scaled_like
from factcheck.comparing.interval import Interval, asserted, mixable
from factcheck.records import Claim
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases

Sentence = list[Claim]

IN_WORDS = Decimal(15)
"""How many percent "a third" or "half" may be off: nobody writes 11/30."""

_ABOUT = r",\s(?=(?:about|around|roughly|some|nearly|almost)\s)"
_WORDS = r"[^\d,;:.!?()“”\"\n—–]"
_NOUN = rf"(?:\s{_WORDS}{{1,40}}?)?"
_OR = later(rf"{_NOUN}(?:,?\s(?:or|equal to|equivalent to|representing|accounting for|making up|i\.e\.)\s|\s?\((?:or\s)?|{_ABOUT}){HEDGED}")
_IS = later(
    r"(?:\sof\s(?:them|those|these))?\s(?:is|are|was|were|represent(?:s|ed)?|amount(?:s|ed)? to|equal(?:s|led)?|makes? up|made up"
    rf"|account(?:s|ed)? for|constitutes?|constituted)\s{HEDGED}"
)
_BESIDE = later(rf"{_NOUN},\s{HEDGED}")
_ENDS = later(r"\s?(?:[,.;)–—]|$)|\s(?:of (?:them|the total|those)\b)")
_OF_THEM = later(rf"\sof\s(?:them|these|those)(?:,?\sor\s|,\s|\s\((?:or\s)?|\s[–—]\s){HEDGED}")
_OR_PART = later(rf"(?:,?\s(?:or|that is|i\.e\.)\s|\s?\((?:or\s)?|{_ABOUT}){HEDGED}")
_BRACKET = later(r"\s?\(")
_OF = later(
    r"(?:\s(?!of\b)[a-z-]+)?\s(?:out\s)?of\s"
    r"(?:(?:the|its|their|his|her|all|a total of|some|about|these|those|our|more than|nearly|almost)\s){0,2}(?:[A-Za-z-]+\s){0,2}"
)
_SHARE_OF = later(rf"\s?of\s(?:{_WORDS}{{0,70}}\s)?[$€£¥]?")
_NOT_IN_WHOLE = later(r"\b(?:in|at|for|by|on|with|about|over|under|and|as|during|who|aged)\b")
_OF_THE = later(r"\bof\s(?:the|its|their|these|those|his|her)\s(?:[a-z-]+\s)?$", re.IGNORECASE)
_OPENS_OF = later(r"(?:^|\n|[.!?:;][”\"]?\s|^[“\"])Of\s$")
_OF_WHOM = later(rf"{_NOUN},\sof\s(?:whom|which|them)\s{HEDGED}")
_THEN = later(rf"(?:\s{_WORDS}{{1,80}}?)?,\s{HEDGED}")
"""Behind a whole, with what tells which of them are meant: "Of the 480 pupils who asked for a place at the new school, 120"."""
_WHOLE_NAMED = later(r"\s?of\s(?P<of>(?:(?!(?:in|last|this|during|that|who|which|when|ha[ds]|have|by|at|on)\b)[\w’'&-]+\s?){1,8})")
_OTHER_WHOLE = later(r"\s?(?:of|among)\s(?!(?:them|the total|the whole)\b|all\s?[,.;)]|th[eo]se\s?[,.)])")
AGES = 16
"""Characters before a part in which the other end of its range is looked for."""
_ENDS_RANGE = later(r"\b(?:\d+ (?:to|and|through)|(?:under|over|above|below|aged)) $")
"""Before the far end of a range, or an age: "children ages 1 to 4 make up 12 percent of the 92 cases", "children under five are 5%"."""
_APART = later(r"\s(?:above|below|more|less|higher|lower|over|under|ahead|short|faster|slower|better|worse|cheaper|dearer)\b")
"""After a percentage that is no share: "$160,000, almost 65 percent above the average"."""
_OF_STAFF = later(r"\s?of\s(?:its|their|the|his|her)\s(?:[a-z]+\s){0,2}(?:workforce|staff|employees|headcount|payroll)\b")
STAFF = frozenset({"job", "employee", "worker", "post", "position"})
"""What a whole counts that "of its workforce" names again."""
_GREW = later(
    r"\b(?:up|down|r[io]se|risen|f[ae]ll|fallen|grew|growth|gain\w*|los[est]\w*|(?:in|de)creas\w*|drop\w*|cut|jump\w*|declin\w*|more|less"
    r"|higher|lower)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A part with its share; the whole where it stands in the sentence, else what words the share is said to be of."""

    part: Claim
    share: Claim
    whole: Claim | None
    of: str = ""


def is_share(claim: Claim) -> bool:
    """Whether the figure is a percentage or a fraction between nothing and all; a bare number that stands beside one is none."""
    percent = claim.unit.symbol == "%"
    value = claim.figure.value / 100 if percent else claim.figure.value
    words = percent or not any(letter.isdigit() for letter in claim.quote)
    return claim.unit.dimension == "ratio" and words and not (percent and is_bare(claim)) and 0 < value <= 1 and not claim.quantity.change


def as_share(claim: Claim) -> Interval:
    """What a share asserts, as a fraction of one: a fraction in words is loose, and a percentage may be cut off instead of rounded."""
    interval = asserted(claim)
    if claim.unit.symbol != "%":
        return widened(interval, IN_WORDS)
    whole = claim.figure.value == int(claim.figure.value)
    cut = Decimal("0.01") if whole and claim.figure.hedge == "exact" else Decimal(0)
    return interval[0], max(interval[1], claim.figure.value / 100 + cut)


def shares_told(sentence: Sentence, text: str) -> Iterator[Told]:
    """Each share of a sentence with its part, and the whole where it is there; figures and words in between must leave no doubt."""
    for at, claim in enumerate(sentence):
        if is_share(claim):
            told = _with_whole(sentence, at, text) or _without_whole(sentence, at, text)
            if told:
                yield told


def shares_of_them(sentence: Sentence, before: Sentence, text: str) -> Iterator[Told]:
    """Each part "of them" with its share ("1,410 of them, or a third"), with each count of the sentence before as its whole."""
    for part, share in pairwise(sentence):
        if (
            is_share(share)
            and is_bare(part)
            and not is_share(part)
            and part.figure.value >= 1
            and _OF_THEM.fullmatch(text[part.end : share.start])
            and _ENDS.match(text, share.end)
        ):
            wholes = [claim for claim in before if not is_bare(claim) and claim.unit.dimension == "count" and not is_share(claim)]
            yield from (Told(part, share, whole) for whole in wholes if whole.figure.value > part.figure.value)


def _with_whole(sentence: Sentence, at: int, text: str) -> Told | None:
    share = sentence[at]
    two_back, back = (sentence[at - 2] if at > 1 else None), (sentence[at - 1] if at else None)
    on, two_on = (sentence[at + 1] if at + 1 < len(sentence) else None), (sentence[at + 2] if at + 2 < len(sentence) else None)
    closed = not _OTHER_WHOLE.match(text, share.end) or (_is_staff(back) and _OF_STAFF.match(text, share.end) is not None)
    apposed = back is not None and _BESIDE.fullmatch(text[back.end : share.start]) is not None and _ENDS.match(text, share.end) is not None
    if two_back and back and apposed and _OF.fullmatch(text[two_back.end : back.start]):
        return _told(two_back, share, back, text)
    if two_back and back and closed and _tells_share(back, share, text):
        if _OF.fullmatch(text[two_back.end : back.start]):
            return _told(two_back, share, back, text)
        if _divided(two_back, back, text):
            return _told(back, share, two_back, text)
    if on and _is_of(text[share.end : on.start]):
        if back and _tells_share(back, share, text):
            return _told(back, share, on, text)
        if two_on and _OR_PART.fullmatch(_after_noun(text[on.end : two_on.start])):
            return _told(two_on, share, on, text)
    if on and two_on and _BRACKET.fullmatch(text[share.end : on.start]) and _OF.fullmatch(text[on.end : two_on.start]):
        return _told(on, share, two_on, text)
    return None


def _is_staff(whole: Claim | None) -> bool:
    return whole is not None and whole.unit.symbol.casefold() in STAFF


def _divided(whole: Claim, part: Claim, text: str) -> bool:
    """Whether a figure is told as part of the one before: "of the 196, 152", "Of 196, 152" opening a sentence, "196, of whom 152"."""
    led, between = text[max(0, whole.start - 24) : whole.start], text[whole.end : part.start]
    of = _OF_THE.search(led) or _OPENS_OF.search(led)
    return (of and _THEN.fullmatch(between)) is not None or _OF_WHOM.fullmatch(between) is not None


def _tells_share(part: Claim, share: Claim, text: str) -> bool:
    """Whether the words between make the share the part's: ", or 4%", " (4%)", " are 4%"."""
    words = text[part.end : share.start]
    return _IS.fullmatch(words) is not None or _OR.fullmatch(words) is not None


def _after_noun(words: str) -> str:
    """The words between two figures from the first comma, bracket or "or" on, where a plain noun stands before."""
    match = re.match(r"(?:\s[^\W\d]+){0,3}(?=,|\s\(|\sor\s)", words)
    return words[match.end() :] if match else words


def _is_of(words: str) -> bool:
    """Whether the words between a share and a figure make the figure its whole: "of the population of", "of its 1986 sales of"."""
    return _SHARE_OF.fullmatch(words) is not None and not phrases("list_breakers").search(words) and not _NOT_IN_WHOLE.search(words)


def _told(part: Claim, share: Claim, whole: Claim, text: str) -> Told | None:
    plain = all(claim.unit.dimension not in UNADDED or is_bare(claim) for claim in (part, whole))
    kept = {part.role, whole.role}.isdisjoint({"change"}) or part.unit.dimension.startswith("money") or _is_staff(whole)
    if part.figure.value <= 1:  # "half of the 226, 52%"; "in one study of 150,000 people, 1.7% of them"
        return None
    if _ENDS_RANGE.search(text[: part.start][-AGES:]) or is_adjective(whole):  # "two unions, about half of the 5-million-strong workforce"
        return None
    if not plain or not kept or not _comparable(part, whole) or part.quantity.same_as is not None:
        return None
    return Told(part, share, whole)


def _comparable(part: Claim, whole: Claim) -> bool:
    money = part.unit.dimension.startswith("money"), whole.unit.dimension.startswith("money")
    if is_bare(part) or is_bare(whole):
        return not any(money) or all(money)
    if any(money) and part.unit.dimension != whole.unit.dimension:  # "$20 billion, or $74 a share"
        return False
    counts = part.unit.dimension == whole.unit.dimension == "count"
    return counts or may_be_part(part, whole) or mixable(part.unit, whole.unit)


def _without_whole(sentence: Sentence, at: int, text: str) -> Told | None:
    """ "$41bn, or 40% of the total debt": the part right before the share, and the words of the whole."""
    share, part = sentence[at], sentence[at - 1] if at else None
    named = _WHOLE_NAMED.match(text, share.end, min(len(text), share.end + 80))
    if (
        part is None
        or part.unit.dimension in UNADDED
        or is_share(part)
        or _APART.match(text, share.end)
        or not _tells_share(part, share, text)
    ):
        return None
    led = text[max(0, part.start - 40) : part.start]
    if part.role == "change" or part.quantity.change or _GREW.search(led) or part.quantity.same_as is not None:
        return None
    return Told(part, share, None, named["of"].strip() if named else "")


def of_one_unit(told: Told, whole: Claim) -> tuple[Claim, Claim]:
    """Part and whole in one unit and of one scale: "1.2 of 1.5 trillion barrels"."""
    part = scaled_like(in_unit_of(told.part, whole), whole)
    return part, in_unit_of(whole, part)
