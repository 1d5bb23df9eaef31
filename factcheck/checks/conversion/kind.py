"""The kind `conversion`: an amount said again in another unit that it does not come to ("19 km (18 miles)")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import short
from factcheck.checks.around import is_adjective
from factcheck.checks.conversion.currency import currencies
from factcheck.checks.conversion.knots import is_of_knots
from factcheck.checks.conversion.oil_by_mass import oil_by_mass
from factcheck.checks.conversion.restated import Restated, ends_of, near, near_size, restatements
from factcheck.checks.conversion.temperature import degrees, differences
from factcheck.comparing.interval import digits_shown, factor
from factcheck.records import Claim, Comparison, Corpus, Rule, Unit
from factcheck.tables import looked_at, other_readings
from factcheck.text.patterns import later
from factcheck.text.spoken import with_unit

CONVERTED = frozenset({"length", "area", "volume", "mass", "speed", "volume/time", "mass/time", "energy", "power", "pressure"})
"""Dimensions whose units have fixed factors; temperatures, money and oil by weight are checked by rules of their own."""
ALLOWED = Decimal(5)
"""Percent that a rounded restatement may lie off where the rule names none; round originals may lie farther off by their rounding."""
SLOPPY = Decimal(8)
"""Percent below which a restatement that no slip explains is taken for a rough one."""
READ_OTHERWISE = Decimal("0.4")
"""Part of what may be allowed for another reading of a unit: a mile of the sea explains no figure that is off by its own few percent."""
NOMINAL = Decimal(15)
"""Percent that sizes in eighths of an inch may lie off: they are the names of pipes, screws and plugs ("a ⅛ inch (3.5mm) plug")."""
BOUND_AWAY = 2
"""Times that a limit may lie off what it is a limit of: "12 grams (less than half an ounce)"."""
SPURIOUS = 3
"""Significant digits that a restatement has more than the amount it restates, from which on it pretends to be exact."""
_METRIC = later(r"metre|gram|litre|hectare|\btonne|watt|joule|pascal", re.IGNORECASE)
_SCALES = (10, 100, 1000, 1_000_000)
_EIGHTHS = later(r"[⅛⅜⅝⅞]|\d/(?:8|16|32|64)\b")
_COMPOUND = later(r"\d\s?(?:ft|feet|foot|'|lb|pounds?|st|stone)\W+(?:and\W+)?\d")


def conversion(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Amounts of drafts and what restates them, by what each rule's `settings["check"]` names.

    units: fixed factors. temperature: degrees, as readings. temperature-difference: a rise converted like a reading. too-exact: more digits
    than the original has. oil-by-mass: barrels and tonnes. currency: against other restatements of the article, and yearly rates.
    """
    pairs = restatements(claims, corpus)
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id) if pairs else ():
        looked = [pair for pair in pairs if looked_at(pair.said, rule.when) and looked_at(pair.again, rule.when)]
        for name in rule.settings.get("check", ()):
            found += CHECKS[name](looked, rule, corpus) if name in CHECKS else ()
    return found


def _units(pairs: list[Restated], rule: Rule, _corpus: Corpus) -> Iterator[Comparison]:
    for pair in pairs:
        if not _convertible(pair):
            continue
        if agrees(pair, rule.allow.percent or ALLOWED):
            yield Comparison(rule, (pair.again, pair.said), "agree", "conversion", sum=_sum(pair))
        elif (wrong := _wrong(pair, rule)) is not None:
            yield wrong


def _convertible(pair: Restated) -> bool:
    one, other = pair.said.unit, pair.again.unit
    if one.dimension != other.dimension or one.dimension not in CONVERTED or not (one.factor and other.factor):
        return False
    return bool(pair.said.figure.value and pair.again.figure.value) and (pair.bracketed or _crosses(pair))


def _crosses(pair: Restated) -> bool:
    """Whether one amount is metric and the other is not: then the second surely restates the first."""
    return (_METRIC.search(pair.said.unit.name) is None) != (_METRIC.search(pair.again.unit.name) is None)


def agrees(pair: Restated, percent: Decimal) -> bool:
    """Whether an amount comes to what restates it under any reading of the two units, either way round, both ends of a range."""
    if "about" in (pair.said.figure.hedge, pair.again.figure.hedge):
        percent *= 2
    if any(map(_EIGHTHS.search, (pair.said.quote, pair.again.quote))):
        percent = max(percent, NOMINAL)
    one, other = ends_of(pair.said), ends_of(pair.again)
    if is_of_knots(pair):
        return True
    for size, plain in _sizes(pair.said.unit):
        for again, plainly in _sizes(pair.again.unit):
            ratio, off = size / again, percent if plain and plainly else percent * READ_OTHERWISE
            fits = [near(a * ratio, b, off) or near(b / ratio, a, off) for a, b in zip(one, other, strict=True)]
            single = (one[0] == one[1]) != (other[0] == other[1])
            if all(fits) or _holds(one[0] * ratio, pair) or (single and (any(fits) or one[0] * ratio <= other[0] <= one[1] * ratio)):
                return True
    return False


