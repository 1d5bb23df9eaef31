from claim_factory import BARREL, claim, corpus, rule

from factcheck.comparing import same_thing, to_findings

RULE = rule(severity="warning", when={"dimension": ("volume",)})
STOCKS = ("crude stocks", "gasoline stocks", "heating oil stocks", "jet fuel stocks")


def told(article, speaker, values, at=0, **slots):
    return [
        claim(value, BARREL, article, measure=measure, speaker=speaker, start=at + 200 * n, **slots)
        for n, (measure, value) in enumerate(zip(STOCKS, values, strict=False))
    ]


def found(claims):
    texts = corpus(claims)
    return to_findings(same_thing(claims, [RULE], texts), texts)


def test_two_bodies_that_differ_figure_after_figure_are_told_once():
    (one,) = found(
        [*told("a", "Trade group", ["430100", "91200", "20500", "4500"]), *told("b", "Ministry", ["433300", "90400", "21100", "4800"])]
    )
    assert (one.severity, one.nature) == ("warning", "sources differ")
    assert one.message.startswith("Trade group and Ministry differ in 4 figures: 430,100 bbl and 433,300 bbl (crude stocks); ")
    assert one.message.endswith("; and 1 more")
    assert [c.article for c in one.claims] == ["a", "b"] * 4
    assert [c.measure for c in one.claims[::2]] == list(STOCKS)
    assert one.sum.count(";") == 3


def test_figures_of_two_owners_and_of_one_voice_are_told_one_by_one():
    apart = [*told("a", "Trade group", ["430100"]), *told("b", "Ministry", ["433300"])]
    other = [*told("a", "Trade group", ["530100"], 900, entity="Sorland"), *told("b", "Ministry", ["533300"], 900, entity="Sorland")]
    assert len(found([*apart, *other])) == 2
    assert len(found([*told("a", None, ["430100", "91200"]), *told("b", None, ["433300", "90400"])])) == 2
