"""May two claims stand beside each other, by where they stand: in two articles, in one text, one in its headline?"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.comparing.basis import Grounds
from factcheck.comparing.corrections.noted import is_replaced
from factcheck.comparing.interval import ratio
from factcheck.comparing.limits import is_limit, is_told_by_limit
from factcheck.comparing.measures import grows
from factcheck.comparing.remembered import remembered, remembered_there
from factcheck.comparing.slips import SWAPPED, are_few_digits, slip
from factcheck.comparing.times.timing import is_age, is_apposed
from factcheck.records import COUNTED, Claim, Corpus, Rule
from factcheck.tables import text_of
from factcheck.text.patterns import later

LINE_LABEL = "the label of its line"
"""The account of a measure (`Clue.why`) that was read from the head of a line of results: the next block of lines is of another period."""
LEAD = 400
"""Characters from the start of a text that tell what its headline tells."""
MANY = 10
"""A headline's toll below this, or twice that of the text, is more likely a sum of what the text tells one by one."""
RUN_TOGETHER = 600
"""A sentence of more characters with figures is the rest of a table whose lines were lost."""
TELLING = 100
"""From this figure on, "the 1,400 job cuts" names again what was named before; "the two men" may be two of four."""
AGAIN = Decimal("1.2")
"""... where it is no farther from it than this: "the 538 votes" are not the 270 of which was spoken, but all of them."""
PLAIN_DOUBTS = frozenset({"entity carried", "entity stood for", "entity by place", "period assumed"})
"""Doubts that don't count between a headline and the lead under it, which tell of one thing and one time."""
AGAIN_DOUBTS = frozenset({"period carried", "unit nouns differ"})
"""Nor do these where the text speaks of what the headline has named."""
REPLACED = "its own sentence says that one of them is no longer right"
LIMIT = "one is a limit that was passed or kept, not what was reached"
_ITEM = later(r"[ \t]*(?:[-*•–|]|\(?\d{1,2}[.)])[ \t]")
_DEFINITE = later(r"\b(?:the|these|those)\s+[$€£¥]?$", re.IGNORECASE)


def check_fit(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, _found: Grounds) -> str:
    """A check (see `basis.Check`): neither is no longer right, nor a limit that was passed or kept."""
    unfit = unfit_by(a), unfit_by(b)
    return REPLACED if REPLACED in unfit else LIMIT if LIMIT in unfit else ""


def check_places(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    """A check (see `basis.Check`): the two may stand beside each other by where they stand; with the doubts that this raises."""
    if a.article != b.article:
        one, other = corpus.articles.get(a.article), corpus.articles.get(b.article)
        apart = one and other and one.story and other.story and one.story != other.story
        return "the articles belong to different stories" if apart else ""
    if a.sentence == b.sentence and a.where == b.where:
        return "both stand in one sentence, side by side"
    if a.quantity.same_as == b.start or b.quantity.same_as == a.start:
        return "one says the other again in another unit"
    if _in_list(a, corpus) and _in_list(b, corpus):
        return "both stand in a table or a list"
    if "block" in (a.unit.symbol.casefold(), b.unit.symbol.casefold()):
        return "two addresses in one article"
    if len(a.sentence) > RUN_TOGETHER and len(b.sentence) > RUN_TOGETHER:
        return "both stand in a table that was run together"
    if (a.zone == "headline") == (b.zone == "headline"):
        found.weights.append("named again" if named_again(a, b, corpus) else "slip in one text" if is_slip_of_pen(a, b) else "same article")
        return "an earlier figure beside another in one article" if "previous" in (a.role, b.role) else ""
    _headline(*((a, b) if a.zone == "headline" else (b, a)), corpus, found)
    return ""


def unfit_by(claim: Claim) -> str:
    """Why a claim can be held against no other; "" where nothing speaks against it."""
    if is_replaced(claim):
        return REPLACED
    return LIMIT if claim.mood == "actual" and is_limit(claim) and not is_told_by_limit(claim) else ""


def is_slip_of_pen(a: Claim, b: Claim) -> bool:
    """Whether one has the digits of the other in another order, or both are the age in "Jean Ackroyd, 71," of one person."""
    if is_age(a, b):
        return is_apposed(a) and is_apposed(b)
    turned = a.role == b.role == "change" and a.quantity.trend != b.quantity.trend
    # Two rates such as 3.5% and 5.3%, two terms of 540 and 450 days.
    chance = a.unit.dimension == "time" or (a.unit.dimension in ("ratio", "points") and are_few_digits(a, b))
    return slip(a, b).startswith(SWAPPED) and not turned and not chance


@remembered_there
def _in_list(claim: Claim, corpus: Corpus) -> bool:
    """Whether a claim stands in a table, on an item of a list, or on a line that opens with its label ("Revs 31.8 mln")."""
    text = text_of(claim, corpus)
    line = text.rfind("\n", 0, claim.start) + 1
    return is_labelled(claim) or claim.zone == "table" or _ITEM.match(text, line, claim.start) is not None


@remembered
def is_labelled(claim: Claim) -> bool:
    """Whether a claim stands on a line that opens with its label; such lines are alike whosever results they tell."""
    return any(clue.slot == "measure" and clue.why == LINE_LABEL for clue in claim.clues)


def _headline(headline: Claim, body: Claim, corpus: Corpus, found: Grounds) -> None:
    again = named_again(headline, body, corpus)
    found.weights += ["headline", "named again"] if again else ["headline"]
    if again or (body.where == "text" and body.start < LEAD):
        found.settled = PLAIN_DOUBTS | (AGAIN_DOUBTS if again else frozenset())
        found.reasons.append("the headline and the text under it")
        plain = headline.figure.value >= MANY and body.figure.value * 2 > headline.figure.value
    else:
        plain = False
    few = headline.unit.dimension in COUNTED and headline.figure.value < MANY
    if (few or grows(headline)) and body.figure.value < headline.figure.value and not plain:
        found.weights.append("headline total")


def named_again(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two claims stand in one article, and the later speaks of what is already named: "the 1,400 job cuts"."""
    if a.article != b.article:
        return False
    later = max(a, b, key=lambda claim: (claim.where == "text", claim.start))
    before = text_of(later, corpus)[max(0, later.start - 8) : later.start]
    times = ratio(a, b)
    close = bool(slip(a, b)) or times is None or times <= AGAIN
    return close and later.figure.value >= TELLING and _DEFINITE.search(before) is not None
