import pytest
from parts_of import gaps

RESULTS = """OSPREY AIR 2ND QTR NET

DUNMORE, March 3 - Shr {shr} vs 51 cts

Net {net} vs 12.4 mln

Revs 188.9 mln vs 170.1 mln

Avg shrs {avg} vs 24.3 mln

Year

Shr 1.26 dlrs vs 85 cts

Net 30.1 mln vs 20.5 mln

Avg shrs 23.9 mln vs 24.1 mln
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Aldermoor paid $12 million to 400 workers, or $3,000 each.", ["$3,000: $12 million over 400 workers is 30,000 each"]),
        ("They will share $3 million, or $75,000 each, among 400 workers.", ["$75,000: $3 million over 400 workers is 7,500 each"]),
        (
            "The school costs 3 million euros for 200 children, or 1,500 euros per child.",
            ["1,500 euros per child: 3 million euros over 200 children is 15,000 each"],
        ),
        (
            "Mr Reed has spent $500 million. The United States has 327 million people, so he could have given each American $1 million.",
            ["$1 million: $500 million over 327 million people is 1.53 each"],
        ),
        (
            "The prize is $1.3 billion. With 300 million Americans, that is enough to give every American $4.3 million.",
            ["$4.3 million: $1.3 billion over 300 million Americans is 4.33 each"],
        ),
        ("The aid cost $700 billion, which works out at $2,300 for each of the 300 million Americans.", []),
        ("Aldermoor paid $12 million to 400 workers, or $30,000 each.", []),
        ("Mr Reed has spent $500 million. The country has 327 million people, so he could have given each of them about $1.50.", []),
        ("Mr Reed has spent $500 million. The country has 327 million people, and each of them owes $1 million.", []),
        ("Aldermoor paid $12 million to 400 workers, with a median of $9,000 each.", []),
    ],
)
def test_what_comes_to_each_is_total_over_number(text, said):
    assert gaps(text, "average", "per-head", percent="5") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He scored 540 points in 20 games, an average of 37 a game.", ["37: 540 points over 20 games is 27 each"]),
        ("Twelve tests took 36 hours, an average of four hours each.", ["four hours: 36 hours over Twelve tests is 3 each"]),
        ("Dunmore won by three, five and 10 points, an average of nine points.", ["nine points: the mean of 3, 5, 10 is 6"]),
        ("Output was 755,000 tonnes and 788,000 tonnes, an average of 771,500 tonnes.", []),
        ("He scored 540 points in 20 games, an average of 31 a game over his career.", []),
        ("The yard sold 1,200 boats in five months, an average of 240 a month.", []),
    ],
)
def test_a_mean_fits_what_stands_before_it(text, said):
    assert gaps(text, "average", "mean", percent="5") == said


def test_no_mean_lies_outside_its_range():
    assert gaps("Prices ranged from $12 to $20, with an average of $24.", "average", "within-range")
    assert gaps("Prices ranged from $12 to $20, with an average of $16.", "average", "within-range") == []
    assert gaps("Guests paid $12 to $20 and ate for an average of 90 minutes.", "average", "within-range") == []


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"shr": "43 cts", "net": "10.6 mln", "avg": "24.7 mln"}, []),
        ({"shr": "43 cts", "net": "10.6 mln", "avg": "247 mln"}, ["247 mln: 10.6 mln at 43 cts a share makes 24.7 million shares"]),
        ({"shr": "4.3 dlrs", "net": "10.6 mln", "avg": "24.7 mln"}, ["4.3 dlrs: 10.6 mln over 24.7 million shares is 0.429 a share"]),
        ({"shr": "20 cts", "net": "10.6 mln", "avg": "24.7 mln"}, []),
        ({"shr": "nil", "net": "10.6 mln", "avg": "24.7 mln"}, []),
        ({"shr": "loss 43 cts", "net": "loss 10,600,000", "avg": "24,700,000"}, []),
    ],
)
def test_earnings_per_share_are_profit_over_shares_of_one_column(figures, said):
    assert gaps(RESULTS.format(**figures), "average", "per-share") == said


def test_earnings_per_share_in_prose():
    profit = "Tarn made a net profit of $12.4 million, or 31 cents a share, "
    assert gaps(profit + "compared with $10.1 million, or 26 cents a share.", "average", "per-share") == []
    assert gaps(profit + "on 40 million shares.", "average", "per-share") == []
    (one,) = gaps(profit + "compared with $10.1 million, or 2.6 cents a share.", "average", "per-share")
    assert one.endswith("makes 40 million shares, $10.1 million at 2.6 cents a share makes 388 million shares")
    assert len(gaps(profit + "on 4 million shares.", "average", "per-share")) == 1
