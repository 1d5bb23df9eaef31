"""Two claims under a rule: do they agree, and if not, what kind of disagreement is it?"""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from functools import lru_cache

from factcheck.comparing.basis import Grounds, Pair
from factcheck.comparing.comparable import grounds, weigh_difference
from factcheck.comparing.confidence import score
from factcheck.comparing.copies.origins import one_story
from factcheck.comparing.corrections.noted import corrected
from factcheck.comparing.differing import allowance, sum_in_words
from factcheck.comparing.interval import (
    asserted,
    bounded,
    gap,
    mixable,
    of_any_ton,
    overlap,
    turned,
)
from factcheck.comparing.labels import labels_of
from factcheck.comparing.markets import may_be_of_two_hours
from factcheck.comparing.measures import grows
from factcheck.comparing.slips import is_percent_against_points, slip
from factcheck.comparing.stated import left_open
from factcheck.comparing.stories import put_together
from factcheck.comparing.times.periods import named, told_on
from factcheck.comparing.times.timing import is_age
from factcheck.comparing.voices import one_voice, told_by_two
from factcheck.records import Allow, Claim, Comparison, Corpus, Rule, Verdict
from factcheck.text.phrases import phrases

PAGE = 4000
"""Characters between two places of one text from which on it may be a page of several reports."""
BIRTHDAY_DAYS = 3
"""Within so many days an age does not change; later it may."""
COUNTED_WITHIN = 3
"""Days within which a count of a running story is told anew."""
YEAR_SECONDS = 31556952
UNDATED_YEARS = 3
"""Years that may lie between two articles without dates that tell of one person: the arrest, and the verdict."""


