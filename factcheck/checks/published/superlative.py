"""The kind `superlative`: "the lowest in over a century", "an all-time high of four decades", "the world's largest producer"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, partial
from itertools import islice

from factcheck.checks.published.extremes import Extreme, any_of, find_extremes
from factcheck.checks.published.rows import Rows, rows_about
from factcheck.checks.published.standing import Said, against_series, of_the_world, world_standings
from factcheck.records import Claim, Comparison, Corpus, Figure, Quantity, Rule, TableRow, Unit, Where
from factcheck.tables import looked_at
from factcheck.text import sentences
from factcheck.text.patterns import later

NEAR = 300
"""Characters round a superlative in which claims of its sentence are looked at."""
MOST = 200
"""Superlatives of one text that are held against tables: no news has so many."""
OWNER_WITHIN = 60
"""Characters before an apposition (", the world's third largest") in which its owner is named."""
LEAST_YEARS = 5
"""A record "in two years" may be the first one in that time; from so many years on the two scopes don't go together."""
_OF_A_SERIES = later(r"\s+of\s+[^\W\d]")
"""What makes years the whole time that there are figures of: "in nearly 75 years of polling"."""
_APPOSED = later(r",\s(?:which\s\w+\s)?(?:the|home to the)\s(?:world['’]s\s)?$")
_NEW_START = later(
    r"\b(?:ago|earlier|before|old|data|histor|trading|when|beg[aiu]n|start|launch|introduc|creat|incept|list(?:ed|ing)|IPO|debut|float|found"
    r"|records?\s+(?:were|was|began|go)|collect|compil|measur|adjust|real terms|nominal|prison|jail)",
    re.IGNORECASE,
)
"""Words behind a scope by which it is no scope, or is all the time that there are records of."""
_ONE_OF_MANY = later(
    r"\b(?:every|each|all|any|first|second|third|fourth|fifth|sixth|\w+th|another|latest|last|straight|consecutive|successive|next|previous|older|own|two|three|four"
    r"|several|many|from|off|below|near|under|for)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words before "record high in six years" by which it is one of several, or is not reached."""


_EARLIEST, _LATEST = 1500, 2100
"""What a date's figure must lie between to be a year, not a day or a month."""
_TEXTS: tuple[Where, ...] = ("title", "text")


@dataclass(frozen=True)
class Draft:
    """A text of a draft with its superlatives, its claims in order, and where its sentences begin and end."""

    article: str
    where: Where
    text: str
    extremes: tuple[Extreme, ...]
    claims: tuple[Claim, ...]
    bounds: tuple[tuple[int, int], ...]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The ends of the sentence that holds an offset."""
        number = bisect_right(self.bounds, (offset, len(self.text) + 1)) - 1
        return self.bounds[max(number, 0)] if self.bounds else (0, len(self.text))

    def beside(self, offset: int) -> tuple[Claim, ...]:
        """The claims of the sentence that holds an offset, as far as they stand near it."""
        start, end = self.sentence_at(offset)
        first = bisect_left(self.starts, max(start, offset - NEAR))
        return self.claims[first : bisect_left(self.starts, min(end, offset + NEAR))]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the claims begin."""
        return tuple(claim.start for claim in self.claims)

    @cached_property
    def measures(self) -> Mapping[str, frozenset[str]]:
        """The measures of each owner's levels."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            if claim.entity and claim.measure and claim.role == "level":
                found[claim.entity].add(claim.measure)
        return {entity: frozenset(names) for entity, names in found.items()}

    @cached_property
    def last_year(self) -> int | None:
        """The latest year that the text names."""
        years = (claim.figure.value for claim in self.claims if claim.quantity.kind == "date")
        return max((int(year) for year in years if _EARLIEST <= year <= _LATEST), default=None)


def superlative(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Superlatives of drafts by what each rule's `settings["check"]` names.

    scopes: one head with two scopes ("an all-time high of four decades"). record-since: "a record low since 1990". series: a scope in
    years that a table's series refutes or bears out. rank: a place in the world that a table refutes or bears out. Where the tables don't
    reach, nothing is said.
    """
    drafts = list(_drafts(claims, corpus))
    rows = rows_about(corpus.tables, [claim for draft in drafts for claim in draft.claims])
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        for name in rule.settings.get("check", tuple(CHECKS)):
            for draft in drafts if name in CHECKS else ():
                found += CHECKS[name](rule, draft, rows, corpus)
    return found


def _drafts(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Draft]:
    by_text: dict[tuple[str, Where], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in corpus.drafts:
            by_text[claim.article, claim.where].append(claim)
    for name in sorted(corpus.drafts):
        for where in _TEXTS:
            text = corpus.articles[name].text if where == "text" else corpus.articles[name].title
            own, extremes = by_text.get((name, where), []), tuple(find_extremes(text))
            if extremes or any(claim.quantity.kind == "rank" and claim.measure for claim in own):
                bounds = tuple((span.start, span.end) for span in sentences(text))
                yield Draft(name, where, text, extremes, tuple(sorted(own, key=lambda claim: claim.start)), bounds)


def _clashing_scopes(rule: Rule, draft: Draft, _rows: Rows, _corpus: Corpus, *, since: bool = False) -> Iterator[Comparison]:
    """Two scopes on one head; `since` for "a record low since 1990" alone, which may mean that records begin there."""
    for extreme in draft.extremes:
        start = _all_time_before(extreme, draft.text) if extreme.limit else None
        if start is None or _may_be_start_of_records(draft.text[start : extreme.end]) is not since:
            continue
        behind = draft.text[extreme.end : min(extreme.end + 60, draft.sentence_at(extreme.end - 1)[1])]
        if _NEW_START.search(behind) or (extreme.limit.endswith("years") and _OF_A_SERIES.match(behind)):
            continue
        words = " ".join(draft.text[start : extreme.end].split())
        claim = _as_claim(draft, start, extreme)
        if looked_at(claim, rule.when):
            whole = draft.text[start:].split(None, 1)[0].strip(",")
            yield Comparison(
                rule,
                (claim,),
                "disagree",
                "superlative",
                0.9,
                sum=f"printed: “{words}”",
                gap=f"“{whole}” means of all time, and “{' '.join(extreme.limit.split())}” limits it: both can't hold",
                reasons=("two scopes on one superlative",),
            )


def _may_be_start_of_records(words: str) -> bool:
    return re.match(r"record[\s-]+\w+\s+since\b", words, re.IGNORECASE) is not None


@cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    whole, high, low = any_of("all time"), any_of("high mark"), any_of("low mark")
    direct = re.compile(rf"\b(?P<whole>{whole})[\s-]+$", re.IGNORECASE)
    marked = rf"(?:[\s-]+(?:(?P<high>{high})|(?P<low>{low}))\s+of)?"
    apart = re.compile(
        rf"\b(?P<whole>{whole}){marked}\s+(?=(?:[A-Z]{{0,3}}[$€£¥]\s?)?\d)[^,;]{{1,28}},\s+(?:the|its|their)\s+$", re.IGNORECASE
    )
    return direct, apart


def _all_time_before(extreme: Extreme, text: str) -> int | None:
    """Where an "all-time" or "record" begins that belongs to the same head as a limited scope; None where there is none.

    "An all-time high of four decades" and "a record 5 million, the highest since 2019" have one; the "record high in two years" may be
    the first one in two years, and "a record high of 40 years" may be an age.
    """
    direct, apart = _heads()
    before = text[max(0, extreme.start - 70) : extreme.start]
    begin = max(0, extreme.start - 70)
    if hit := direct.search(before):
        limit = extreme.limit.casefold()
        if re.match(r"(?:highs|lows|peaks|troughs)\b", text[extreme.start : extreme.end], re.IGNORECASE):
            return None  # "record highs since 2010" are many
        spans = extreme.years is not None and (limit.startswith(("for", "over")) or _is_amount(limit) or extreme.years < LEAST_YEARS)
        return None if spans or _ONE_OF_MANY.search(before[: hit.start()]) else begin + hit.start()
    if not (hit := apart.search(before)) or extreme.noun not in ("", "level", "levels", "point", "reading", "rate"):
        return None
    same = extreme.high if not hit["low"] else not extreme.high
    return begin + hit.start() if same and not _ONE_OF_MANY.search(before[: hit.start()]) else None


def _is_amount(limit: str) -> bool:
    """Whether "of 40 years" may be the level itself, an age or a term; nobody gives one in decades."""
    return limit.startswith("of") and "year" in limit


def _as_claim(draft: Draft, start: int, extreme: Extreme) -> Claim:
    """The words of a superlative as a claim of kind rank, with what the claims among them and beside them know."""
    beside = draft.beside(start)
    near = [claim for claim in beside if claim.start < extreme.end and start < claim.end] or beside
    model = next((claim for claim in near if claim.quantity.kind == "rank"), near[0] if near else None)
    one = Decimal(1)
    word = "highest" if extreme.high else "lowest"
    quantity = Quantity(Figure(one, one, (one,), Decimal(0)), Unit("rank", word, "rank"), start, extreme.end, "rank", value_end=extreme.end)
    quote = draft.text[start : extreme.end]
    if model is not None:
        return replace(model, quantity=quantity, quote=quote, role="level", scope=(), speaker=None)
    first, last = draft.sentence_at(start)
    return Claim(draft.article, quantity, quote, draft.text[first:last], draft.where)


def _series(rule: Rule, draft: Draft, rows: Rows, corpus: Corpus) -> Iterator[Comparison]:
    if not rows:
        return
    for extreme in draft.extremes[:MOST]:
        for said in _said(extreme, draft, corpus):
            found = against_series(rule, said, rows) if looked_at(said.subject, rule.when) else None
            if found is not None:
                yield found
                break


def _said(extreme: Extreme, draft: Draft, corpus: Corpus) -> Iterator[Said]:
    """What a superlative may be said of, the likeliest first: the figure before it, what its own claim names, a figure right after it."""
    beside = draft.beside(extreme.start)
    day = corpus.articles[draft.article].published
    own_years = {c.figure.value for c in beside if c.quantity.kind == "date" and not (extreme.start <= c.start < extreme.end)}
    claim = _as_claim(draft, extreme.start, extreme)
    inside = [c for c in beside if c.start < extreme.end and extreme.start < c.end]
    figures = [c for c in beside if c.quantity.kind == "quantity" and c not in inside and c.role == "level" and c.unit.dimension != "time"]
    before = [
        c for c in figures if c.end <= extreme.start and extreme.start - c.end <= 60 and " and " not in draft.text[c.end : extreme.start]
    ]
    after = [c for c in figures if c.start >= extreme.end and re.fullmatch(r"\s+(?:of|at)\s+", draft.text[extreme.end : c.start])]
    for figure in (*after[:1], *before[-1:]):
        period = figure.period
        year = period.start.year if period and period.start and not period.assumed else day.year if day else None
        if day and year and year > day.year:
            continue  # a forecast is not held against what came after it was printed
        yield Said(extreme, replace(claim, measure=figure.measure, entity=figure.entity), figure, year)
    for one in inside:
        if one.measure and one.entity:
            named = _without_mark(one.measure)
            now, doubts = _year_of(own_years, day.year if day else None, draft)
            yield Said(extreme, replace(claim, measure=_fuller(named, one.entity, draft), entity=one.entity), None, now, doubts)


def _without_mark(measure: str) -> str:
    """ "inflation high" of "a four-decade inflation high" is inflation."""
    return measure.removesuffix(" high").removesuffix(" low")


def _fuller(measure: str, entity: str, draft: Draft) -> str:
    """A bare "production" by the full name that the text's figures of the same owner have; as it is where they have none, or several."""
    names = [name for name in draft.measures.get(entity, ()) if name.endswith(f" {measure}")]
    return names[0] if len(names) == 1 else measure


def _year_of(own: set[Decimal], published: int | None, draft: Draft) -> tuple[int | None, tuple[str, ...]]:
    """The year from which a superlative without a figure looks back: one that its sentence names, the article's, or the latest it names."""
    years = {int(year) for year in own if _EARLIEST <= year <= _LATEST}
    if years:
        return (years.pop() if len(years) == 1 else None), ()
    if published is not None:
        return published, ("when the level was reached is not said",)
    last = draft.last_year
    return last, (f"the article carries no date; {last} is the latest year that it names",) if last else ()


def _rank(rule: Rule, draft: Draft, rows: Rows, corpus: Corpus) -> Iterator[Comparison]:
    day = corpus.articles[draft.article].published
    now = day.year if day else draft.last_year
    if not rows or now is None:
        return
    standings: dict[str, list[list[TableRow]]] = {}
    ranks = (c for c in draft.claims if c.quantity.kind == "rank" and c.measure and c.entity and looked_at(c, rule.when))
    for claim in islice(ranks, MOST):
        measure = (claim.measure or "").casefold()
        if measure not in standings:
            standings[measure] = world_standings(measure, now, rows)
        start, end = draft.sentence_at(claim.start)
        before, after = draft.text[max(start, claim.start - NEAR) : claim.start], draft.text[claim.end : min(end, claim.end + NEAR)]
        owner = (claim.entity or "")[:4]
        if (
            _APPOSED.search(before) and owner not in before[-OWNER_WITHIN:]
        ):  # "China invested in the Alberta sands, the world's third largest"
            continue
        found = of_the_world(rule, claim, before, after, standings[measure])
        if found is not None:
            yield found


CHECKS: Mapping[str, Callable[[Rule, Draft, Rows, Corpus], Iterator[Comparison]]] = {
    "scopes": _clashing_scopes,
    "record-since": partial(_clashing_scopes, since=True),
    "series": _series,
    "rank": _rank,
}
