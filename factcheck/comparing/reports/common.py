"""The kind `common-ground`: two reports that print the same figures, but for one.

Reports of one announcement print its figures, whatever words each outlet puts around them. Where two reports share several, what is left
over in each is little, and a figure told in one breath with one that both print is of the same thing in both: "up 7% to 41.2 million"
and "grew 17 percent to 41.2 million". Whose a figure is, of what and of when, need then not be read rightly in either.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.comparing.amounts import shared_words
from factcheck.comparing.copies.retold import stem, telling_words
from factcheck.comparing.interval import digits_shown, ratio
from factcheck.comparing.markets import SHARES, may_be_of_two_hours
from factcheck.comparing.passages.explained import (
    Pairing,
    adds_up,
    explained_by,
    of_each,
    of_two_scopes,
    of_two_times,
    told_in_a_row,
    turned,
)
from factcheck.comparing.reports.around import Around
from factcheck.comparing.reports.evidence import are_of_two, count_two
from factcheck.comparing.reports.ground import NEAR, TELLING, Evidence, Ground
from factcheck.comparing.reports.newer import differing_between, is_steady, may_be_newer
from factcheck.comparing.reports.together import reports_of_one_event
from factcheck.comparing.slips import slip
from factcheck.comparing.stated import is_estimate, lines_of
from factcheck.comparing.times.periods import told_on
from factcheck.comparing.voices import told_by_two
from factcheck.records import Aside, Claim, Comparison, Corpus, Judged, Rule
from factcheck.tables import rule_for
from factcheck.text.patterns import later
from factcheck.text.phrases import phrases
from factcheck.vocab import rows

SCORE = 0.8
"""How sure we are of two figures that are left over in two reports with much in common."""
SUM = 10000
"""A price or a move in a market is smaller."""
ALWAYS = (of_each, told_in_a_row)
"""What lets two figures both be right whatever they are tied to."""
UNTIED = (turned, of_two_scopes, of_two_times)
"""What does so where no figure that both sentences print tells that they are of one time and thing."""
_NAME = later(r"(?<=[a-z,;:)] )[A-Z][a-z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_WORD = later(r"[^\W\d_]{3,}")


def common_ground(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> Judged:
    """Figures that two reports with several in common give each alone, and that stand for each other; under the first rule for both.

    Only of few articles that were put together, printed within three days. Tolls and ages are left to the rules that know how they grow.
    """
    reports = list(reports_of_one_event(corpus))
    if not reports:
        return Judged(())
    read = [claim for claim in claims if claim.zone != "table" and claim.sentence]
    figures = [claim for claim in read if claim.quantity.kind == "quantity"]
    ground = Ground(figures, Around(read, corpus), corpus)
    comparisons, left_out = [], 0
    for one, other in reports:
        if not ground.left.have_much_alike(one, other, TELLING):
            continue
        found, more = ground.matched(one, other)
        left_out += more
        for a, b, evidence in found:
            rule = rule_for(rules, a, b)
            if rule and not _may_both_hold(a, b, evidence, ground.around, corpus):
                comparisons.append(_comparison(rule, a, b, evidence, corpus))
    return Judged(tuple(comparisons), Aside(0, left_out))


def _may_both_hold(a: Claim, b: Claim, evidence: Evidence, around: Around, corpus: Corpus) -> bool:
    """Whether something lets both figures be right, or leaves open that they are of one thing.

    What is tied to one figure is of one owner and time, whatever was read; a slip of the pen outweighs mood and role as they were read.
    """
    pairing = around.pairing(a, b, corpus)
    times = ratio(a, b)
    if pairing is None or times is None or may_be_of_two_hours(a, b, corpus) or is_estimate(a) != is_estimate(b) or count_two(a, b):
        return True
    if (
        any(_is_of_a_market(claim) for claim in (a, b))
        or explained_by(pairing, ALWAYS)
        or {a.quantity.trend, b.quantity.trend} == {"up", "down"}
    ):
        return True
    if not evidence.swapped and (
        _are_unlike(a, b) or adds_up(pairing) or (times > NEAR and not ((evidence.firm and evidence.moved) or slip(a, b)))
    ):
        return True
    return _stand_by_chance(a, b, evidence) or _are_apart(pairing, evidence, corpus)


def _are_unlike(a: Claim, b: Claim) -> bool:
    """Whether two figures were told in two moods, of two roles, or as two lines of the accounts; a share is a level of a percentage."""
    roles = {"level" if claim.role == "share" else claim.role for claim in (a, b)}
    return a.mood != b.mood or len(roles) > 1 or bool(lines_of(a) ^ lines_of(b))


def _is_of_a_market(claim: Claim) -> bool:
    """Whether a sentence tells of shares, an index or the like, and the figure is a price, a move, or how many changed hands."""
    if claim.unit.symbol.casefold() in SHARES:
        return True
    moving = claim.unit.dimension in ("money", "ratio", "points", "number", "mass", "multiple") and claim.figure.value < SUM
    return moving and (phrases("market_words").search(claim.sentence) is not None or (claim.measure or "").endswith("price"))


def _stand_by_chance(a: Claim, b: Claim, evidence: Evidence) -> bool:
    """Whether two figures may stand in two reports by chance: of one digit, or spans of time, unless they stand beside one figure.

    So do those of analysts, whose means move from day to day and of whom there are many.
    """
    few = min(digits_shown(a), digits_shown(b)) < TELLING
    if few and (not evidence.tied or (a.unit.symbol != b.unit.symbol) or (a.unit.dimension != "ratio" and not evidence.noun)):
        return True
    if _are_few_in_another_order(a, b, evidence):
        return True
    return not evidence.firm and (is_estimate(a) or "time" in (a.unit.dimension, b.unit.dimension))


def _are_few_in_another_order(a: Claim, b: Claim, evidence: Evidence) -> bool:
    """Whether only two digits in another order, with no figure beside them that both print, make two figures one: 12 points and 21."""
    return evidence.swapped == 1 and not evidence.tied and min(digits_shown(a), digits_shown(b)) <= TELLING


def _are_apart(pairing: Pairing, evidence: Evidence, corpus: Corpus) -> bool:
    """Whether two figures may be of two owners, speakers or times; where no telling figure ties them also of two scopes.

    What is printed on two days is told anew, but for what such a figure ties.
    """
    a, b = pairing.claims
    if are_of_two(a, b, corpus) or told_by_two(a, b) or all(_names_a_stranger(one, of.article, corpus) for one, of in ((a, b), (b, a))):
        return True
    if evidence.firm:
        return all(map(_says_when, (a, b))) and of_two_times(pairing)
    later = told_on(a, corpus) != told_on(b, corpus) and not evidence.swapped and not is_steady(a)
    return later or bool(explained_by(pairing, UNTIED))


def _names_a_stranger(claim: Claim, article: str, corpus: Corpus) -> bool:
    """Whether a sentence has a name, but for its first word, of which no word stands in another article."""
    other = corpus.articles[article]
    known = telling_words(f"{other.title}\n{other.text}")[0] | _times()
    names = ({stem(word) for word in _WORD.findall(name)} for name in _NAME.findall(claim.sentence))
    return any(name.isdisjoint(known) for name in names if name)


@cache
def _times() -> frozenset[str]:
    """Stems of the days and months."""
    return frozenset(stem(row["surface"].casefold()) for row in rows("times") if row["kind"] in ("month", "weekday"))


def _says_when(claim: Claim) -> bool:
    """Whether the time of a figure stands in its sentence."""
    return claim.period is not None and claim.period.text.casefold() in claim.sentence.casefold()


def _comparison(rule: Rule, a: Claim, b: Claim, evidence: Evidence, corpus: Corpus) -> Comparison:
    reasons = (
        "both reports print several figures alike, and each of these two stands in one of them alone",
        f"words that both sentences have: {', '.join(sorted(shared_words(a, b))) or 'none, but the figures beside them'}",
    )
    # What is told in one breath with a figure that both print is no newer than that.
    newer = "" if evidence.tied else may_be_newer(a, b, corpus)
    return differing_between(rule, (a, b), SCORE, reasons, corpus, newer=newer)
