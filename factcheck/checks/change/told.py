"""Movements as sentences tell them: the level reached, the level before, and by how much, how many percent and how many times it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck.checks.around import by_sentence, sentence_start
from factcheck.checks.change.left_out import in_brackets, is_apposed, is_awaited, is_told, leads_to_level, parts_from
from factcheck.checks.change.sides import (
    as_amount,
    common_unit,
    compares_next,
    ends_of,
    in_unit,
    is_change,
    is_move,
    is_times,
    may_be_base,
    names_another,
    of_one_thing,
    ranges_as_move,
    runs_against,
)
from factcheck.checks.change.words import Gap, goes_on, last_trend, listed, moves_again, ratio_told, read_gap, times_told, tokens
from factcheck.comparing.interval import Interval
from factcheck.records import Claim, Corpus, Trend
from factcheck.tables import text_of
from factcheck.text.patterns import later

LEAD, TAIL = 80, 40
"""Characters before the first figure in which the verb is looked for, and behind the last one in which its time is."""
FROM = 4
"""Words before a base in which "from" stands: "from a previously reported 8 million", but "from the first half of the 700 million"."""
OR = 3
"""Words before a figure in which "or" says an amount again: "up 4.6% from 2015, or about $2,000"."""
EXTREMES = 3
"""Words behind a base in which it may be called an extreme ("from the $90.07 all-time high")."""
CHANGES = frozenset({"amount", "percent"})

_NEXT_SENTENCE = later(
    r"(?:(?:that|this|which|it)\s+)?(?:(?:is|was)\s+)?(?:(?:up|down)\s+from|compare[ds]?\s+(?:with|to))\s+"
    r"(?:just |about |some |a revised )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One movement: its figures, None where the words give none, and what the words say of it. Both levels carry one unit."""

    level: Claim | None = None
    base: Claim | None = None
    amount: Claim | None = None
    percent: Claim | None = None
    shown: tuple[Claim, ...] = ()
    """The claims of the text that these come from, in its order."""
    trend: Trend | None = None
    ratio: tuple[str, Interval] | None = None
    """ "more than doubled", and the multiples that it fits."""
    loose: bool = False
    """The base stands there for comparison only, and may not be what the change was measured against."""
    compared: bool = False
    """ "Compared with" stands before the base."""
    tied: bool = False
    """Words say that the movement began at the base: "from", or a change measured right on it ("5% more than the 100 of 2019")."""
    one_move: bool = False
    """Both levels are one figure of the text: "from 10 to 12"."""
    unknown: int = 0
    """Words between the figures that no list has."""
    inside: tuple[str, ...] = ()
    """The words before the level that was reached."""
    tail: tuple[str, ...] = ()
    """The words behind the last figure, to the end of its sentence."""

    @property
    def is_whole(self) -> bool:
        """Whether there is something to work out: two levels, or one with an amount and a percentage."""
        levels = (self.level is not None) + (self.base is not None)
        return levels == 2 or (levels == 1 and self.amount is not None and self.percent is not None)


@dataclass(slots=True)
class _Window:
    """A movement while its figures are being gathered."""

    parts: dict[str, Claim] = field(default_factory=dict)
    shown: list[Claim] = field(default_factory=list)
    gaps: dict[str, Gap] = field(default_factory=dict)
    lead: list[str] = field(default_factory=list)
    """The words before its first figure."""

    @property
    def has_change(self) -> bool:
        """Whether it has an amount or a percentage."""
        return not CHANGES.isdisjoint(self.parts)

    @property
    def may_tell(self) -> bool:
        """Whether it holds more than one figure alone."""
        return len(self.parts) > 1 or "move" in self.parts

    @property
    def ends_in_change(self) -> bool:
        """Whether both levels stand before the change: "640 tonnes, compared with 800 a year before, a fall of 20%"."""
        return "base" in self.parts and self.shown[-1] in (self.parts.get("percent"), self.parts.get("amount"))

    def has_room_for(self, part: str) -> bool:
        """Whether a part is still open: no figure has it, and a move ("from 10 to 12") has both levels."""
        levels = {"level", "base"}
        if part in self.parts or (part in levels and "move" in self.parts):
            return False
        return not (part == "move" and levels & self.parts.keys())


