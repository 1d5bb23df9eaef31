"""The time of a figure that no time expression gives whole: said by "now" or "next", left out where it goes without saying, or assumed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.period.days import block, moved, plus_days
from factcheck.claims.period.fit import STOCK
from factcheck.quantities.dates.find import DateMention
from factcheck.records import Clue, Period, Quantity
from factcheck.text.patterns import later, worded
from factcheck.text.spans import Span

Dated = tuple[Period | None, tuple[Clue, ...]]
ABOUT = 30
"""Days: a rate told as of now is that of about the last month, not of one day."""
SHORTER = 300
"""A period of fewer days is compared with the same part of last year, not with the whole of it."""
MOVED_OVER = range(2, 100)
"""A stock that moved over so many days stood at the level before on the day before the first."""
NOW = worded(
    r"\b(?:current(?:ly)?|present(?:ly)?|now|at the moment|these days|recently|lately|this time(?! last))\b",
    words=("now", "current", "present", "moment", "days", "recent", "lately", "time"),
)
NOW_AFTER = later(r"\s+(now|currently|at present|at the moment)\b")
GOES_ON = later(r"\b(?:is|are|am|been|['’]s|['’]re)\s+(?:(?:now|still|only|already|currently|just)\s+)?[a-z]+ing\b[^,;:]*$")
IN_TURN = later(r"(?:\s+(?:percent|per\s+cent|pct))?\s+(next|this|last)(?=\s*[,.;:)]|\s+(?:and|but|from)\b|\s*$)")
ROWS = {"month": 12, "quarter": 4, "half": 2}
"""How many of a kind a year has."""
TURNS = {"last": -1, "this": 0, "next": 1}
USUAL = worded(
    r"\b((?:long-term|long-run|historical|seasonal|normal|usual|(?:\d+|five|ten|twenty|thirty)-year)\s+(?:\w+\s+)?(?:average|mean|norm))\s+"
    r"(?:(?:of|is|was|at|for\s+\w+\s+of)\s+)?(?:(?:about|around|some|just)\s+)?$",
    words=("average", "mean", "norm"),
)
COMPARED = later(r"\bfrom\s+(?:\w+\s+){0,2}\S{0,3}\d[^;]{0,40}$")
"""A figure that another is held against, up to its "a year ago"."""
BREAK = later(r"[,;:\d]|\b(?:from|than|against|to)\b")


def is_rate(quantity: Quantity) -> bool:
    """Whether a figure is an amount a time ("barrels a day"), but no speed."""
    return quantity.unit.dimension.endswith("/time") and quantity.unit.dimension not in ("length/time", "data/time", "speed")


def assumed(quantity: Quantity, published: date | None, in_force: bool) -> Dated:
    """What stands in where no time is named: the article's day; of a rate the month up to it; of what is `in_force` the article's year."""
    if published is None:
        return None, ()
    here = quantity.start
    if in_force:
        days, why = (date(published.year, 1, 1), date(published.year, 12, 31)), "no time named: in force in the article's year"
    elif quantity.unit.name.endswith("per year"):
        days, why = block("year", published), "no time named: a rate of the article's year"
    elif is_rate(quantity):
        days, why = (plus_days(published, 1 - ABOUT), published), "no time named: a rate of the month up to the article's day"
    else:
        days, why = (published, published), "no time named: the article's own day"
    return Period(*days, "", assumed=True), (Clue("period", "", here, here, why),)


def about_now(text: str, quantity: Quantity, sentence: Span, mentions: Sequence[DateMention], published: date | None) -> Dated | None:
    """The time of "now pumps 3 million": the article's day, of a rate the month up to it; None where no such word stands before the figure.

    A time named between the word and the figure, or right after the figure, says more.
    """
    low = max(sentence.start, quantity.start - 40)
    found = NOW_AFTER.match(text, quantity.end) or next(reversed(list(NOW.finditer(text, low, quantity.start))), None)
    if found is None or BREAK.search(text, found.end(), quantity.start):
        return None
    if any(found.end() <= m.start < quantity.end + 25 or m.start <= found.start() < m.end for m in mentions):
        return None
    word = found[0].strip()
    if published is None:
        return Period(None, None, word), (Clue("period", word, found.end() - len(word), found.end(), "said to hold now"),)
    first = plus_days(published, 1 - ABOUT) if is_rate(quantity) or word in ("recently", "lately") else published
    return Period(first, published, word), (Clue("period", word, found.end() - len(word), found.end(), "said to hold now"),)


def usual(text: str, quantity: Quantity, sentence: Span) -> Dated | None:
    """The time of "the 30-year average of 164 mm": many years that no word names, never the month beside it; None elsewhere."""
    found = USUAL.search(text, max(sentence.start, quantity.start - 60), quantity.start)
    if found is None:
        return None
    clue = Clue("period", found[1], found.start(1), found.end(1), "what is usual over many years")
    return Period(None, None, found[1]), (clue,)


def goes_on_now(text: str, quantity: Quantity, sentence: Span) -> bool:
    """Whether the verb says that a rate goes on ("is pumping 3 million barrels a day"): it isn't of the month spoken of before."""
    return is_rate(quantity) and bool(GOES_ON.search(text, max(sentence.start, quantity.start - 50), quantity.start))


