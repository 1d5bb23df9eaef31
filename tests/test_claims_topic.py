"""Whose a figure is where its sentence names nobody, or names others too: the article's topic, works and waters, prices, idioms."""

from datetime import date

import pytest

from factcheck.claims.read import find_claims
from factcheck.comparing.confidence import slot_doubts
from factcheck.records import Article, Claim

DAY = date(2026, 7, 30)
RESULTS = (
    "Airline Velmark said on Thursday that it had a difficult spring.\n\n"
    "Revenue rose 4 percent to $3.1 billion. The operating margin was 6.5 percent.\n\n"
    '"Demand is there," said Petra Lund, an analyst at Norden Bank. Her price target is $19.\n\n'
    "The company will shed 900 jobs. The interim dividend is 12 cents a share."
)


def claims(text: str, title: str = "") -> list[Claim]:
    return find_claims(Article("t", text, title=title, published=DAY))


def claim(text: str, quote: str, title: str = "") -> Claim:
    return next(one for one in claims(text, title) if quote in one.quote and one.where == "text")


@pytest.mark.parametrize("quote", ["4 percent", "$3.1 billion", "6.5 percent", "$19", "900 jobs", "12 cents"])
def test_a_firms_figures_belong_to_the_firm_that_the_article_is_about(quote: str) -> None:
    assert claim(RESULTS, quote).entity == "Velmark"


def test_an_owner_from_the_lead_says_so_and_lowers_confidence() -> None:
    found = claim(RESULTS, "4 percent")
    assert any(clue.slot == "entity" and "lead" in clue.why for clue in found.clues)
    assert "entity carried" in slot_doubts(found)


def test_an_owner_may_come_from_a_title_given_apart() -> None:
    text = "Investors had hoped for more after a mild winter.\n\nNet profit was $40 million."
    assert claim(text, "$40 million", title="Halden Foods warns on profit").entity == "Halden Foods"


def test_a_country_owns_no_dividend() -> None:
    assert claim("Norway raised taxes on Monday.\n\nThe dividend was 12 cents a share.", "12 cents").entity is None


def test_another_firm_takes_over_where_it_is_the_subject() -> None:
    text = RESULTS + "\n\nRival Branting Air, which flies mostly south, had revenue of $2.2 billion."
    assert claim(text, "$2.2 billion").entity == "Branting Air"


def test_the_country_is_the_articles_not_the_last_named_buyers() -> None:
    text = "Nigeria exported more oil.\n\nIndian refiners bought most of it.\n\nThe country's output was 1.4 million bpd."
    assert claim(text, "1.4 million").entity == "Nigeria"


def test_turnout_is_of_the_place_that_votes() -> None:
    text = (
        "HOLLIN, July 29 (Wire) - Voters in Hollin have approved a new bridge.\n\nTurnout was 44 percent. There were 900 votes in favour."
    )
    assert claim(text, "44 percent").entity == "Hollin"
    assert claim(text, "900 votes").entity == "Hollin"


