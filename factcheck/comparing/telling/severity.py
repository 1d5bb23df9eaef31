"""How grave a comparison is: what its rule says, lowered by the kind of disagreement and by how sure we are."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from factcheck.comparing.amounts import is_typo
from factcheck.comparing.candidates import key_of
from factcheck.comparing.confidence import doubts_in_words, level
from factcheck.comparing.copies.origins import are_versions, one_outlet, one_story
from factcheck.comparing.copies.standing import is_sole_change
from factcheck.comparing.interval import digits_shown
from factcheck.comparing.judge import different_labels, outdated
from factcheck.comparing.measures import grows
from factcheck.comparing.passages.kind import is_untold_growth
from factcheck.comparing.reports.kind import are_much_alike
from factcheck.comparing.slips import SWAPPED, slip
from factcheck.comparing.stated import SCALED
from factcheck.comparing.stories import are_bare_passages, are_two, put_together, two_passages
from factcheck.comparing.telling import loosely, tolls_apart
from factcheck.comparing.telling.filled_in import ALIKE, is_brought_up_to_date, is_of_another_column, is_of_another_name
from factcheck.comparing.telling.one_text import FEWER_DIGITS, in_one_text, may_be_two_things
from factcheck.comparing.telling.versions import is_reworded
from factcheck.comparing.times.periods import of_one_time
from factcheck.comparing.tolls.counting_on import IN_WORDS
from factcheck.comparing.tolls.one_event import is_toll
from factcheck.comparing.tolls.several import in_lead, opening
from factcheck.comparing.voices import one_voice
from factcheck.records import COUNTED, SEVERITIES, Claim, Comparison, Confidence, Corpus, Severity
from factcheck.text.phrases import phrases_in
from factcheck.vocab import word_list

SURE: tuple[Confidence, ...] = ("low", "medium", "high")
SORTS = (frozenset({"slip"}), frozenset({"superseded"}), frozenset({"conflict", "sources differ"}), frozenset({"opposed"}))
"""Natures of disagreement that make one finding together; others are other faults of the same figures."""
PAIRED = frozenset().union(*SORTS)
"""Natures in which two figures stand against each other; in all others the first claim is at fault and the rest are its evidence."""
(CARRIED,) = doubts_in_words(("entity carried",))
BY_NOUN = "the counted noun"
"""The account (`Clue.why`) of a measure that is known by the noun behind the figure."""
MOST_YEARS_APART = 15
"""An age farther off than so many years is hardly a wrong one."""
MANY_DIGITS = 4
"""Of so many digits one that differs is a slip of a finger rather than another count."""
NARROW = Decimal("1.1")
"""How far the ends of a printed range may lie apart in a plain contradiction."""


def severity_of(comparison: Comparison, corpus: Corpus) -> Severity:
    """The rule's severity, lowered by the kind of disagreement and by how sure we are.

    An error only where `is_plain` holds. Two labelled series, updates, what met by digits alone, and what `doubt_of` speaks
    against: a note; but an old toll that a draft gives as the current one: a warning.
    """
    cap: Severity = "warning"
    claims = comparison.claims
    if doubt_of(comparison, corpus) or (comparison.rule.kind == "unmatched" and not _is_lost_scale(comparison)):
        cap = "note"
    elif len(claims) == 2 and comparison.nature == "superseded":
        stale = outdated(claims[0], claims[1], corpus)
        cap = "warning" if (stale and stale.article in corpus.drafts) or is_untold_growth(comparison, corpus) else "note"
    elif len(claims) == 2 and comparison.nature == "sources differ":
        cap = "note" if different_labels(claims[0], claims[1]) else "warning"
    elif comparison.nature not in (*PAIRED, "implausible") or (comparison.nature == "conflict" and is_plain(comparison, corpus)):
        cap = "error"
    return min(comparison.rule.severity, cap, key=SEVERITIES.index)


def doubt_of(comparison: Comparison, corpus: Corpus) -> str:
    """Why a difference is too doubtful to be more than a note, in words; "" where nothing says so. What then is told is in `quiet.py`.

    All doubts but low confidence are of two figures, and but for what the rule itself asks, not those that a desk's own rule compares.
    """
    if level(comparison.score) == "low" or IN_WORDS in comparison.doubts or not _sure_enough(comparison):
        return comparison.doubts[0] if comparison.doubts else "too little is known of it"
    if comparison.rule.shipped and _is_unsure_in_one_text(comparison):
        return comparison.doubts[0] if comparison.doubts else "one article may mean two things by them"
    if len(comparison.claims) == 2 and _is_no_slip(comparison):
        return "it is told in many stages and of many parts, and no slip explains the difference"
    if not comparison.rule.shipped or len(comparison.claims) != 2:
        return ""
    return next((why for doubt, why in DOUBTS if doubt(comparison, corpus)), "")


def _is_unsure_in_one_text(comparison: Comparison) -> bool:
    """Whether figures of one article are held against each other, or against what is on record, and we are not quite sure of them.

    On news at large such figures were misread or of two things, but for one in ten; what a slip of the pen explains is surer, and the rows
    and columns of a table say themselves what its figures are.
    """
    if any(claim.zone == "table" for claim in comparison.claims):
        return False
    doubted = level(comparison.score) != "high" or (comparison.nature == "reference" and bool(comparison.doubts))
    slipped = comparison.nature == "slip" and min(map(digits_shown, comparison.claims)) >= FEWER_DIGITS
    asked = not slipped and comparison.rule.severity != "note"
    return doubted and asked and len({claim.article for claim in comparison.claims}) == 1


def _sure_enough(comparison: Comparison) -> bool:
    """Whether we are as sure as the rule asks for; digits that match but for a slip, or sentences that are alike, make up for one step.

    Like sentences of one article don't: they tell of one case after the other ("guilty of four counts … guilty of three counts").
    """
    apart = len({claim.article for claim in comparison.claims}) > 1
    alike = comparison.nature == "slip" or (apart and any(key_of(claim) is None for claim in comparison.claims))
    sure = SURE.index(level(comparison.score)) + alike
    return all(sure >= SURE.index(wanted) for wanted in comparison.rule.settings.get("confidence", ()))


def _is_no_slip(comparison: Comparison) -> bool:
    """Whether two articles differ by no fault of those of which alone the rule makes more than a note (`loud`).

    Votes, seats and polls are needed, expected, counted so far and counted in the end, of one side and of all.
    """
    loud = comparison.rule.settings.get("loud", ())
    return bool(loud) and comparison.nature not in loud and len({claim.article for claim in comparison.claims}) > 1


def _is_of_an_epidemic(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two articles count whom a disease struck or killed: of the day and in all, of each place, by several bodies."""
    a, b = comparison.claims
    swapped = comparison.nature == "slip" and slip(a, b).startswith(SWAPPED)
    if a.article == b.article or not grows(a) or swapped or are_bare_passages(corpus):
        return False
    articles = [article for claim in (a, b) if (article := corpus.articles.get(claim.article))]
    return any(phrases_in("epidemics", opening(article)) for article in articles)


