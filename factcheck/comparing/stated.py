"""Do two figures of two articles say themselves what they are? What has to be guessed is seldom one thing among many articles."""

from __future__ import annotations

import re
from functools import cache

from factcheck.comparing.amounts import are_of_one_sum, are_two_amounts, is_list, is_typo
from factcheck.comparing.confidence import slot_doubts
from factcheck.comparing.copies.origins import are_versions
from factcheck.comparing.corrections.noted import corrected, replaces
from factcheck.comparing.interval import telling_digits
from factcheck.comparing.markets import is_of_business, is_priced, may_be_of_two_hours, runs
from factcheck.comparing.remembered import remembered
from factcheck.comparing.slips import SWAPPED, slip
from factcheck.comparing.stories import are_bare_passages, is_its_story, put_together
from factcheck.comparing.times.periods import in_words, named, shared, told_on
from factcheck.comparing.voices import told_by_two
from factcheck.records import COUNTED, Claim, Corpus, Rule
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases_in
from factcheck.vocab import rows, word_list

AT = 40
"""Characters behind a figure in which its owner may follow: "a 34 percent slide at Tarn Motors"."""
LINE, LINE_AFTER = 50, 25
"""Characters before and behind a figure that tell of which line of the accounts it is."""
MANY = 3
"""So many amounts of one kind in a sentence belong to several owners, times or lines of the accounts."""
ASKED = frozenset({"analyst", "analysts", "economist", "economists", "consensus", "poll", "polled", "wall street"})
"""Whose forecasts stand beside those of the firm itself."""
ESTIMATED = ("estimate", "forecast")
BARE = frozenset({"price", "costs"})
"""Measures that say nothing of a country without the thing before them."""
OF_FIRMS = frozenset({"sales", "revenue", "profit", "loss", "earnings", "orders", "deliveries", "stores", "shares"})
"""Measures that a country has only as the sum of its firms: a firm named beside one is the owner."""
SCALED = ("a thousand times", "a million times", "a billion times", "365 times", "12 times", "7.33 times")
"""How a slip begins that nothing else explains: a part of a whole may be a tenth of it, and two moves have the same digits."""

_NAME = later(r"\b[A-Z][\w&.'’-]*")
_AT = later(r"[^.;,\d]{0,25}?\b(?:at|for|by|in|of|from)\s+(?:the\s+)?(?P<name>[A-Z][\w&.'’-]*)")
_AMOUNTS = {
    "money": re.compile(r"[$€£¥]\s?\d|\d\s(?:dollars|dlrs|euros?|pounds|yen|yuan|rupees|crore|lakh)\b"),
    "ratio": re.compile(r"\d\s?(?:%|per ?cent\b)"),
}
_BEATEN = later(
    r"\b(?:above|below|beat(?:s|ing|en)?|top(?:s|ped|ping)?|miss(?:es|ed|ing)?|exceed(?:s|ed|ing)?|ahead of|short of|in line with|than"
    r"|less than|more than|as)\s+(?:(?:all|most|many|the|market|economists['’]?|analysts['’]?)\s+)*(?:forecasts?|estimates?|expectations"
    r"|predictions|projections|expected|forecast|predicted|estimated|anticipated)\b(?!\s+(?:of|for|at|by|to)\b)(?![^.;]{0,40}\d)",
    re.IGNORECASE,
)
"""An estimate that was met, beaten or missed, whose own figure is not told: "well above forecasts"."""
_OWN_OUTLOOK = later(
    r"\b(?:its|their|the company['’]s|the group['’]s)\s+(?:[\w-]+\s+){0,3}"
    r"(?:outlook|guidance|forecasts?|projections?|expectations|estimates?)"
    r"(?=\s*(?:[.;]|$)|,\s+(?!to\b)|\s+(?:after|as|when|while|because|since)\b)",
    re.IGNORECASE,
)
"""What the owner itself foresees, of which the clause tells no figure: "raised its outlook after posting a profit of …"."""
_HELD_AGAINST = later(
    r"[,;]?\s*\b(?:against|versus|vs|compared (?:with|to)|beat(?:s|ing)?|top(?:s|ping)?|above|below|ahead of|short of|better than"
    r"|miss(?:es|ing)?|exceed(?:s|ing)?)\s+(?:[\w'’.-]+\s+){0,6}?(?:forecasts?|estimates?|consensus|expectations?|predictions?)\b"
    r"(?:\s+(?:from|by|of|in)(?:\s+[\w'’.-]+){1,4}?)?\s+(?:of|for|at)\s+[^\s\w]?\d",
    re.IGNORECASE,
)
"""An estimate with its own figure, against which the one before it is held: "$4.8 billion, against an average forecast of $4.6 billion"."""
_TO_ANALYSTS = later(r"\b(?:told|tells?|telling|briefed|call with)\s+(?:\w+\s+)?(?:analysts|economists)\b", re.IGNORECASE)
"""To whom a firm tells its own figures."""
_FISCAL = later(r"\bfiscal|\bFY\s?\d", re.IGNORECASE)