def _holds(amount: Decimal, pair: Restated) -> bool:
    """Whether an amount keeps the bound by which it is said again: "five litres (less than 1.5 gallons)"; far from it nobody says so."""
    bound, hedge = pair.again.figure.value, pair.again.figure.hedge
    if hedge == pair.said.figure.hedge:
        return False
    if hedge in ("less_than", "at_most"):
        return bound <= amount * BOUND_AWAY and amount <= bound
    return hedge in ("more_than", "at_least") and amount <= bound * BOUND_AWAY and bound <= amount


def _sizes(unit: Unit) -> list[tuple[Decimal, bool]]:
    """The sizes that a unit may have, and of each whether it is the one that its name has by itself."""
    return [(factor(unit.factor), True), *((reading.low, False) for reading in other_readings(unit.symbol))]


def _wrong(pair: Restated, rule: Rule) -> Comparison | None:
    """The finding; None where the two units are of one system and no slip explains them: then the bracket may be another amount."""
    said, again = ends_of(pair.said), ends_of(pair.again)
    ratio = factor(pair.said.unit.factor) / factor(pair.again.unit.factor)
    which = 0 if not near(said[0] * ratio, again[0], ALLOWED) else 1
    slip = _slip(said[which], again[which], ratio, pair.said.unit.dimension)
    off = abs(said[which] * ratio / again[which] - 1) * 100
    if not (slip or _crosses(pair)):
        return None
    score = 0.9 if slip else 0.45 if off <= SLOPPY else 0.8
    gap = f"{_told(pair.said)} is {short(said[which] * ratio)} {pair.again.unit.symbol}"
    reasons = ("in brackets behind it" if pair.bracketed else "said to be the same amount",)
    doubts = () if score > 0.5 else ("it may be a rough conversion",)
    return Comparison(
        rule, (pair.again, pair.said), "disagree", "conversion", score, _sum(pair), f"{gap}; {slip}" if slip else gap,
        f"{rule.allow.percent or ALLOWED}% and rounding", reasons, doubts,
    )  # fmt: skip


def _sum(pair: Restated) -> str:
    ratio = factor(pair.said.unit.factor) / factor(pair.again.unit.factor)
    results = " to ".join(short(end * ratio) for end in dict.fromkeys(ends_of(pair.said)))
    return f"{_told(pair.said)} × {short(ratio)} = {results} {pair.again.unit.symbol}, printed as {pair.again.quote}"


def _told(claim: Claim) -> str:
    """A figure as printed; of one that is part of an adjective ("19-kilometre") its amount and unit."""
    return with_unit(claim.figure.value, claim.unit) if is_adjective(claim) and claim.figure.value > 0 else claim.quote


def _slip(said: Decimal, again: Decimal, ratio: Decimal, dimension: str) -> str:
    """The slip that makes the restatement right, in words; "" where none of the known ones does."""
    tight = Decimal(3)
    if near_size(said / ratio, again, tight):
        return "it was divided by the factor instead of multiplied"
    power = {"area": 2, "volume": 3}.get(dimension)
    if power and near_size(said * ratio ** (Decimal(1) / power), again, tight):
        return "the factor must be squared" if power == 2 else "the factor must be cubed"
    for scale in _SCALES:
        if near_size(said * ratio * scale, again, tight) or near_size(said * ratio / scale, again, tight):
            return f"a factor of {scale:,} apart"
    return ""


def _too_exact(pairs: list[Restated], rule: Rule, _corpus: Corpus) -> Iterator[Comparison]:
    for pair in pairs:
        if not (_convertible(pair) and pair.bracketed and agrees(pair, ALLOWED)):
            continue
        for exact, plain in ((pair.again, pair.said), (pair.said, pair.again)):
            more = digits_shown(exact) - digits_shown(plain)
            if more >= SPURIOUS and (exact is pair.again or _COMPOUND.search(exact.quote)):
                gap = f"{digits_shown(exact)} significant digits for {plain.quote}, which has {digits_shown(plain)}"
                yield Comparison(rule, (exact, plain), "disagree", "conversion", 0.8, _sum(pair), gap)


CHECKS: dict[str, Callable[[list[Restated], Rule, Corpus], Iterator[Comparison]]] = {
    "units": _units,
    "temperature": degrees,
    "temperature-difference": differences,
    "too-exact": _too_exact,
    "oil-by-mass": oil_by_mass,
    "currency": currencies,
}
