"""From an article to its claims: every figure with what it measures, whose it is, when, who said so and in what mood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.claims.asked import Known
from factcheck.claims.context import Context, read_context
from factcheck.claims.entity import find_entity
from factcheck.claims.event import lead_event
from factcheck.claims.measure import Earlier, Measured, find_measure
from factcheck.claims.mood import find_mood, passes_target, target_after
from factcheck.claims.naming.names import Names, find_names
from factcheck.claims.period.find import find_period, main_period
from factcheck.claims.period.handed import LEAD, Handed, handed_on, sort_of
from factcheck.claims.ranks import with_what_is_ranked
from factcheck.claims.run_together import as_tables
from factcheck.claims.saying.speaker import find_speaker
from factcheck.claims.saying.speech import find_speeches
from factcheck.claims.scope import find_role, find_scope
from factcheck.claims.site import Site, gap_words, sites
from factcheck.claims.topic import Topic, find_topic
from factcheck.claims.typed import typed_claims
from factcheck.quantities import find_dates, find_quantities
from factcheck.quantities.dates.find import DateMention
from factcheck.quantities.read import YEARS_OF_AGE
from factcheck.quantities.readers import Reader
from factcheck.reading import plain_article
from factcheck.records import Article, Claim, Clue, Period, Quantity, Where, Zone
from factcheck.text import Span
from factcheck.vocab import word_list

_BARE = frozenset({"number", "count"})
_ESTIMATING = frozenset({"raise", "raised", "raises", "raising"})
"""What people do with estimates: the thing itself has not moved."""
Times = tuple[list[DateMention], Period | None, tuple[Handed, ...]]
"""The time expressions of a sentence, the period named last before it, and those that are handed on to it: of the lead, and the last."""


def find_claims(article: Article, reader: Reader = find_quantities) -> list[Claim]:
    """Every numeric claim of an article, those of its title first, then in the order of the text; dates, durations, ordinals and ranks too.

    A title that the text begins with is read once, in the text. Offsets index the text, or the title where `where` says so.
    `reader` finds the quantities: ours, or another of `factcheck.quantities.readers`. A date written as a string is read as one; an article
    without an id or a text that is a string has no claims (`check` says why).

    >>> from datetime import date
    >>> article = Article("a", "Iraq pumped 3.1 million barrels a day in May, officials said.", published=date(2026, 6, 4))
    >>> [(c.quantity.kind, c.measure, c.entity, c.speaker, c.mood) for c in find_claims(article)]
    [('quantity', 'crude production', 'Iraq', 'officials', 'actual'), ('date', None, None, None, 'actual')]
    """
    usable, _ = plain_article(article)
    if usable is None:
        return []
    article = usable
    context = read_context(article.text)
    names = find_names(context)
    if not article.title.strip() or begins_with(article.text, article.title):
        return _with_cells(article, _claims(article, context, names, "text", find_topic(context, names), reader), reader)
    heading = read_context(article.title, headline=True)
    heading_names = find_names(heading, names.register)
    topic = find_topic(context, names, (heading, heading_names))
    over = find_topic(context, names, (heading, heading_names), home=heading)
    return [
        *_claims(article, heading, heading_names, "title", over, reader),
        *_with_cells(article, _claims(article, context, names, "text", topic, reader), reader),
    ]


def _with_cells(article: Article, claims: list[Claim], reader: Reader) -> list[Claim]:
    """The claims, those in cells of tables read with their headings."""
    if not any(zone == "table" for _, _, zone in article.zones):
        return claims
    from factcheck.claims.cells import read_cells

    told: dict[str, list[Claim]] = {}

    def read(sentence: str) -> list[Claim]:
        if sentence not in told:
            told[sentence] = find_claims(Article(article.id, sentence, published=article.published, source=article.source), reader)
        return told[sentence]

    return read_cells(article, claims, read)


def begins_with(text: str, title: str) -> bool:
    """Whether a text begins with its title, whatever the white space between the words."""
    return " ".join(text[: 2 * len(title) + 20].split()).startswith(" ".join(title.split()))


def _claims(article: Article, context: Context, names: Names, where: Where, topic: Topic, reader: Reader) -> list[Claim]:
    if not context.sentences:
        return []
    known = _known(context, names, topic)
    figures = _figures(article, context, names, where, known, tuple(reader(context.text)))
    typed = typed_claims(article, context, where, lambda start: _zone(article, context, start), figures)
    return as_tables(sorted((*figures, *with_what_is_ranked(typed, context, names, known)), key=lambda claim: claim.start), context.text)


def _known(context: Context, names: Names, topic: Topic) -> Known:
    event = lead_event(context, names)
    lead = None if event is None else (event[0], (context.clue("entity", event[1], event[2], "the event that the text is about"),))
    return Known(find_speeches(context, names), lead, topic, ())


def _figures(article: Article, context: Context, names: Names, where: Where, known: Known, quantities: tuple[Quantity, ...]) -> list[Claim]:
    found = sites(context, names, quantities)
    if not found:
        return []
    speeches, times = known.speeches, _times(article, context, quantities)
    claims: list[Claim] = []
    measures: list[Earlier] = []
    owners: list[tuple[Site, Measured, str | None]] = []
    known = replace(known, earlier=owners)  # it grows with the figures
    for site in found:
        measured = _measured(site, measures)
        entity, clues = find_entity(site, measured, known)
        measures.append(Earlier(site, measured))
        owners.append((site, measured, entity))
        speaker, speaker_clues = find_speaker(site, speeches) if measured.relation != "speakers" else (None, ())
        around = (*measured.clues, *clues, *speaker_clues)
        claims.append(_claim(article, site, measured, entity, speaker, where, times[site.number], around))
    return claims


def _claim(
    article: Article,
    site: Site,
    measured: Measured,
    entity: str | None,
    speaker: str | None,
    where: Where,
    times: Times,
    clues: tuple[Clue, ...],
) -> Claim:
    """The claim of a figure whose measure, owner and speaker are known, with the clues to these."""
    text, quantity, sentence = site.context.text, _with_unit(site.quantity, measured), Span(site.sentence.start, site.sentence.end)
    mood, mood_clues = find_mood(site, measured)
    stands, in_force = _stands(site, measured), mood in ("target", "capacity") and not quantity.change
    to_come = mood == "forecast"
    kept = handed_on(times[2], site.number, quantity, article.published, to_come or mood == "hypothetical")
    period, period_clues = find_period(
        text, quantity, sentence, times[0], article.published, times[1], handed=kept, standing=stands, in_force=in_force, to_come=to_come
    )
    role, role_clues = find_role(site, measured)
    scope, scope_clues = find_scope(site, measured, entity)
    return Claim(
        article=article.id,
        quantity=quantity,
        quote=text[quantity.start : quantity.end],
        sentence=text[sentence.start : sentence.end],
        where=where,
        zone=_zone(article, site.context, quantity.start),
        measure=measured.measure,
        entity=entity,
        period=period,
        mood=mood,
        speaker=speaker,
        role=role,
        scope=scope,
        clues=(*clues, *period_clues, *mood_clues, *role_clues, *scope_clues),
    )


def _with_unit(quantity: Quantity, measured: Measured) -> Quantity:
    """The figure; a bare number that is known for an age by the name before it, in years of age: "Lance Orr, 26."."""
    printed = quantity.unit.symbol and quantity.value_end < quantity.end  # "two boys, 9 and 12," hand on their noun, which is not printed
    bare = measured.relation == "age" and quantity.kind == "quantity" and not printed and quantity.unit.dimension in _BARE
    return replace(quantity, unit=YEARS_OF_AGE) if bare else quantity


def _stands(site: Site, measured: Measured) -> bool:
    """Whether a figure holds until it is changed, and the sentence tells of no movement: "Norland has reserves of 37 billion barrels"."""
    name = measured.core.measure if measured.core is not None else ""
    if name in word_list("market_measures"):
        return True
    if name not in word_list("standing_measures") or site.quantity.change:
        return False
    return _moving().isdisjoint(site.between(site.first - 20, site.first))


@cache
def _moving() -> frozenset[str]:
    return (gap_words("movement") | gap_words("surpass") | gap_words("change")) - _ESTIMATING


def _measured(site: Site, earlier: Sequence[Earlier]) -> Measured:
    """The figure's measure; of a figure "above its quota" it is the distance from the quota."""
    aim, measured = target_after(site), find_measure(site, earlier)
    if aim is None and passes_target(site, measured):
        aim = measured.term
    if aim is None:
        return measured
    short = site.low(site.last) in ("below", "under", "less", "short")
    name = measured.measure if measured.term is aim and measured.measure else _aim_name(site, aim.senses[0].measure)
    clue = site.context.clue("measure", min(site.last, aim.first), max(site.last, aim.last), "the distance from a target")
    return Measured(f"{'shortfall to' if short else 'excess over'} {name}", None, aim, "of", (clue,))