def left_open(a: Claim, b: Claim, rule: Rule, corpus: Corpus, *, told_again: bool = False) -> str:
    """What two figures of two articles leave to be guessed, so that they can't be held against each other; "" where nothing is.

    A market's figure without the close of a day, and of what a rule wants `stated`: an estimate beside a result, and an owner that stands
    neither in the sentence of each nor in the titles of one named story. Where nobody chose the two to be compared also the time, and the
    series. A scale or a unit slip needs none of this, nothing else explains a factor of a thousand; nor do a correction, one sentence
    `told_again` with another figure, and two short passages given side by side. Amounts of business, and what a rule wants told in like
    `words`, are left open by other words alone, but for a slip and for what is corrected by name (see `are_two_amounts`).
    """
    if a.article == b.article or are_bare_passages(corpus):
        return ""
    slipped = "" if _is_bare_digit(a) or _is_bare_digit(b) else slip(a, b)
    two = _two_amounts(a, b, rule, corpus)
    if slipped.startswith(SCALED) and not two:
        return ""
    if may_be_of_two_hours(a, b, corpus):
        return "a market's figure, and not both say that it is the close of one day"
    together = put_together(a, b, corpus)
    chance = slipped.startswith(SWAPPED) and is_of_business(a)
    if "stated" in rule.settings and not told_again and (is_list(a) or is_list(b)):
        return "one stands in a list, of which another item may be meant"
    settled = together and ((slipped and not chance) or corrected(a, b, corpus) or told_again or are_of_one_sum(a, b))
    return two or ("" if settled or "stated" not in rule.settings else _unsaid(a, b, rule, corpus, together=together))


def _unsaid(a: Claim, b: Claim, rule: Rule, corpus: Corpus, *, together: bool) -> str:
    """What the sentences of two figures leave open of owner, line of the accounts, series and time, and of estimates; "" where nothing."""
    if any(map(is_estimate, (a, b))):
        return "one may be an estimate, which its sentence tells too"
    if any("far measure" in slot_doubts(claim) for claim in (a, b)):
        return "the word for what is measured stands some way off"
    wanted = rule.settings.get("stated", ())
    if not (together and _is_of_land(a, rule)) and "owner" in wanted and (missing := _owner_open(a, b, rule, corpus)):
        return missing
    if together:
        return f"one may be of another line: {min(other)}" if (other := lines_of(a) ^ lines_of(b)) else ""
    if a.mood == b.mood == "forecast" and told_by_two(a, b):
        return "two bodies may well foresee two things"
    if other := _series(a) ^ _series(b):
        return f"one may be of another series: {min(other)}"
    return ("time" in wanted and _time_open(a, b, corpus)) or ""