def same_time_last_year(mention: DateMention, base: Period | None, held_against: bool) -> DateMention:
    """ "Demand in the four weeks was 6.6 million, up from 6.4 million last year": the same four weeks of that year."""
    if not (held_against and mention.kind == "year" and mention.relation == "last" and base is not None and not base.assumed):
        return mention
    if base.days is None or base.days >= SHORTER or mention.part or mention.bound not in ("", "from"):
        return mention
    return replace(mention, kind="ago", count=1, unit="year", relation="earlier", bound="")


def of_the_year_before_it(mention: DateMention, mentions: Sequence[DateMention]) -> DateMention:
    """The fourth quarter of "5 million in the third quarter of 2018 and 6 million in the fourth": a row goes on in the year it began in.

    Only the very next month, quarter or half: "April" behind "March 2017" is of 2017, "November" may be of any year.
    """
    if mention.kind not in ROWS or mention.year or mention.relation or mention.of or mention.bound:
        return mention
    before = [one for one in mentions if one.end <= mention.start]
    last = before[-1] if before else mention
    here, there = (getattr(one, mention.kind) for one in (mention, last))
    if last.kind != mention.kind or not last.year or not here or not there or here != there % ROWS[mention.kind] + 1:
        return mention
    return replace(mention, year=last.year + (here == 1))


def next_in_turn(text: str, quantity: Quantity, mention: DateMention, found: Period) -> Period:
    """ "2.1% this year and 1.8% next": the unit is said once, the step anew."""
    said = IN_TURN.match(text, quantity.value_end or quantity.end) or IN_TURN.match(text, quantity.end)
    if said is None or mention.start >= quantity.end or mention.relation not in TURNS or not (found.start and found.end):
        return found
    first, last = moved((found.start, found.end), mention.unit, TURNS[said[1]] - TURNS[mention.relation])
    return Period(first, last, f"{said[1]} {mention.unit}")


def before_the_move(
    text: str,
    quantity: Quantity,
    sentence: Span,
    mentions: Sequence[DateMention],
    dated: Callable[[DateMention], Period | None],
    carried: Period | None,
) -> Dated:
    """The time of the figure that something moved away from, where no words stand with it.

    As with the figure before it in the sentence ("up 2% from 6 million a year ago, while ... up 3% from 1.4 million"); of a stock the day
    before the move began; else unresolved.
    """
    here = quantity.start
    other = like_the_other(text, sentence, quantity, mentions, dated)
    if other is not None:
        return other
    over = next((p for m in reversed(mentions) if m.end <= here and (p := dated(m)) and p.start), carried)
    stock = not is_rate(quantity) and STOCK.search(text, max(sentence.start, here - 200), here)
    if stock and over is not None and over.start and over.days in MOVED_OVER and not over.assumed:
        eve = plus_days(over.start, -1)
        return Period(eve, eve, over.text), (Clue("period", over.text, here, here, "where the stock stood before it moved"),)
    return Period(None, None, ""), (Clue("period", "from", here, here, "the figure before the change; no word says of when"),)


def like_the_other(
    text: str, sentence: Span, quantity: Quantity, mentions: Sequence[DateMention], dated: Callable[[DateMention], Period | None]
) -> Dated | None:
    """The "a year ago" of a comparison earlier in the sentence, where this one leaves it out."""
    back = [m for m in mentions if m.end <= quantity.start and m.kind in ("ago", "same") and m.unit == "year"]
    if not back or not COMPARED.search(text, max(sentence.start, back[-1].start - 100), back[-1].start):
        return None
    found = dated(back[-1])
    if found is None or found.days is None or found.days >= SHORTER:
        return None  # counted from no time that was named
    return found, (Clue("period", found.text, back[-1].start, back[-1].end, "as with the figure compared before it"),)


__all__ = ["about_now", "assumed", "before_the_move", "goes_on_now", "is_rate", "next_in_turn", "same_time_last_year", "usual"]
