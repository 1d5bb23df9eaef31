"""Which keys a rule has and what each may hold, as data; and the way from a YAML entry to a Rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from factcheck.records import SEVERITIES, Rule
from factcheck.rulebook.kinds import KINDS, added_kinds, known_kinds
from factcheck.rulebook.nodes import Node, Table, Text
from factcheck.rulebook.values import (
    Notes,
    Reader,
    allowance,
    choices,
    examples,
    message,
    one_of,
    patterns,
    rule_id,
    same,
    short,
    slots,
    text,
    texts,
)
from factcheck.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a rule: how its value is read, what it is for, and whether a rule must have it (`shipped`: only one of ours must)."""

    read: Reader
    about: str
    needed: bool = False
    shipped: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    """What each of its values means, where it has a few."""


def read_rule(entry: Node, notes: Notes) -> Rule | None:
    """The entry of a rule file as a Rule, or None after writing into `notes` why not."""
    if not isinstance(entry, Table):
        notes.add("not_a_rule", entry.place, "a rule must be keys and values", "begin it with '- id: pack.name'")
        return None
    before = len(notes.problems)
    kind = entry.values.get("kind")
    settings = settings_of(kind.value.strip()) if isinstance(kind, Text) else {}
    known = {**KEYS, **settings}
    for name, place in entry.keys.items():
        if name not in known:
            notes.add("unknown_key", place, f"unknown key {short(name)}", did_you_mean(name, known) or _other_kinds_key(name))
    for name, key in known.items():
        if name not in entry.values and (key.needed or (key.shipped and notes.shipped)):
            notes.add("missing_key", entry.place, f"this rule has no {name!r}", key.about)
    found = {name: key.read(entry.values[name], notes) for name, key in known.items() if name in entry.values}
    if len(notes.problems) > before:
        return None
    plain_fields = {name: value for name, value in found.items() if name in KEYS}
    place = entry.place.rpartition(":")[0]
    return Rule(**plain_fields, settings={name: found[name] for name in settings if name in found}, place=place, shipped=notes.shipped)


def _other_kinds_key(name: str) -> str:
    kinds = [kind for kind, keys in SETTINGS.items() if name in keys]
    return f"only a rule of kind {kinds[0]!r} has it" if kinds else ""


def _kind(node: Node, notes: Notes) -> str:
    value = node.value.strip() if isinstance(node, Text) else ""
    if value in KINDS:
        return value
    value = one_of(known_kinds(), "kind", node, notes)
    if isinstance(broken := added_kinds().get(value), str):
        notes.add("broken_kind", node.place, f"the kind {short(value)} of another package can't be used", broken)
    return value


KEYS: dict[str, Key] = {
    "id": Key(rule_id, "the rule's name, pack.name in lower case", needed=True),
    "title": Key(text, "what the rule looks for, in a few words", needed=True),
    "severity": Key(partial(one_of, SEVERITIES[::-1], "severity"), "error, warning or note", needed=True),
    "kind": Key(_kind, "how the rule compares: " + ", ".join(KINDS), needed=True),
    "why": Key(text, "one or two sentences that an editor believes", needed=True),
    "source": Key(text, "the style guide, standard or definition behind it", needed=True),
    "when": Key(slots, "which claims the rule looks at, as slot: values"),
    "same": Key(same, "slots that must be equal before two figures are compared"),
    "allow": Key(allowance, "how far apart two figures may lie beyond their rounding"),
    "say": Key(message, "the message, with {a} {b} {gap} {allow} {measure} {entity} {period}"),
    "ask": Key(message, "the question for the desk, with the same placeholders", shipped=True),
    "disagree": Key(examples, "articles that the rule must flag", needed=True),
    "agree": Key(examples, "articles that look alike and must stay quiet", needed=True),
}
"""Every rule's keys."""


def settings_of(kind: str) -> Mapping[str, Key]:
    """The further keys of a kind by name; of another package's kind, those that its function's `settings` names, as lists of texts."""
    if kind in KINDS:
        return SETTINGS.get(kind, {})
    named: Mapping[str, str] = getattr(added_kinds().get(kind), "settings", {})
    return {name: Key(texts, about) for name, about in named.items()}


def _check(**told: str) -> Key:
    values = {name.replace("_", "-"): about for name, about in told.items()}
    return Key(partial(choices, tuple(values), "check"), "which fault to look for", needed=True, values=values)


_DOUBTFUL = Key(partial(choices, ("note",), "doubtful"), "whether a difference that is too doubtful for more is told, as a note")
_STATED = Key(partial(choices, ("owner", "time", "words"), "stated"), "what the sentences of both figures must say themselves")

