"""May two claims be held against each other at all? Each check gives its reason, its doubts, or a plain refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.comparing.confidence import doubts_in_words, slot_doubts
from factcheck.comparing.interval import mixable, ratio
from factcheck.comparing.origins import one_story
from factcheck.comparing.periods import match_times, named, told_on
from factcheck.comparing.words import COUNTED, grows
from factcheck.records import Claim, Corpus, Rule
from factcheck.tables import slot_value
from factcheck.vocab import word_list

FAR = 3
"""From this multiple on, two figures that no slip explains more often mean two things than one."""
WORDED_ALIKE = 0.6
"""Sentences that share this part of all their words, figures left out, are worded alike."""

COPIED_WITHIN = 2
"""Days within which like wording means a copy; later it is more likely a report that comes out every week or month."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Grounds:
    """What speaks for and against holding two claims against each other; `refused` says why not, "" where they may be."""

    refused: str = ""
    reasons: list[str] = field(default_factory=list)
    weights: list[str] = field(default_factory=list)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The doubts in words, the refusal first."""
        return ((self.refused,) if self.refused else ()) + doubts_in_words(self.weights)


Check = Callable[[Claim, Claim, Rule, Corpus, Grounds], str]
"""Adds reasons and weights to the grounds; returns why the two can't be compared, or ""."""


def grounds(a: Claim, b: Claim, rule: Rule, corpus: Corpus) -> Grounds:
    """Whether two claims may be compared under a rule, with the reasons for it and the doubts against it."""
    found = Grounds()
    for check in (_place, _thing, _units, _mood_and_role, _scope, _asked_same, _time, _wording, _size):
        found.refused = check(a, b, rule, corpus, found)
        if found.refused:
            break
    return found


def _place(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    if a.article != b.article:
        articles = [corpus.articles.get(claim.article) for claim in (a, b)]
        stories = {article.story for article in articles if article and article.story}
        return "the articles belong to different stories" if len(stories) > 1 else ""
    if a.sentence == b.sentence and a.where == b.where:
        return "both stand in one sentence, side by side"
    if a.quantity.same_as == b.start or b.quantity.same_as == a.start:
        return "one says the other again in another unit"
    if (a.zone == "headline") == (b.zone == "headline"):
        found.weights.append("same article")
        return "an earlier figure beside another in one article" if "previous" in (a.role, b.role) else ""
    headline, body = (a, b) if a.zone == "headline" else (b, a)
    found.weights += ["headline", "headline total"] if grows(a) and body.figure.value < headline.figure.value else ["headline"]
    return ""


def _thing(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    if a.measure is None or b.measure is None or a.measure.casefold() != b.measure.casefold():
        return "what they measure differs or is not known"
    if a.entity is None or b.entity is None or a.entity.casefold() != b.entity.casefold():
        return "whose they are differs or is not known"
    found.reasons.append(f"same measure: {a.measure}")
    found.reasons.append(f"same: {a.entity}")
    found.weights += [*slot_doubts(a), *slot_doubts(b)]
    return ""


def _units(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    if is_percent_against_points(a, b):
        return ""
    if not mixable(a.unit, b.unit):
        return f"units can't be compared: {a.unit.name or a.unit.symbol} and {b.unit.name or b.unit.symbol}"
    if a.unit.dimension in COUNTED and a.unit.symbol != b.unit.symbol:
        general = word_list("general_people")
        nouns = [claim.unit.symbol.casefold() for claim in (a, b)]
        if not all(not noun or noun in general for noun in nouns):
            if "" not in nouns:
                return f"they count different things: {nouns[0]} and {nouns[1]}"
            found.weights.append("unit nouns differ")
    return ""


def is_percent_against_points(a: Claim, b: Claim) -> bool:
    """Whether one change is printed in percent and the other in percentage points."""
    return {a.unit.symbol, b.unit.symbol} == {"%", "pp"} and a.role == b.role == "change"


def _mood_and_role(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    if a.mood != b.mood:
        return f"{a.mood} against {b.mood}"
    if "denied" in (a.mood, b.mood):
        return "the figures are denied"
    roles = {a.role, b.role}
    if roles == {"level", "previous"} or a.role == b.role == "previous":
        # An earlier figure that names its own time is as good as a level.
        if all(named(claim) for claim in (a, b) if claim.role == "previous"):
            return ""
        return "an earlier figure, whose time is not named"
    if len(roles) > 1:
        return f"a {a.role} is not a {b.role}"
    if a.role == "share":
        found.weights.append("share")
    if a.role == "change" and (a.quantity.trend is None) != (b.quantity.trend is None):
        found.weights.append("direction unknown")
    return ""


def _scope(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    here, there = ({word.casefold() for word in claim.scope} for claim in (a, b))
    only = here ^ there
    if only - word_list("soft_scopes"):
        return f"another scope: {', '.join(sorted(only))}"
    if only:
        found.weights.append("scope hinted")
    if here:
        found.reasons.append(f"same scope: {', '.join(sorted(here))}")
    if a.role == "part" and not here:
        return "parts of what is not said"
    return ""


def _asked_same(a: Claim, b: Claim, rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    for slot in rule.same:
        if slot in ("measure", "entity", "period", "scope"):
            continue
        here, there = slot_value(a, slot).casefold(), slot_value(b, slot).casefold()
        if not here or here != there:
            return f"the rule asks for the same {slot}: {here or 'not known'} against {there or 'not known'}"
        found.reasons.append(f"same {slot}: {here}")
    return ""


def _time(a: Claim, b: Claim, rule: Rule, corpus: Corpus, found: Grounds) -> str:
    if rule.same and "period" not in rule.same:
        found.reasons.append("time does not matter under this rule")
        return ""
    if a.unit.dimension == b.unit.dimension == "age":
        return _same_person(a, b, corpus, found)
    match = match_times(a, b, corpus)
    if not match.comparable:
        return match.said
    found.reasons.append(match.said)
    found.weights += match.weights
    return _story(a, b, corpus, found) if match.weights or grows(a) else ""


def _same_person(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> str:
    for claim in (a, b):
        period, day = named(claim), told_on(claim, corpus)
        if period and period.end and day and (day - period.end).days > 366:
            return f"an age of another time: {period.text}"
    found.reasons.append("ages, compared with the birthdays that lie between the articles")
    if told_on(a, corpus) is None or told_on(b, corpus) is None:
        found.weights.append("dates unknown")
    return _story(a, b, corpus, found)


def _story(a: Claim, b: Claim, corpus: Corpus, found: Grounds) -> str:
    """One story or two: asked only where no named period ties the claims together."""
    same = one_story(a.article, b.article, corpus)
    if same is False:
        found.weights.append("other story")
    elif same and a.article != b.article:
        found.reasons.append("the articles share their names")
    return ""


def _wording(a: Claim, b: Claim, _rule: Rule, corpus: Corpus, found: Grounds) -> str:
    here, there = (set(_WORD.findall(claim.sentence.casefold())) for claim in (a, b))
    if len(here & there) >= 4 and len(here & there) >= WORDED_ALIKE * len(here | there):
        one, other = told_on(a, corpus), told_on(b, corpus)
        if one and other and abs((one - other).days) > COPIED_WITHIN:
            found.weights.append("template")
        else:
            found.reasons.append("the sentences are worded alike")
            found.weights.append("same words")
    return ""


def _size(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    times = ratio(a, b)
    if a.unit.dimension == b.unit.dimension and times is not None and times >= FAR:
        found.weights = [name for name in found.weights if name != "same words"] + ["far apart"]
    return ""
