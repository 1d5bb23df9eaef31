"""Are two claims told in units that can be compared, and do they count the same?"""

from __future__ import annotations

from factcheck.comparing.basis import Grounds
from factcheck.comparing.interval import mixable
from factcheck.comparing.measures import names_measure
from factcheck.comparing.remembered import remembered
from factcheck.comparing.slips import is_percent_against_points
from factcheck.records import COUNTED, Claim, Corpus, Rule
from factcheck.vocab import word_list


def check_units(a: Claim, b: Claim, _rule: Rule, _corpus: Corpus, found: Grounds) -> str:
    """A check (see `basis.Check`): units that can be converted into each other, and of what is counted the same."""
    here, there = a.quantity.unit, b.quantity.unit
    one_unit = here.symbol == there.symbol and here.dimension == there.dimension
    if one_unit or is_percent_against_points(a, b):
        return ""
    if not mixable(here, there):
        return f"units can't be compared: {here.name or here.symbol} and {there.name or there.symbol}"
    if here.dimension in COUNTED and here.symbol != there.symbol:
        if not count_alike(a, b):
            return f"they count different things: {here.symbol.casefold()} and {there.symbol.casefold()}"
        if not (_counts_people(a) and _counts_people(b)):
            found.weights.append("unit nouns differ")
    return ""


def count_alike(a: Claim, b: Claim) -> bool:
    """Whether two claims may count the same by their nouns: "12 people" and "12 residents" do, "12 reviews" and "12 critics" don't."""
    if a.unit.dimension not in COUNTED or a.unit.symbol == b.unit.symbol:
        return True
    return _says_nothing(a) or _says_nothing(b) or (_counts_people(a) and _counts_people(b))


@remembered
def _counts_people(claim: Claim) -> bool:
    # "Two dead, nine others hurt": whether the others leave out some of those hurt is asked of tolls by itself.
    return _says_nothing(claim) or claim.unit.symbol.casefold() in word_list("general_people") | {"other"}


@remembered
def _says_nothing(claim: Claim) -> bool:
    return not claim.unit.symbol or names_measure(claim)