def says_all(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> bool:
    """Whether the sentences of two figures each name whose and of when it is, so that nothing is left to be guessed."""
    return not (_owner_open(a, b, rule, corpus) or _time_open(a, b, corpus))


def _two_amounts(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> str:
    """Why two figures may be two amounts, in words; "" where that is not asked, or where one sentence names and replaces the other."""
    wanted = rule.settings.get("stated", ())
    shipped = rule.shipped and "number" not in (a.unit.dimension, b.unit.dimension)
    if rule.kind != "same-thing" or not ("words" in wanted or ((wanted or shipped) and _is_open(a, rule) and _is_open(b, rule))):
        return ""
    if replaces(a.sentence, b) or replaces(b.sentence, a):
        return ""
    if a.mood == b.mood == "forecast" and told_on(a, corpus) != told_on(b, corpus) and not corrected(a, b, corpus) and not is_typo(a, b):
        return "a forecast of another day"
    if not (a.entity and b.entity) and not is_typo(a, b) and not are_versions(a.article, b.article, corpus):
        return "neither sentence says of whom, and the articles are no versions of each other"
    return are_two_amounts(a, b, corrected=corrected(a, b, corpus) is not None)


def _is_open(claim: Claim, rule: Rule) -> bool:
    """Whether a page may hold many of a figure's kind: amounts of business, and counts of what no rule names, as of two firms' vehicles."""
    return is_of_business(claim) or (claim.unit.dimension in COUNTED and "measure" not in rule.when)


@remembered
def _is_bare_digit(claim: Claim) -> bool:
    """Whether a count has one telling digit: a ratio of "2 to 1" explains no two billion."""
    return claim.unit.dimension in COUNTED and len(telling_digits(claim.figure.value)) < 2


def _is_of_land(claim: Claim, rule: Rule) -> bool:
    """Whether a rule that names its measure looks at what a country or a body has as a whole: "crude stocks", "output"."""
    whole = claim.unit.dimension not in COUNTED and claim.measure not in BARE
    return whole and "measure" in rule.when and claim.entity in lands() | _bodies()


@remembered
def is_estimate(claim: Claim) -> bool:
    """Whether a figure told as a fact stands in a sentence that tells estimates; what a country pumps is never more than estimated."""
    if not phrases_in("estimate_words", claim.sentence):
        return False
    told = _TO_ANALYSTS.sub(" ", _OWN_OUTLOOK.sub(" ", _BEATEN.sub(" ", _own_part(claim))))
    found = phrases_in("estimate_words", told)
    if claim.mood != "actual":
        return not found.isdisjoint(ASKED)
    return any(not word.startswith(ESTIMATED) for word in found) or bool(found and is_priced(claim))


def _own_part(claim: Claim) -> str:
    """The sentence of a figure up to an estimate against which it is held."""
    end = claim.sentence.find(claim.quote) + len(claim.quote)
    beside = _HELD_AGAINST.search(claim.sentence, end)
    return claim.sentence[: beside.start()] if beside else claim.sentence


def names_owner(claim: Claim) -> bool:
    """Whether a figure's owner stands in its sentence, and no name nearer to it."""
    carried = {"entity carried", "entity by place", "entity stood for"} & set(slot_doubts(claim))
    return bool(claim.entity) and not carried and not nearer_name(claim)


def _owner_open(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> str:
    most = MANY if "measure" in rule.when else MANY - 1
    guessed = {"entity by place"} if is_its_story(a, b, corpus) else {"entity by place", "entity carried"}
    for claim in (a, b):
        if guessed & set(slot_doubts(claim)) or not claim.entity:
            return "whose figure it is does not stand in the sentence of each"
        if claim.measure in BARE and (claim.entity in lands() or "entity stood for" in slot_doubts(claim)):
            return f"the {claim.measure} of what, is not said"
        if other := nearer_name(claim):
            return f"one may be that of another: {other}"
        if len(_AMOUNTS.get(claim.unit.dimension, _NEVER).findall(claim.sentence)) >= most:
            return "one stands among several amounts"
    return ""


_NEVER = re.compile(r"(?!)")


@remembered
def _series(claim: Claim) -> frozenset[str]:
    return phrases_in("series_words", claim.sentence)


@remembered
def lines_of(claim: Claim) -> frozenset[str]:
    """Words right at a figure that make it a part, or another line of the accounts."""
    before, _, after = claim.sentence.partition(claim.quote)
    return phrases_in("line_words", f"{before[-LINE:]}{claim.quote}{after[:LINE_AFTER]}")


@remembered
def nearer_name(claim: Claim) -> str:
    """A name that stands nearer to a figure than its owner's; "" where none does."""
    told = [clue.text for clue in claim.clues if clue.slot in ("entity", "measure", "period")]
    of_land = (claim.entity or "") in lands() and (claim.measure or "").casefold().rpartition(" ")[2] in OF_FIRMS
    if claim.speaker and not of_land:
        told += [claim.speaker, *(clue.text for clue in claim.clues if clue.slot == "speaker")]
    own = {_plain(word) for name in (claim.entity, claim.measure, *told) for word in (name or "").split()} | _times()
    before, _, after = claim.sentence.partition(claim.quote)
    behind = _AT.match(after[:AT])
    near = [behind["name"]] if behind else []
    for name in reversed(list(_NAME.finditer(before))):
        if _plain(name[0]) in own and not of_land and _plain(name[0]) not in _times():
            break
        if not _only_begins(name, before):
            near.append(name[0])
    return next((name for name in near if _plain(name) not in own), "")


def _only_begins(name: re.Match[str], text: str) -> bool:
    """Whether a word has its capital from the beginning of the sentence alone: no possessive, and no further name behind it."""
    return not name.start() and "'" not in name[0] and "’" not in name[0] and not text[name.end() :].lstrip()[:1].isupper()


@cache
def lands() -> frozenset[str]:
    """The one name of each country."""
    return frozenset(row["name"] for row in rows("countries"))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("entity_aliases") if row["kind"] == "body")


def _plain(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.casefold().rstrip(".'’"))


@cache
def _times() -> frozenset[str]:
    """Words with a capital that tell times, and those that begin a name without telling whose it is."""
    return frozenset(row["surface"].casefold().split()[0] for row in rows("times")) | {
        "q1",
        "q2",
        "q3",
        "q4",
        "i",
        "it",
        "the",
        "u.s",
        "us",
    }


def _time_open(a: Claim, b: Claim, corpus: Corpus) -> str:
    """What leaves open that both are of one time, which is over; what holds until it is changed ("area") needs no time."""
    one, other = named(a), named(b)
    if one is other is None and all((claim.measure or "").rpartition(" ")[2] in word_list("standing_measures") for claim in (a, b)):
        return ""
    if one is None or other is None or shared(one, other) < 1:
        return "not both name one time"
    for claim, period in ((a, one), (b, other)):
        if period.text.casefold() not in claim.sentence.casefold():
            return f"its time stands elsewhere in the text: {period.text}"
    if told_on(a, corpus) != told_on(b, corpus) and any(runs(claim, corpus) for claim in (a, b)):
        return f"{in_words(one)} was not over when they were printed"
    if (_FISCAL.search(a.sentence) is None) != (_FISCAL.search(b.sentence) is None):
        return "one is told of a firm's own year"
    return ""