def _is_slip_of_another_matter(comparison: Comparison, _corpus: Corpus) -> bool:
    """Whether two figures met by a slip alone, in sentences that tell little else alike."""
    return comparison.rule.kind == "unmatched" and not are_much_alike(*comparison.claims)


def _is_lost_scale(comparison: Comparison) -> bool:
    """Whether a lost or mistaken scale sets two figures of several digits apart; digits in another order stand on one page by chance."""
    told = comparison.nature == "slip" and slip(*comparison.claims[:2]).startswith(SCALED)
    return told and min(map(digits_shown, comparison.claims)) > FEWER_DIGITS


def _each_prints_both(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether each of two articles prints the other's figure too, of another thing then, and no slip explains the difference."""
    a, b = comparison.claims
    if comparison.rule.kind != "same-thing" or comparison.nature == "slip" or a.article == b.article or are_bare_passages(corpus):
        return False
    return _prints(b.article, a, corpus) and _prints(a.article, b, corpus)


def _prints(article: str, claim: Claim, corpus: Corpus) -> bool:
    """Whether an article prints a figure as it stands, in digits."""
    told = corpus.articles.get(article)
    if told is None or not any(letter.isdigit() for letter in claim.quote):
        return False
    return re.search(rf"(?<![\w.,]){re.escape(claim.quote)}(?!\w)", f"{told.title}\n{told.text}") is not None


def _is_of_long_ago(comparison: Comparison, _corpus: Corpus) -> bool:
    """Whether two articles give ages so far apart that one may be told of long ago, and no slip explains it."""
    a, b = comparison.claims
    if a.article == b.article or "age" not in (a.unit.dimension, b.unit.dimension) or comparison.nature == "slip":
        return False
    return abs(a.figure.value - b.figure.value) > MOST_YEARS_APART


def _is_chance_meeting(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two figures of articles that nobody put together met by little, and no slip explains how they differ.

    By little have met those that no rule names, tolls that do not both stand in a lead (a war has many strikes, a day many crashes),
    persons that may be some of all, those whose owner is carried over from elsewhere in the text, but for tolls, and two versions of one
    outlet's story, of which the later may know more.
    """
    a, b = comparison.claims
    if comparison.nature == "slip" or put_together(a, b, corpus):
        return False
    if comparison.rule.kind == "rewording":
        return one_outlet(a.article, b.article, corpus)
    if is_toll(a):
        return not (in_lead(a) and in_lead(b))
    little = "measure" not in comparison.rule.when or CARRIED in comparison.doubts or any(map(_is_some_of_all, (a, b)))
    return comparison.rule.kind == "same-thing" and little


def _is_chance_slip(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether only a slip makes one of two figures of few digits that two reports among several give of what no rule names.

    So few digits are soon alike: 13 reserves and 1,300 pandas, 31 killed here and 13 elsewhere. One number in two units is not meant
    (55 miles, 55 kilometres), nor are digits in another order of one thing by its name (blocks 5800 and 8500 of one street).
    """
    kind = comparison.rule.kind
    unnamed = kind == "unmatched" or (kind == "same-thing" and "measure" not in comparison.rule.when)
    if not unnamed or are_two(corpus) or comparison.nature != "slip":
        return False
    a, b = comparison.claims
    turned = kind == "same-thing" and (slip(a, b).startswith(SWAPPED) or not {a.unit.dimension, b.unit.dimension} <= COUNTED)
    few = min(digits_shown(a), digits_shown(b)) <= FEWER_DIGITS
    return few and not turned and a.article != b.article and a.figure.written != b.figure.written


def _may_be_of_a_part(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two articles differ in a count or a share that no rule names, which may be that of a part, or another count.

    So are counts in sentences that are not alike ("45 flights", "43 more flights"), and shares (3.8% of all, 5.9% of the young). Two short
    passages put side by side are taken at their word.
    """
    a, b = comparison.claims
    if comparison.nature == "slip" or a.article == b.article or two_passages(corpus):
        return False
    unnamed = comparison.rule.kind == "same-thing" and "measure" not in comparison.rule.when and not ALIKE & set(comparison.doubts)
    return unnamed and {a.unit.dimension, b.unit.dimension} <= COUNTED | {"ratio"}


def _is_told_anew(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether, of several articles, two versions of one text differ in a count: the later counts on ("at least 32 arrested").

    Of a toll, those of two outlets too: they print an agency's text as it was at their hour. A single digit of many is no newer count where
    nothing else in the sentence is new.
    """
    a, b = comparison.claims
    if comparison.rule.kind == "rewording" and min(map(digits_shown, (a, b))) >= MANY_DIGITS and is_typo(a, b) and is_sole_change(a, b):
        return False
    if comparison.nature == "slip" or are_two(corpus) or a.article == b.article or not {a.unit.dimension, b.unit.dimension} <= COUNTED:
        return False
    if is_toll(a) and (comparison.rule.kind == "rewording" or not ALIKE.isdisjoint(comparison.doubts)):
        return True
    return one_outlet(a.article, b.article, corpus) and (comparison.rule.kind == "rewording" or are_versions(a.article, b.article, corpus))


def _is_some_of_all(claim: Claim) -> bool:
    """Whether a count of persons is known by its noun alone: "12 employees were questioned"."""
    counted = any(clue.slot == "measure" and clue.why == BY_NOUN for clue in claim.clues)
    return counted and (claim.measure or "").casefold() in word_list("some_of_all")


def is_plain(comparison: Comparison, corpus: Corpus) -> bool:
    """Whether two figures contradict each other beyond doubt.

    Both narrowly bounded, surely of one thing, of one named time or one story, in one voice, and no two states of a toll; nor both in the
    text of one article, which may mean two things by them.
    """
    if len(comparison.claims) != 2:
        return True
    a, b = comparison.claims
    if level(comparison.score) != "high" or not one_voice(a, b) or (grows(a) and a.article != b.article):
        return False
    if in_one_text(a, b):
        return False
    return _is_narrow(a) and _is_narrow(b) and (of_one_time(a, b) or one_story(a.article, b.article, corpus) is True)


def _is_narrow(claim: Claim) -> bool:
    figure = claim.figure
    if figure.hedge == "exact":
        return True
    return figure.hedge == "between" and None not in (figure.low, figure.high) and figure.high <= figure.low * NARROW  # type: ignore[operator]


DOUBTS: tuple[tuple[Callable[[Comparison, Corpus], bool], str], ...] = (
    (_is_chance_meeting, "nobody put the two articles together, and little else ties the two figures"),
    (is_reworded, "the sentences are not the same, only a bound is another, or the later version may know more"),
    (is_brought_up_to_date, "the sentences differ in other figures too, as of two hours or two firms"),
    (is_of_another_column, "they stand in rows of figures, or in one sentence that both print"),
    (is_of_another_name, "each sentence names what the other report does not"),
    (_is_told_anew, "they may well be two counts"),
    (_may_be_of_a_part, "they may well be two counts, or one that of a part"),
    (_is_chance_slip, "figures of so few digits are soon alike but for a scale"),
    (_is_slip_of_another_matter, "the two sentences have little else in common"),
    (_each_prints_both, "each of the two articles gives both figures"),
    (_is_of_long_ago, "so far apart one may be an age of long ago"),
    (tolls_apart.is_far_and_wide, "what strikes many places has a toll in each"),
    (_is_of_an_epidemic, "an epidemic has many counts"),
    (tolls_apart.is_told_in_passing, "not both reports tell it in their title or lead"),
    (tolls_apart.may_be_of_a_later_event, "the later article may tell of a later attack"),
    (tolls_apart.is_still_counted, "a toll rises for hours or days, and is told of parts of it"),
    (tolls_apart.may_be_of_two_quakes, "they may be the sizes of two quakes"),
    (loosely.is_told_loosely, "one is told by its scale alone"),
    (loosely.is_sole_without_slip, "each is the only figure of a matter, and no slip of the pen explains the difference"),
    (loosely.is_of_one_outlet, "an outlet knows what it printed, and tells what has come since"),
    (may_be_two_things, "one text may mean two things by them"),
)
"""What speaks against a difference of two figures under a shipped rule, and how it is told."""