def movements(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Told]:
    """Every movement that a sentence of a draft tells with a level and its base, or with one of them, an amount and a percentage.

    The base may stand in the sentence after ("That compared with …"), and a second base may follow ("and up 5% from 9.5 a year earlier").
    """
    open_end: Told | None = None
    for group in by_sentence(claims, corpus):
        figures = [claim for claim in group if is_told(claim, corpus)]
        if open_end is not None and figures and (joined := _continued(open_end, figures[0], corpus)):
            yield joined
        found, open_end = _of_sentence(figures, corpus)
        yield from found


def _of_sentence(figures: Sequence[Claim], corpus: Corpus) -> tuple[list[Told], Told | None]:
    """The whole movements of a sentence, and one that still lacks its base where the sentence ends."""
    found: list[Told] = []
    open_end: Told | None = None
    at = 0
    while at < len(figures):
        window, end = _gathered(figures, at, corpus)
        told = _told(window, corpus) if window.may_tell or (found and "base" in window.parts) else None
        if told is not None and not told.is_whole and found and figures[at - 1].start == found[-1].shown[-1].start:
            told = _of_same_level(told, found[-1], window)
        if told is not None and told.is_whole:
            found.append(told)
            at = end
            continue
        if open_end is None and told is not None and end == len(figures) and told.level is not None:
            open_end = told
        at += 1
    return found, open_end


def _gathered(figures: Sequence[Claim], at: int, corpus: Corpus) -> tuple[_Window, int]:
    """The figures from one on that belong to one movement, and the place of the first that does not."""
    last, text = figures[at], text_of(figures[at], corpus)
    window = _Window(lead=_lead(last, figures[at - 1] if at else None, corpus))
    first = _first_part(last, window.lead)
    if first is None:
        return window, at + 1
    window.parts[first] = last
    window.shown.append(last)
    place = at + 1
    while place < len(figures):
        figure, after = figures[place], is_change(last)
        gap = read_gap(text[last.end : figure.start], changes=is_change(figure), after_change=after, after_times=is_times(last))
        if gap.mark == "or" and not after and figure.unit.symbol != "%":  # "10 million, or 20 cents a share,"
            last, place = replace(last, quantity=replace(last.quantity, end=figure.end)), place + 1
            continue
        if gap.mark == "or" and compares_next(figure, text):
            gap = replace(gap, mark="change")
        part = _part(gap, figure, after)
        told_before = not window.parts.keys().isdisjoint({"base", "move"})
        if told_before and part in (*CHANGES, "times") and gap.mark != "or" and not is_apposed(gap.words):
            break
        if part is None or not window.has_room_for(part) or (gap.mark != "or" and window.has_change and part in CHANGES):
            break
        if names_another(figure, last, text) or parts_from(last, figure, text) or (part not in CHANGES and in_brackets(last, figure, text)):
            break
        window.parts[part] = figure
        window.shown.append(figure)
        window.gaps[part] = gap
        last, place = figure, place + 1
    return window, place


def _first_part(claim: Claim, lead: Sequence[str]) -> str | None:
    if is_move(claim) or ranges_as_move(claim, lead):
        return "move"
    if lead and lead[-1] in listed("base"):
        return "base"
    states_level = bool(lead) and lead[-1] in ("to", "at")
    return as_amount(claim) if is_change(claim) and not states_level else "level"


def _part(gap: Gap, figure: Claim, after_change: bool) -> str | None:
    """What a gap makes of the figure behind it; None where it makes nothing of it ("the top 1 percent has doubled from 10 to 20")."""
    from_range = gap.words[-1:] == ("from",) and len(figure.figure.written) == 2 and not is_move(figure)
    if gap.mark is None or gap.own_base or from_range or (gap.mark != "or" and "or" in gap.words[-OR:]):
        return None
    if gap.mark == "or":
        return as_amount(figure) if after_change else None
    if is_move(figure):
        return "move"
    if gap.mark == "change":
        return as_amount(figure)
    return "level" if gap.mark == "level" else "base"


def _lead(claim: Claim, before: Claim | None, corpus: Corpus) -> list[str]:
    """The words before a figure, in small letters, back to the figure before or the start of its sentence."""
    begin = max(sentence_start(claim, corpus), claim.start - LEAD, before.end if before is not None else 0)
    return [word.lower() for word in tokens(text_of(claim, corpus)[begin : claim.start])]


def _tail(claim: Claim, corpus: Corpus) -> tuple[str, ...]:
    """The words behind a figure, in small letters, as far as its sentence goes."""
    end = min(claim.end + TAIL, sentence_start(claim, corpus) + len(claim.sentence))
    return tuple(word.lower() for word in tokens(text_of(claim, corpus)[claim.end : end]))


