"""Terms of a sentence that a figure is not of, though it might be by its unit: a verb "pay", an owner, the noun of another figure."""

from __future__ import annotations

from functools import cache

from factcheck.claims.phrases import singular
from factcheck.claims.site import Site
from factcheck.claims.terms import Term, counts_persons
from factcheck.vocab import rows, word_list

_OF_PAY = frozenset({"average", "basic", "minimum", "maximum", "median", "hourly", "weekly", "monthly", "annual", "take-home", "starting"})
_CAN = frozenset({"to", "will", "would", "must", "can", "could", "should", "may", "might", "not", "also", "who", "they", "we"})
"""What stands before a verb, never before the noun that it is as well."""
_SIZES = frozenset({"long", "wide", "tall", "deep", "high"})
_STOCK_DEALS = frozenset(
    {"exchange", "exchanges", "market", "markets", "repurchase", "repurchases", "buyback", "buybacks", "option", "options", "split"}
    | {"offering", "purchase", "purchases", "sale", "sales", "dividend", "issue", "index", "indexes", "futures", "swap", "deal", "grants"}
)
_OBJECTS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "more", "about", "up"})
_MILLION = 1_000_000
_COUNTS = frozenset({"count", "people", "number"})


def is_aside(site: Site, term: Term) -> bool:
    """Whether a term that admits the figure measures something else, or nothing."""
    for test in _TESTS:  # noqa: SIM110 - a loop costs less than a generator, and this is asked of every term
        if test(site, term):
            return True
    return False


def _looks_alike(site: Site, term: Term) -> bool:
    """Whether a term is part of a turn of phrase in which it measures nothing: "small caps", "life in prison"."""
    return any(
        len(words) > term.last - term.first and site.between(term.first - before, term.first - before + len(words)) == words
        for before, words in _phrases_with().get(site.low(term.first), ())
    )


@cache
def _phrases_with() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The turns of phrase by each of their words, with how many words stand before it."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in sorted(word_list("look_alikes")):
        words = tuple(phrase.split())
        for place, word in enumerate(words):
            found.setdefault(word, []).append((place, words))
    return {word: tuple(phrases) for word, phrases in found.items()}


def _owns(site: Site, term: Term) -> bool:
    """Whether a term owns what the figure is of: "44% of the market's capacity"."""
    return not term.verb and site.low(term.last) in ("'s", "’s")


def _is_size(site: Site, term: Term) -> bool:
    """Whether an adjective of size stands beside a percentage, of which it tells nothing: "not long before prices rose 5%"."""
    return site.quantity.unit.dimension in ("ratio", "multiple", "points") and site.low(term.first) in _SIZES


def _is_tally(site: Site, term: Term) -> bool:
    """Whether a term is the counted noun of another figure and this one counts or measures something else: "11 goals in 15 games"."""
    dimension = site.quantity.unit.dimension
    own = dimension not in ("number", "ratio", "points", "money") and bool(site.quantity.unit.symbol)
    return (
        own and not term.verb and any(core.mood for core in term.senses) and any(first < term.first < last for first, last in site.others)
    )


def _is_one(site: Site, term: Term) -> bool:
    """Whether a term is one of what is counted, of which no percentage tells: "the generics business fell 8%"."""
    if (
        site.quantity.unit.dimension not in ("ratio", "multiple")
        or term.verb
        or not all(core.dimensions <= _COUNTS for core in term.senses)
    ):
        return False
    word = site.low(term.last - 1)
    return singular(word) == word and word not in word_list("collective_nouns")


def _is_paid(site: Site, term: Term) -> bool:
    """Whether "pay" is the verb: "people will pay 85 pounds" for whatever it is, "is to pay Orvia 85 million"."""
    if site.low(term.last - 1) not in ("pay", "pays"):
        return False
    return site.low(term.last - 2) in _CAN or (term.last == site.first and site.low(term.last - 2) not in _OF_PAY)


def _is_of_stock(site: Site, term: Term) -> bool:
    """Whether "stock" is what is bought or traded there, not what its price moves: "2% of its stock", "the stock exchange", "in stock"."""
    if site.low(term.last - 1) != "stock" or term.last - term.first > 1 or site.quantity.unit.dimension not in ("money", "ratio", "points"):
        return False
    behind = site.low(term.last)
    ruled = {"of", "in", "for", "worth", "and"} & set(site.between(term.first - 2, term.first))
    return term.first >= site.last or behind in _STOCK_DEALS or bool(ruled)


def _is_of_contract(site: Site, term: Term) -> bool:
    """Whether "delivery" says which contract is traded: "crude for January delivery fell 3%", "oil for delivery in May"."""
    return site.low(term.last - 1) == "delivery" and "for" in site.between(term.first - 2, term.first)


def _acts(site: Site, term: Term) -> bool:
    """Whether those counted do what a verb right behind them tells, to something else: "the three parties won 52 seats"."""
    counted = site.quantity.unit.dimension == "count" and bool(site.quantity.unit.symbol)
    if not (counted and term.verb and term.first == site.last) or all(core.measure in word_list("doing_measures") for core in term.senses):
        return False
    return site.low(term.last) in _OBJECTS or any(first == term.last for first, _ in site.others)


def _is_done_to_others(site: Site, term: Term) -> bool:
    """Whether a verb measures others than those counted: a college enrols students, a trial patients."""
    noun = site.quantity.unit.symbol.casefold()
    if not term.verb or site.quantity.unit.dimension != "count" or not noun:
        return False
    nouns = verb_objects().get(term.senses[0].measure)
    return nouns is not None and noun not in nouns


@cache
def verb_objects() -> dict[str, frozenset[str]]:
    """The nouns that a measure's verb counts, of the measures whose verbs have other objects too."""
    return {row["measure"]: frozenset(row["nouns"].split("|")) for row in rows("verb_objects")}


def _is_worth(site: Site, term: Term) -> bool:
    """Whether millions stand beside shares, whose price they can't be: "forecasts of 64 to 75 million pounds, and the shares were up"."""
    prices = site.quantity.unit.dimension == "money" and site.quantity.figure.value >= _MILLION
    core = term.sense(site.quantity) if prices else None
    return core is not None and core.measure == "share price"


def _is_charged(site: Site, term: Term) -> bool:
    """Whether the counts of a charge are told, not what it is for: "three counts of murder"."""
    return site.quantity.unit.symbol in ("count", "charge") and site.low(site.last) == "of" and term.first > site.last


def _is_of_index(site: Site, term: Term) -> bool:
    """Whether points are those of an index named before: "the share index rose 17.6 points", no points of a team."""
    if term.senses[0].measure != "points":
        return False
    return any(other.last <= site.first and other.senses[0].measure == "index" for other in site.terms)


def _is_others(site: Site, term: Term) -> bool:
    """Whether a term is what the figure before counts, and this one counts something else: "38 hospitals, 279 nursing centres"."""
    unit = site.quantity.unit
    if unit.dimension != "count" or not unit.symbol or term.verb or counts_persons(site.quantity) or term.last > site.first:
        return False
    inside = any(first < term.first and term.last <= last for first, last in site.others)
    return inside and singular(site.low(term.last - 1)) != unit.symbol.lower()


_TESTS = (
    _is_one,
    _is_paid,
    _is_of_contract,
    _is_size,
    _is_tally,
    _owns,
    _is_of_stock,
    _looks_alike,
    _acts,
    _is_done_to_others,
    _is_worth,
    _is_charged,
    _is_of_index,
    _is_others,
)