def judge(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Comparison:
    """Hold two claims against each other under a rule, and say how far apart they lie (see `held` and `spelt_out`)."""
    return spelt_out(held((a, b), rule, corpus))


def held(pair: Pair, rule: Rule, corpus: Corpus) -> Comparison:
    """Hold two claims against each other under a rule, without the arithmetic in words: most differences are not told in the end.

    The verdict is "unknown" where they can't be compared (the first doubt says why), "agree" where what they assert meets within the
    rule's allowance, else "disagree", with its nature: conflict, sources differ, superseded or slip.
    """
    a, b = pair
    found = grounds(a, b, rule, corpus)
    if found.refused:
        return Comparison(rule, pair, "unknown", score=0.0, doubts=found.doubts)
    verdict = _verdict(a, b, rule, corpus)
    if verdict != "disagree":
        return Comparison(rule, pair, verdict, score=score(found.weights), reasons=found.told, doubts=found.doubts)
    weigh_difference(a, b, corpus, found)
    revised = supersedes(a, b, corpus)
    found.refused = _unsettled(a, b, rule, corpus, revised, told_again="same sentence" in found.weights)
    if found.refused:
        return Comparison(rule, pair, "unknown", score=0.0, doubts=found.doubts)
    return _disagreement(pair, rule, corpus, found, revised)


def _unsettled(a: Claim, b: Claim, rule: Rule, corpus: Corpus, revised: str, *, told_again: bool) -> str:
    """What two differing claims leave to be guessed, or that what they tell of may have changed meanwhile; "" where neither is so."""
    changed = may_have_changed(a, b, corpus)
    anew = changed and newly_counted(a, b, corpus) and not may_be_of_two_hours(a, b, corpus)
    if (missing := left_open(a, b, rule, corpus, told_again=told_again)) and not (anew and put_together(a, b, corpus)):
        return missing
    timed = "period" in (rule.same or ("period",)) and not revised
    return "no time named, and printed on different days: the state may have changed" if timed and changed and not anew else ""


def _verdict(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Verdict:
    if is_percent_against_points(a, b):
        return "disagree" if slip(a, b) else "unknown"
    if is_age(a, b):
        return "agree" if ages_fit(a, b, corpus) else "disagree"
    return "agree" if meet(a, b, rule.allow) else "disagree"


def meet(a: Claim, b: Claim, allow: Allow) -> bool:
    """Whether what two claims assert meets, or what they print lies within an allowance, whatever sets them apart.

    Symmetric. The allowance is not added to the rounding: the wider of the two counts. Changes that both name a direction are compared
    with their signs.
    """
    here, there = a.quantity.unit, b.quantity.unit
    if not mixable(here, there):
        return False
    if here.symbol != there.symbol and of_any_ton(a, b):
        return True
    if a.role == "change" == b.role and a.quantity.trend and b.quantity.trend:
        if overlap(turned(asserted(a), a), turned(asserted(b), b)):
            return True
        return overlap(turned(bounded(a), a), turned(bounded(b), b), allow)
    return overlap(asserted(a), asserted(b)) or overlap(bounded(a), bounded(b), allow)


def ages_fit(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two ages can be one person's: the later article may be as many birthdays on as lie between, and no more.

    Without dates, or far apart on a page that may hold reports of several months, a single year of difference is let pass; the same
    age printed again always is, since old stories are printed again.
    """
    if overlap(asserted(a), asserted(b)):
        return True
    if None in (told_on(a, corpus), told_on(b, corpus)) and (named(a) or named(b)):
        return True  # "Roe, 81, who was 29 in 1963", in a text without a day
    one, other = _days_of(a, corpus), _days_of(b, corpus)
    if not one or not other or (a.article == b.article and abs(a.start - b.start) > PAGE):
        years = 1 if a.article == b.article else UNDATED_YEARS
        return overlap(asserted(a), asserted(b), Allow(amount=Decimal(YEAR_SECONDS * years)))
    return any(_age_fits(a, day, b, another) for day in one for another in other)


def _days_of(claim: Claim, corpus: Corpus) -> set[date]:
    """The days on which an age may be told: that of the article, and the ends of the time that its sentence names."""
    told, period = told_on(claim, corpus), named(claim)
    return {day for day in (told, period and period.start, period and period.end) if day}


def _age_fits(a: Claim, one: date, b: Claim, other: date) -> bool:
    """Whether an age of one day and that of another can be one person's."""
    if one > other:
        a, b, one, other = b, a, other, one
    days = (other - one).days
    fewest = days * 10 // 3653
    most = fewest + (1 if days > BIRTHDAY_DAYS else 0)
    low, high = asserted(a)
    return overlap((low + fewest * YEAR_SECONDS, high + most * YEAR_SECONDS), asserted(b))


def _disagreement(pair: Pair, rule: Rule, corpus: Corpus, found: Grounds, revised: str) -> Comparison:
    a, b = pair
    named_slip = slip(a, b)
    nature, reason = ("superseded", revised) if revised else _nature(a, b, corpus, named_slip)
    if reason:
        found.reasons.append(reason)
    if named_slip:
        found.reasons.append(f"a slip would explain it: {named_slip}")
        found.weights = [name for name in found.weights if name != "far apart"]
    return Comparison(
        rule,
        pair,
        "disagree",
        nature=nature,
        score=score(found.weights),
        reasons=found.told,
        doubts=found.doubts,
    )


def spelt_out(comparison: Comparison) -> Comparison:
    """The comparison of two claims; a difference with its arithmetic in words, where it has none yet."""
    if comparison.verdict != "disagree" or comparison.sum:
        return comparison
    a, b = comparison.claims
    told = sum_in_words(a, b, slip(a, b))
    return dataclasses.replace(comparison, sum=told, gap=gap(a, b), allowance=allowance(a, b, comparison.rule))


def _nature(a: Claim, b: Claim, corpus: Corpus, named_slip: str) -> tuple[str, str]:
    if named_slip:
        return "slip", ""
    if may_have_changed(a, b, corpus) and newly_counted(a, b, corpus):
        return "superseded", "the later report of one story counts anew"
    if labels := different_labels(a, b):
        return "sources differ", f"two labelled series: {labels[0]} and {labels[1]}"
    if not one_voice(a, b):
        return "sources differ", f"{a.speaker or 'the article itself'} against {b.speaker or 'the article itself'}"
    if a.speaker and b.speaker:
        return "conflict", f"both said by {a.speaker}"
    speaker = a.speaker or b.speaker
    return "conflict", f"said by {speaker}, and told in the headline of the same article" if speaker else "neither names a source"


def different_labels(a: Claim, b: Claim) -> tuple[str, str] | None:
    """The labels of the two series that two claims belong to, where both carry one and none is shared."""
    here, there = labels_of(a), labels_of(b)
    return (min(here), min(there)) if here and there and not here & there else None


def supersedes(a: Claim, b: Claim, corpus: Corpus) -> str:
    """Why one of two claims replaces the other ("" where it does not): a correction, a toll that grew or is out of date, a revision."""
    one, other = told_on(a, corpus), told_on(b, corpus)
    if fixed := corrected(a, b, corpus):
        return fixed[1]
    if one is None or other is None or one == other or a.unit.dimension == "age":
        return ""
    old, new = (a, b) if one < other else (b, a)
    if not revises(new) and not grows(new):
        return ""
    days = f"{min(one, other).isoformat()} and {max(one, other).isoformat()}"
    if revises(new):
        return f"the later report revises ({days})"
    if asserted(new)[1] > asserted(old)[1]:
        return f"a toll that grew between {days}"
    return f"a toll that only grows, given lower the later time ({days})" if outdated(a, b, corpus) else ""


def revises(claim: Claim) -> bool:
    """Whether a claim's sentence says that it revises what was told before."""
    return _says_revised(claim.sentence)


@lru_cache(maxsize=16384)
def _says_revised(sentence: str) -> bool:
    return phrases("revision_words").search(sentence) is not None


def outdated(a: Claim, b: Claim, corpus: Corpus) -> Claim | None:
    """The claim that another corrects, or that gives an older, lower toll as the current one later; None where neither does."""
    one, other = told_on(a, corpus), told_on(b, corpus)
    if fixed := corrected(a, b, corpus):
        return fixed[0]
    if one is None or other is None or one == other or not grows(a):
        return None
    old, new = (a, b) if one < other else (b, a)
    period, day = named(new), told_on(old, corpus)
    current = new.role == "level" and new.mood == "actual" and (period is None or (period.end is not None and period.end >= day))  # type: ignore[operator]
    lower = asserted(new)[1] < asserted(old)[0]
    return new if current and lower and not revises(new) else None


def may_have_changed(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two figures without a time of their own were printed on different days, and are no toll, no age and no slip.

    What two bodies report of one movement within a day or two is told of one time.
    """
    one, other = told_on(a, corpus), told_on(b, corpus)
    undated = one is not None and other is not None and one != other and not named(a) and not named(b)
    if undated and a.role == b.role == "change" and told_by_two(a, b):
        undated = abs((one - other).days) > 1  # type: ignore[operator]
    return undated and not grows(a) and a.unit.dimension != "age" and not slip(a, b)


def newly_counted(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether two articles of one story, printed days apart, count the same: then the later count replaces the earlier."""
    one, other = told_on(a, corpus), told_on(b, corpus)
    counted = a.unit.dimension == b.unit.dimension == "count" and a.unit.symbol == b.unit.symbol and a.role == b.role == "level"
    near = one is not None and other is not None and abs((one - other).days) <= COUNTED_WITHIN
    return counted and near and {a.mood, b.mood} == {"actual"} and one_story(a.article, b.article, corpus) is True


def newest(a: Claim, b: Claim, corpus: Corpus) -> Claim:
    """The claim that counts now: of the later article, or of a toll that only grows the higher; the first where that is not known."""
    stale = outdated(a, b, corpus)
    if stale:
        return a if stale is b else b
    one, other = told_on(a, corpus), told_on(b, corpus)
    return b if one and other and other > one else a