def _told(window: _Window, corpus: Corpus) -> Told | None:
    """The movement that a window gives; None where its figures are of two things."""
    parts = dict(window.parts)
    move = parts.pop("move", None)
    if move is not None:
        parts["base"], parts["level"] = ends_of(move)
    level, base = parts.get("level"), parts.get("base")
    unit = common_unit([claim for claim in (level, base) if claim is not None])
    to_base = window.gaps.get("base", Gap(None))
    tail = _tail(window.shown[-1], corpus)
    near = (*to_base.words, *tail[:EXTREMES]) if "base" in parts else ()
    extreme = window.has_change and not listed("extreme").isdisjoint(near)
    compared = to_base.mark == "against" and not window.ends_in_change
    against = window.has_change and compared
    if window.has_change and window.shown[0] is parts.get("level") and "base" not in parts and leads_to_level(tail):
        return None
    if window.has_change and "base" in parts and is_awaited(window.lead if window.shown[0] is parts.get("level") else (), tail):
        return None
    if move is not None and (way := window.gaps.get("move")) and runs_against(move, last_trend(way.words)):
        return None
    if unit is None or extreme or (level and base and not (of_one_thing(level, base) and may_be_base(level, base, against=against))):
        return None
    inside = window.gaps.get("level") or window.gaps.get("move")
    return Told(
        level=level and in_unit(level, unit),
        base=base and in_unit(base, unit),
        amount=parts.get("amount"),
        percent=parts.get("percent"),
        shown=tuple(window.shown),
        trend=None if "than" in to_base.words else _trend(parts, window.lead, to_base.words),
        ratio=times_told(parts.get("times")) or ratio_told(to_base.words) or ratio_told(window.lead),
        compared=compared,
        loose=compared or (window.has_change and "level" in window.gaps and moves_again(to_base.words)),
        tied=move is not None or _is_tied(window, to_base),
        one_move=move is not None,
        unknown=sum(gap.unknown for gap in window.gaps.values()),
        inside=inside.words if inside else (),
        tail=tail,
    )


def _is_tied(window: _Window, to_base: Gap) -> bool:
    """Whether the base of a window is that of its change: behind "from", right behind the change or before it; or where it has no base."""
    if "base" not in window.parts or to_base.mark is None or window.ends_in_change:
        return True
    at = next((place for place, claim in enumerate(window.shown) if claim is window.parts["base"]), 0)
    return at == 0 or "from" in to_base.words[-FROM:] or is_change(window.shown[at - 1])


def _trend(parts: dict[str, Claim], lead: Sequence[str], to_base: Sequence[str]) -> Trend | None:
    """Which way the words say it went: those of the amounts, else those before the base ("down from 12"), else the verb at first."""
    told = (parts[name].quantity.trend for name in ("percent", "amount") if name in parts)
    return next((trend for trend in told if trend), None) or last_trend(to_base) or last_trend(lead)


def _of_same_level(told: Told, before: Told, window: _Window) -> Told | None:
    """The movement from a second base to the level told before it: "to 9 from 8 in May, and up 50% from 6 a year earlier"."""
    if told.base is None or told.level is not None or before.level is None or not goes_on(window.lead):
        return None
    unit = common_unit([before.level, told.base])
    if unit is None or not of_one_thing(before.level, told.base):
        return None
    level = next((claim for claim in before.shown if claim.start == before.level.start), before.shown[0])
    return replace(told, level=in_unit(before.level, unit), base=in_unit(told.base, unit), shown=(level, *told.shown))


def _continued(told: Told, figure: Claim, corpus: Corpus) -> Told | None:
    """The movement with the base that the next sentence gives: "That compared with 8 million a year earlier." """
    text, begin, last = text_of(figure, corpus), sentence_start(figure, corpus), told.shown[-1]
    if told.level is None or (last.article, last.where) != (figure.article, figure.where) or not 0 <= begin - last.end <= LEAD:
        return None
    if is_change(figure) or is_move(figure) or not _NEXT_SENTENCE.fullmatch(text[begin : figure.start]):
        return None
    unit = common_unit([told.level, figure])
    if unit is None or not of_one_thing(told.level, figure):
        return None
    level, base = in_unit(told.level, unit), in_unit(figure, unit)
    return replace(told, level=level, base=base, shown=(*told.shown, figure), loose=True, tail=_tail(figure, corpus))
