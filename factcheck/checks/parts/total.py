"""The kind `sum`: parts that don't add up to the total beside them, parts above their whole, lists of the wrong length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from factcheck.checks.around import by_sentence
from factcheck.checks.parts.ballots import margins, seats_of_all
from factcheck.checks.parts.divided import divided_wholes
from factcheck.checks.parts.list_totals import list_totals
from factcheck.checks.parts.named_items import list_counts, series_scores
from factcheck.checks.parts.next_totals import next_totals
from factcheck.checks.parts.owners import owners_totals
from factcheck.checks.parts.remainders import brought_totals, remainders
from factcheck.checks.parts.subsets import parts_above_wholes, shares_to_hundred
from factcheck.records import Claim, Comparison, Corpus, Rule
from factcheck.tables import looked_at


def total(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Sums in drafts, by what each rule's `settings["check"]` names.

    list-total: "775,000 tonnes: 600,000 of wheat and 150,000 of maize". next-total: the list is the next sentence.
    divided-whole: "Of the 48, 39 were well and 11 ill". remainder: "41 of them … the remaining 13". brought-total: "12 new ones bring the
    total to 68".
    margin: "61,204 votes to 58,977, a margin of". seats: those of each party, and of the house. part-above-whole: "12 people, including
    15 children". shares: exclusive answers that come to more than 100%. list-count: "four priorities: education, crime and growth".
    series-score: "won the series 3-2 in game seven". owners-total: parts told of the owners whose joint total stands elsewhere.
    """
    found: list[Comparison] = []
    sentences = by_sentence([claim for claim in claims if claim.quantity.kind == "quantity"], corpus)
    for rule in sorted(rules, key=lambda rule: rule.id):
        for name in rule.settings.get("check", tuple(CHECKS)):
            if name in CHECKS:
                found += [one for one in CHECKS[name](sentences, rule, corpus) if looked_at(one.claims[0], rule.when)]
    return found


CHECKS: Mapping[str, Callable[[list[list[Claim]], Rule, Corpus], Iterator[Comparison]]] = MappingProxyType(
    {
        "list-total": list_totals,
        "next-total": next_totals,
        "divided-whole": divided_wholes,
        "remainder": remainders,
        "brought-total": brought_totals,
        "margin": margins,
        "seats": seats_of_all,
        "part-above-whole": parts_above_wholes,
        "shares": shares_to_hundred,
        "list-count": list_counts,
        "series-score": series_scores,
        "owners-total": owners_totals,
    }
)