@pytest.mark.parametrize(
    ("text", "quote", "entity"),
    [
        ("Output fell below Nigeria's OPEC quota of 1.5 million bpd.", "1.5", "Nigeria"),
        ("Iraq is a member. The country's OPEC+ ceiling remains at 4 million bpd.", "4 million", "Iraq"),
        ("OPEC's ceiling is 28 million bpd.", "28", "OPEC"),
        ("Angola, which left OPEC in 2024, pumped 1.1 million bpd.", "1.1", "Angola"),
        ("Norway's sales rose. Shipments to China were 2 million tonnes.", "2 million", "Norway"),
        ("Malaysia cut output to support OPEC moves, and exports fell by 17 percent.", "17", "Malaysia"),
        # works and waters
        ("Norway gained. The refinery at Hollin processed 70,000 barrels a day.", "70,000", "Hollin refinery"),
        ("The Hollin refinery opened in May. The plant cost $3.1 billion.", "$3.1 billion", "Hollin refinery"),
        ("Rain swelled the Maro river. The river rose by 4 metres.", "4 metres", "Maro river"),
        ("Crews mended the 97-kilometre eastern trunk line.", "97", "trunk line"),
        ("Operators at the Hollin terminal said loadings there were 42,000 tonnes a day.", "42,000", "Hollin terminal"),
        ("In the town of Merrow alone, 1,900 people spent the night in schools.", "1,900", "Merrow"),
        ("Profits slide at India's Orvia Labs. Its sales rose on demand which grew 8%.", "8%", "Orvia Labs"),
        ("Japanese carmaker Velmark raised prices. Sales fell 8%.", "8%", "Velmark"),
        # those counted
        ("He met six Orvia oil executives in May.", "six", "Orvia"),
        ("The Chile quake measured 7.1 on the Richter scale.", "7.1", "Chile earthquake"),
    ],
)
def test_whose_figure_it_is(text: str, quote: str, entity: str) -> None:
    assert claim(text, quote).entity == entity


@pytest.mark.parametrize(
    ("text", "quote", "measure", "entity"),
    [
        ("Brent crude settled at $71.30 on Wednesday.", "$71.30", "oil price", "Brent crude"),
        ("Brent crude rose 1.2 percent to $72.15 a barrel.", "1.2 percent", "oil price", "Brent crude"),
        ("Copper closed at $9,850 a tonne.", "$9,850", "copper price", "copper"),
    ],
)
def test_what_is_traded_has_a_price(text: str, quote: str, measure: str, entity: str) -> None:
    found = claim(text, quote)
    assert (found.measure, found.entity) == (measure, entity)


def test_oil_that_is_counted_in_barrels_has_no_price() -> None:
    assert claim("Oil fell to 3 million barrels a day.", "3 million").measure != "oil price"


def test_those_who_speak_are_sources_and_say_nothing_of_themselves() -> None:
    found = claim("According to two people briefed on the visit, talks went on.", "two people")
    assert (found.measure, found.entity, found.speaker) == ("sources", "sources", None)


def test_a_span_of_years_belongs_to_what_stands_so_high() -> None:
    assert claim("Inflation is at a high of four decades.", "four decades").measure == "inflation high"


def test_some_of_the_sales_are_those_told_of_before() -> None:
    text = "Orvia Oil Corp sold $2.5 billion worth of crude to Japan last year. A fee is due. It is small.\n\n"
    text += "Some of the sales paid off debt, but more than $1 million was sent home."
    found = claim(text, "$1 million")
    assert (found.entity, found.scope) == ("Orvia Oil", ())


@pytest.mark.parametrize("text", ["Velmark will cut 900 jobs.", "At Velmark 900 jobs are to go.", "Velmark shed 900 posts."])
def test_jobs_that_go_are_job_cuts(text: str) -> None:
    found = claim(text, "900")
    assert (found.measure, found.role) == ("layoffs", "level")


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("Profit was £164 million, ahead of the £158 million that analysts had forecast.", "£164 million", None),
        ("Orvia employs 900 people, and Carl Roe said that it had too many sites.", "900 people", None),
        ("Orvia employs 900 people, officials said.", "900 people", "officials"),
        ("Orvia pumped oil, the 158 barrels that analysts had forecast.", "158", "analysts"),
    ],
)
def test_who_speaks_only_of_another_figure_does_not_say_this_one(text: str, quote: str, speaker: str | None) -> None:
    assert claim(text, quote).speaker == speaker


def test_the_city_of_a_local_story_is_the_town_of_its_dateline() -> None:
    text = (
        "KINGSPORT, Sept 14 (Wire) - The bridge will be mended, council leader Mara Dell said on Monday.\n\n"
        "The city's budget deficit stood at £61 million in the year to March."
    )
    claim = next(claim for claim in find_claims(Article("a", text)) if claim.measure == "budget deficit")
    assert claim.entity == "Kingsport"
