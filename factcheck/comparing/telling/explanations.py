"""What explains what: one fault is told once, though several comparisons show it.

Each explanation is one pure function that takes the comparisons of a run and gives those that it leaves. They are applied in the order of
`EXPLANATIONS`: first what two figures are, then which slip they show, then what is loud, each on what the ones before have left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck.comparing.candidates import Place, place_of
from factcheck.comparing.copies.matched import matched_slips
from factcheck.comparing.copies.standing import is_sole_change
from factcheck.comparing.interval import mixable, ratio
from factcheck.comparing.passages.kind import is_untold_growth
from factcheck.comparing.telling.severity import PAIRED, severity_of
from factcheck.records import SEVERITIES, Comparison, Corpus

WORDED = ("rewording", "passage", "unmatched", "like-words", "sole-figure", "common-ground")
"""Kinds that compare two figures by the words of their sentences."""
ALONE = frozenset({"sole-figure", "common-ground"})
"""The kinds of them that need the fewest words, and so tell again what another tells."""
SCALE_APART = 100
"""From this multiple on, a clash with a figure that has slipped by a scale is that slip told again."""


def words_by_what_figures_are(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """Two figures compared by what they are and by their words are told as what they are, as surely as the surer of the two tells.

    Where the rule for what they are lets a difference pass, so do their words, unless nothing else in the sentence was changed: a copy
    keeps its figures. A new bound or date has no allowance, and stays; so does a toll told in two passages without a word of its growth.
    """
    worded: dict[frozenset[Place], list[Comparison]] = defaultdict(list)
    for one in comparisons:
        if one.rule.kind in WORDED and one.allowance and not is_untold_growth(one, corpus):
            worded[_places(one)].append(one)
    known = {
        _places(one): one for one in comparisons if one.rule.kind == "same-thing" and one.verdict != "unknown" and _places(one) in worded
    }
    known = {places: one for places, one in known.items() if one.verdict != "agree" or not any(map(_is_copied_wrongly, worded[places]))}
    kept = [one for one in comparisons if not (_places(one) in known and one in (*worded[_places(one)], known[_places(one)]))]
    return kept + [replace(one, score=max(one.score, *(other.score for other in worded[places]))) for places, one in known.items()]


def _is_copied_wrongly(one: Comparison) -> bool:
    return one.rule.kind == "rewording" and is_sole_change(*one.claims)


def words_by_other_words(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """Two figures, each alone in its report, that are compared by other words too, are told once, under the gravest rule."""
    under: dict[frozenset[Place], list[Comparison]] = defaultdict(list)
    for one in comparisons:
        if one.rule.kind in WORDED and _is_pair(one):
            under[_places(one)].append(one)
    said = {id(one) for some in under.values() if not ALONE.isdisjoint(one.rule.kind for one in some) for one in some}
    kept = {id(max(some, key=lambda one: (SEVERITIES.index(severity_of(one, corpus)), one.score))) for some in under.values()}
    return [one for one in comparisons if id(one) not in said or id(one) in kept]


def others_by_an_exchange(comparisons: Sequence[Comparison], _corpus: Corpus) -> list[Comparison]:
    """That two figures differ says nothing new where the two of their sentences have changed places, which is told of one of them."""
    exchanged = {_figures_of_sentences(one) for one in comparisons if one.rule.kind == "exchanged"}
    if not exchanged:
        return list(comparisons)
    return [one for one in comparisons if one.rule.kind == "exchanged" or not (_is_pair(one) and _figures_of_sentences(one) in exchanged)]


def _figures_of_sentences(one: Comparison) -> object:
    """The sentences of the first two claims and the two values, whichever stands in which."""
    a, b = one.claims[:2]
    return frozenset(((a.article, a.sentence), (b.article, b.sentence))), frozenset((a.figure.value, b.figure.value))


def sizes_by_a_slip(comparisons: Sequence[Comparison], _corpus: Corpus) -> list[Comparison]:
    """That a figure has no likely size says nothing new where it has slipped."""
    slipped = {place for one in comparisons if _differs(one) and one.nature == "slip" for place in _at_fault(one)}
    return [one for one in comparisons if one.nature != "implausible" or not _differs(one) or place_of(one.claims[0]) not in slipped]


def distances_by_a_scale(comparisons: Sequence[Comparison], _corpus: Corpus) -> list[Comparison]:
    """A figure that has slipped by a scale lies far from all others of its kind."""
    slipped = {place for one in comparisons if _is_pair(one) and one.nature == "slip" and _by_scale(one) for place in _places(one)}
    return [one for one in comparisons if not (_is_pair(one) and one.nature != "slip" and _by_scale(one) and slipped & _places(one))]


def slips_by_nearer_ones(comparisons: Sequence[Comparison], _corpus: Corpus) -> list[Comparison]:
    """Of the slips that two texts show, each figure's is the one with the figure that fits it best."""
    pairs = [one for one in comparisons if _is_pair(one)]
    return [*(one for one in comparisons if not _is_pair(one)), *matched_slips(pairs)]