SETTINGS: dict[str, dict[str, Key]] = {
    "same-thing": {
        "confidence": Key(partial(choices, ("high", "medium", "low"), "confidence"), "how sure we must be that two figures are one thing"),
        "stated": _STATED,
        "doubtful": _DOUBTFUL,
        "loud": Key(partial(choices, ("slip",), "loud"), "which difference alone is more than a note between two articles"),
    },
    "rewording": {"doubtful": _DOUBTFUL},
    "sole-figure": {"doubtful": _DOUBTFUL},
    "opposed": {
        "opposites": Key(texts, 'pairs of measures of which one excludes the other: "net profit | net loss"', needed=True),
        "stated": _STATED,
    },
    "wording": {
        "pattern": Key(patterns, "one or more regular expressions", needed=True),
        "part": Key(partial(choices, ("quantity", "unit", "sentence", "text"), "part"), "what the pattern is held against"),
        "holds": Key(texts, "words of which one stands in whatever the patterns find: what holds none is not searched, which saves time"),
        "order": Key(partial(choices, ("falling",), "order"), "how the figures in the pattern's groups <first> and <second> must stand"),
    },
    "change": {
        "check": _check(
            percent='"rose 20% to 10 from 8"',
            amount='"rose by 3 to 10 from 8"',
            ratio_words='"doubled", "a third of" (vocab/ratio_words.csv)',
            direction='"fell to 12 from 10"',
            percent_or_points="percent told where points are meant",
            interest="the whole balance told as the interest",
        )
    },
    "magnitude": {
        "check": _check(
            scale_slip="one figure told at two scales",
            dropped_scale="a scale word that is missing",
            doubled_scale="a scale told twice",
            time_base="per day told as per year",
            implausible="beyond what is on record (tables/plausible_ranges.csv)",
            small_part='"but more than $1 million" of $2.5 billion',
            shrunk_rise="a rise to a figure far below the one before",
            rate_and_amount='"12,000 tonnes a day (4.4 million tonnes)"',
            per_head="an amount for one person or barrel that can't be (vocab/per_one.csv)",
        )
    },
    "sum": {
        "check": _check(
            list_total='"775,000 tonnes: 600,000 of …": parts and their total in one sentence',
            divided_whole='"Of the 48, 39 …, six … and five …": parts that come to more than their whole',
            part_above_whole="a part above its whole",
            margin="two counts of votes and the margin between them",
            seats="the seats of each party, and of the house",
            shares="exclusive answers above 100%",
            list_count='"four priorities: …"',
            series_score="matches won and the score of the series",
            next_total="a total whose parts the next sentence tells",
            brought_total='"the 12 new cases bring the total to 68", from 46',
            remainder='"41 of them … the remaining 23", after their whole',
            owners_total="a joint total told elsewhere",
        )
    },
    "share": {
        "check": _check(
            of_whole='"33 of 755, or 4%"',
            whole_elsewhere="the whole stands in another sentence",
            said_again='"one in five, or 20%"',
            of_them='"1,410 of them, or a third": the whole stands in the sentence before',
            one_whole="two shares that imply wholes of two sizes",
            of_published_whole="the whole stands in a table",
        )
    },
    "average": {
        "check": _check(
            per_head='"or $30,000 each"',
            mean='"an average of"',
            within_range="a mean outside its range",
            shared_out='"Each will get £200,000": total and number stand in the sentence before',
            speed="a distance, a time and the mean speed",
            per_share="profit, shares and earnings per share (vocab/earnings_lines.csv)",
        )
    },
    "reference": {
        "check": _check(
            value="the row of the figure's own year is farther off than `allow`",
            stale="so it is, and the figure is that of one of the three years before",
        ),
        "words": Key(texts, "words of which the figure's sentence must hold one"),
        "series": Key(texts, "the series of the tables that the rule looks at (all where none is named)"),
    },
    "superlative": {
        "check": _check(
            scopes='"an all-time high of four decades"',
            record_since="the lowest since a year in which it was lower",
            series='"the lowest in over a century", against the years of a table',
            rank='"the world\'s largest", against the ranks of a table',
        )
    },
    "headline": {
        "check": _check(
            figure="a figure that the text gives otherwise",
            scale="the same digits at another scale",
            percent="the change of two levels",
            difference="degrees above or below",
            age="the age of the only person whose age is told",
            sole_amount="the only sum, or figure of another unit, of the text",
        )
    },
    "conversion": {
        "check": _check(
            units='"19 km (18 miles)" (tables/conversions.csv)',
            temperature="a reading in two scales",
            temperature_difference="a rise converted like a reading",
            too_exact="a round figure converted to the last digit",
            oil_by_mass="barrels and tonnes",
            currency="two currencies, by a published rate (tables/exchange_rates.csv)",
        )
    },
    "calendar": {
        "check": _check(
            weekday="the weekday of a date with its year",
            weekday_nearest="the weekday of a date without one",
            no_such_day="a day that does not exist",
            dateline="a dateline after its article",
            age="an age and a year of birth",
            years_ago='"ten years ago, in 2009"',
            duration="a span and its ends",
            order="an end before its beginning",
            anniversary='"its 150th anniversary" and the year of founding',
            life="the age of a death and the year of birth",
        )
    },
}
"""Further keys that only rules of one kind have."""