def _aim_name(site: Site, name: str) -> str:
    return f"production {name}" if site.quantity.unit.dimension == "volume/time" else name


def _times(article: Article, context: Context, quantities: Sequence[Quantity]) -> list[Times]:
    """The time expressions of every sentence, with the periods that the sentences before it hand on."""
    by_sentence: dict[int, list[DateMention]] = {}
    for mention in find_dates(context.text):
        by_sentence.setdefault(context.sentence_number(mention.start), []).append(mention)
    sorts: dict[int, set[str]] = {}
    for quantity in quantities:
        sorts.setdefault(context.sentence_number(quantity.start), set()).add(sort_of(quantity))
    carried: Period | None = None
    lead: tuple[Handed, ...] = ()
    last: tuple[Handed, ...] = ()
    found = []
    for number, sentence in enumerate(context.sentences):
        mentions = by_sentence.get(number, [])
        found.append((mentions, carried, (*lead, *last)))
        named = main_period(context.text, Span(sentence.start, sentence.end), mentions, article.published, carried) if mentions else carried
        if named is not None and named is not carried:
            last = (Handed(named, number, frozenset(sorts.get(number, ()))),)
            lead = last if number < LEAD and not (lead and lead[0].sorts) else lead
        carried = named
    return found


def _zone(article: Article, context: Context, start: int) -> Zone:
    if article.zones and context.text is article.text:
        named = article.zones[bisect_right(article.zones, start, key=lambda zone: zone[0]) - 1]
        if named[0] <= start < named[1]:
            return named[2]
    line = context.headline
    if line is not None and start < line.end:
        return "headline"
    if article.title and start < len(article.title) + 1 and begins_with(context.text, article.title):
        return "headline"
    return "quotation" if context.quotation_at(start) else "body"