def headlines_by_full_figures(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """What two figures in full say of a headline already is not said again of its own words."""
    loud = _loud_places(comparisons, corpus)
    return [one for one in comparisons if not (_differs(one) and one.nature == "headline" and place_of(one.claims[0]) in loud)]


def doubts_by_what_is_sure(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """A doubt about a figure stands not beside what is sure of it."""
    sure = _loud_places(comparisons, corpus)
    sure |= {place_of(one.claims[0]) for one in comparisons if _differs(one) and one.nature == "headline"}
    return [one for one in comparisons if not (_is_pair(one) and sure & _places(one) and severity_of(one, corpus) == "note")]


def sums_by_a_misprint(comparisons: Sequence[Comparison], corpus: Corpus) -> list[Comparison]:
    """A sum is wrong where a figure in it is misprinted or has its scale word twice, which is told already."""
    worded = [one for one in comparisons if _is_of_print(one) and severity_of(one, corpus) != "note"]
    misprinted = {place_of(one.claims[0]) for one in worded}
    return [one for one in comparisons if not (_differs(one) and one.nature == "arithmetic" and misprinted & _places(one))]


def _is_of_print(one: Comparison) -> bool:
    return _differs(one) and (one.nature == "wording" or (one.nature == "slip" and len(one.claims) == 1))


EXPLANATIONS: tuple[Callable[[Sequence[Comparison], Corpus], list[Comparison]], ...] = (
    words_by_what_figures_are,
    words_by_other_words,
    others_by_an_exchange,
    sizes_by_a_slip,
    distances_by_a_scale,
    slips_by_nearer_ones,
    headlines_by_full_figures,
    doubts_by_what_is_sure,
    sums_by_a_misprint,
)
"""In the order in which they are applied."""


def unexplained(comparisons: Iterable[Comparison], corpus: Corpus) -> list[Comparison]:
    """The comparisons that none of the `EXPLANATIONS` takes away; agreements stay."""
    left = list(comparisons)
    for explanation in EXPLANATIONS:
        left = explanation(left, corpus)
    return left


def _differs(one: Comparison) -> bool:
    return one.verdict == "disagree"


def _is_pair(one: Comparison) -> bool:
    """Whether two figures stand against each other."""
    return _differs(one) and len(one.claims) > 1 and one.nature in PAIRED


def _at_fault(one: Comparison) -> frozenset[Place]:
    return _places(one) if _is_pair(one) else frozenset({place_of(one.claims[0])})


def _places(one: Comparison) -> frozenset[Place]:
    return frozenset(place_of(claim) for claim in one.claims)


def _loud_places(comparisons: Sequence[Comparison], corpus: Corpus) -> set[Place]:
    """Where the figures of pairs stand that are more than a note."""
    return {place for one in comparisons if _is_pair(one) and severity_of(one, corpus) != "note" for place in _places(one)}


def _by_scale(pair: Comparison) -> bool:
    times = ratio(*pair.claims) if mixable(pair.claims[0].unit, pair.claims[1].unit) else None
    return times is not None and times >= SCALE_APART
