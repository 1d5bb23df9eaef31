"""Claims, articles and rules built by hand, with only what a test cares about spelled out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factcheck.records import Allow, Article, Claim, Clue, Corpus, Figure, Period, Quantity, Rule, Unit

BARRELS_A_DAY = Unit("bbl/d", "barrel per day", "volume/time", 1.84013072833e-06)
BARREL = Unit("bbl", "barrel", "volume", 0.158987294928)
PERCENT = Unit("%", "percentage", "ratio", 0.01)
POINTS = Unit("pp", "percentage point", "points", 1.0)
YEARS_OLD = Unit("yr", "year of age", "age", 31556952.0)
KM = Unit("km", "kilometre", "length", 1000.0)
MILE = Unit("mi", "mile", "length", 1609.344)
DOLLAR = Unit("USD", "US dollar", "money")
EURO = Unit("EUR", "euro", "money")
PEOPLE = Unit("person", "people", "count")

DAY = date(2026, 3, 6)
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28), "in February")
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31), "in January")


def on(day: date, *, assumed: bool = False) -> Period:
    return Period(day, day, day.isoformat(), assumed)


def figure(value: str, hedge: str = "exact", *, to: str = "", precision: str = "") -> Figure:
    """The figure that these digits print; half of the last place that is not zero is its precision."""
    low = Decimal(value)
    high = Decimal(to) if to else low
    digits = low.normalize()
    slack = Decimal(precision) if precision else Decimal(5).scaleb(int(digits.as_tuple().exponent) - 1)
    if hedge in ("at_least", "more_than"):
        return Figure(low, None, (low,), slack, hedge)  # type: ignore[arg-type]
    if hedge in ("at_most", "less_than"):
        return Figure(None, low, (low,), slack, hedge)  # type: ignore[arg-type]
    written = (low, high) if to else (low,)
    return Figure(low, high, written, slack, "between" if to else hedge)  # type: ignore[arg-type]


def claim(value: str | Figure = "755000", unit: Unit = BARRELS_A_DAY, article: str = "a", **slots: Any) -> Claim:
    """A claim; the quote, the sentence and the place are made up where they are not given."""
    amount = value if isinstance(value, Figure) else figure(value)
    slots.setdefault("measure", "crude production")
    slots.setdefault("entity", "Norland")
    slots.setdefault("period", FEBRUARY)
    quote = slots.pop("quote", f"{amount.value:,f} {unit.symbol}".strip())
    sentence = slots.pop("sentence", f"{slots['entity']} in {article}: {quote}.")
    start = slots.pop("start", max(0, sentence.find(quote)))
    end = start + len(quote)
    made = {name: slots.pop(name) for name in ("kind", "trend", "change", "same_as", "value_end") if name in slots}
    return Claim(article, Quantity(amount, unit, start, end, **made), quote, sentence, **slots)


def carried(slot: str = "entity") -> Clue:
    return Clue(slot, "Norland", 0, 7, "carried on from the sentence before")


def corpus(claims: Iterable[Claim] = (), days: dict[str, int] | None = None, drafts: Iterable[str] | None = None, **stories: str) -> Corpus:
    """Articles that hold the claims' sentences, published on DAY plus so many days; all are drafts where none is named."""
    texts: dict[str, list[str]] = {"a": [], "b": []}
    for one in claims:
        texts.setdefault(one.article, []).append(one.sentence)
    days = days or {}
    articles = {
        name: Article(name, " ".join(dict.fromkeys(parts)), published=DAY + timedelta(days=days.get(name, 0)), story=stories.get(name, ""))
        for name, parts in texts.items()
    }
    return Corpus(articles, frozenset(drafts if drafts is not None else articles))


def rule(name: str = "energy.output", severity: str = "error", percent: str = "0", **keys: Any) -> Rule:
    keys.setdefault("kind", "same-thing")
    return Rule(name, keys.pop("title", "One figure, two accounts"), severity, why="w", source="s", allow=Allow(Decimal(percent)), **keys)  # type: ignore[arg-type]
