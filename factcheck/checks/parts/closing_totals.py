"""Totals that close a list: "…, for a total of 12", "…, 12 in all", "…, bringing the total to 12"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.checks.asides import without_asides
from factcheck.checks.parts.items import in_unit_of, is_a_name, is_closed
from factcheck.records import COUNTED, Claim
from factcheck.text.patterns import later

Sentence = list[Claim]

_WORDS = r"[^.;:!?\n“”\"()\d]"
_JOINT = r"(?:,|;|\s[—–-]|\s?\()"
_FOR_A_TOTAL = later(
    rf"{_WORDS}{{0,60}}?(?:{_JOINT}|(?=\sfor\s|\smaking\s|\sgiving\s|\sto\smake\s))\s?"
    r"(?:(?:for|giving|(?:making|to make|which makes)(?: up)?)\s)?"
    r"(?:(?:an?|the|his|her|its|their)\s)?(?:(?:grand|combined|overall|joint)\s)?(?:total(?:\sof|\sis)?|totalling|totaling)\s"
    r"(?:(?:about|roughly|around|some|nearly|almost)\s)?"
)
_BRINGING = later(
    rf"{_WORDS}{{0,60}}?{_JOINT}\s?(?:bringing|taking)\sthe\s(?:(?:grand|combined|overall|joint|death)\s)?(?:total|toll|tally)\sto\s"
)
_BEFORE_IN_ALL = later(rf"{_WORDS}{{0,60}}?{_JOINT}\s?(?:(?:or|making|so|about|some|(?:which|that) (?:makes?|made|is))\s)?")
_IN_ALL = later(
    r"(?:\s[a-z-]+){0,2}\s(?:in all|in total|altogether|all told|combined)"
    r"(?=[,.;:)—–”\"]|$|\s(?:and|but|while|as|when|after|said|were|was|are|is|have|had|has)\b)"
)
"""Behind a total, with nothing after it that makes it one of more: "30 in all for club and country"."""
_UNCOUNTED = later(r"(?:,|\band|\bplus|\bwith)\san?\s(?!(?:(?:grand|combined|overall|joint)\s)?total)")
"""One more that has no number of its own: "three men and two women in the first car, and a boy in the second"."""
NEARLY = Decimal("0.1")
"""How far, of itself, a total may lie from counts of unlike things: "12 golds and 10 silvers, 32 medals in all" leaves out the bronzes."""
_OF_EACH = later(r"\b(?:each|every|per|apiece)\b")
_OF_LONGER = later(
    r"\s?(?:[a-z-]+\s){0,4}(?:so far|since|this|that|these|over|in (?:his|her|their|its|\d+|the)|career|to date|for the|on the|during)\b"
)


def part_from_total(run: Sentence, text: str) -> Sentence:
    """The parts of a list whose last figure is its total: "£4m on roads and £2m on schools, £6m in all"; all of it where it is none."""
    last = len(run) > 2 and _IN_ALL.match(text, run[-1].end) and _BEFORE_IN_ALL.fullmatch(text[run[-2].end : run[-1].start])
    return run[:-1] if last and is_closed(run[:-1], text) else run


def closes(whole: Claim, parts: Sentence, text: str) -> bool:
    """Whether the figure behind a list is told as its total, and no season's or year's total is meant."""
    if re.match(r"\s?[+*=×]", text[whole.end : whole.end + 2]):  # "a total of 15+10 = 25" is no total but the sum itself
        return False
    between = without_asides(text[parts[-1].end : whole.start])
    # "three to the winner of each district, for a total of 28"
    if _OF_EACH.search(between) or _UNCOUNTED.search(text[parts[0].end : whole.start]):
        return False
    if is_told_as_total(whole, parts[-1], text):
        return True
    return _BRINGING.fullmatch(between) is not None and _amount(parts, whole) >= whole.figure.value


def is_told_as_total(whole: Claim, before: Claim, text: str) -> bool:
    """Whether a figure is told as a total of what stands right before it: ", a total of £6m", ", £6m in all"."""
    between = without_asides(text[before.end : whole.start])
    if _FOR_A_TOTAL.fullmatch(between):
        return not _OF_LONGER.match(text, whole.end, whole.end + 60)
    return bool(_BEFORE_IN_ALL.fullmatch(between) and _IN_ALL.match(text, whole.end, whole.end + 60))


def _amount(parts: Sentence, whole: Claim) -> Decimal:
    return sum((in_unit_of(part, whole).figure.value for part in parts), start=Decimal(0))


def counts_all(whole: Claim, parts: Sentence) -> bool:
    """Whether a total counts what its parts are kinds of: "1,240 birds and 860 mammals, a total of 2,100 animals"."""
    counts = all(claim.unit.dimension in COUNTED and not is_a_name(claim) for claim in (*parts, whole))
    return counts and abs(whole.figure.value - _amount(parts, whole)) <= NEARLY * whole.figure.value
