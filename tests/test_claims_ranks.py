"""Ranks are claims with what they rank and whose it is."""

import pytest

from factcheck import Article, find_claims


@pytest.mark.parametrize(
    ("text", "place", "measure", "entity"),
    [
        ("Venezuela has the largest oil reserves in the world.", 1, "oil reserves", "Venezuela"),
        ("Norway's oil output fell to its lowest point since 1990.", 1, "oil production", "Norway"),
        ("The US is the world's biggest producer of oil.", 1, "oil production", "US"),
        ("Brazil is the second-largest exporter of gas.", 2, "gas exports", "Brazil"),
        ("It was the deadliest storm of the year.", 1, None, None),
    ],
)
def test_a_rank_knows_what_it_ranks(text, place, measure, entity):
    (rank,) = [claim for claim in find_claims(Article("a", text)) if claim.quantity.kind == "rank"]
    assert (int(rank.figure.value), rank.measure, rank.entity) == (place, measure, entity)
