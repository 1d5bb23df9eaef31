"""What a figure measures: sentences grouped by meaning, with look-alikes that mean something else."""

from datetime import date

import pytest

from factcheck.claims.read import find_claims
from factcheck.records import Article, Claim


def claims(text: str) -> list[Claim]:
    return find_claims(Article("t", text, published=date(2026, 3, 6)))


def measure_of(text: str, quote: str) -> str | None:
    return next(claim.measure for claim in claims(text) if quote in claim.quote)


CASES = [
    # production and trade
    ("Angola pumped 1.1 million barrels a day in January.", "1.1", "crude production"),
    ("Angola's oil output was 1.1 million barrels per day.", "1.1", "crude production"),
    ("Crude output in Angola averaged 1.1 million bpd.", "1.1", "crude production"),
    ("The 755,000 barrels per day it says it produced in May fell short.", "755,000", "crude production"),
    ("Peru's copper production rose to 230,000 tonnes.", "230,000", "copper production"),
    ("Norway's gas exports were 124 billion cubic metres.", "124", "gas exports"),
    ("Egypt imported 900,000 tonnes of wheat.", "900,000", "wheat imports"),
    ("Imports of Russian oil fell to 400,000 bpd.", "400,000", "oil imports"),
    ("Venezuela has oil reserves of 303 billion barrels.", "303", "oil reserves"),
    ("Refinery throughput in India was 5.1 million bpd.", "5.1", "refinery throughput"),
    ("Crude runs at Gulf Coast plants fell to 8.2 million bpd.", "8.2", "refinery throughput"),
    ("Iraq accepted a production quota of 4 million bpd.", "4 million", "production quota"),
    ("The cartel kept its 28 million bpd ceiling.", "28 million", "production ceiling"),
    ("The Dunmore refinery has a capacity of 240,000 barrels a day.", "240,000", "refinery capacity"),
    # tolls
    ("The quake killed 34 people and injured 120.", "34", "deaths"),
    ("The quake killed 34 people and injured 120.", "120", "injured"),
    ("Officials say 200 people died, 1,500 were hurt and 4,000 left homeless.", "4,000", "homeless"),
    ("At least 12 miners are missing after the blast.", "12", "missing"),
    ("Police arrested 45 protesters on Friday.", "45", "arrests"),
    ("The floods displaced 30,000 people.", "30,000", "displaced"),
    ("Two dead, six injured in Larkham shooting", "six", "injured"),
    ("Some 8,400 people were evacuated.", "8,400", "evacuated"),
    # money
    ("Halden Foods posted a net profit of $12 million.", "$12 million", "net profit"),
    ("Halden Foods posted a net loss of $12 million.", "$12 million", "net loss"),
    ("Revenue rose to $3.1 billion.", "$3.1 billion", "revenue"),
    ("The company earned $1.42 a share.", "$1.42", "earnings per share"),
    ("It declared a dividend of 14 pence a share.", "14 pence", "dividend"),
    ("Shares of Calder Bank closed at 212 pence.", "212 pence", "share price"),
    ("Congress approved a $2.5 billion budget.", "$2.5 billion", "budget"),
    ("The two firms signed a $2.5 billion deal.", "$2.5 billion", "deal"),
    ("Ghana's public debt was $55 billion.", "$55 billion", "debt"),
    # shares and rates
    ("Unemployment rose to 5.2% in May.", "5.2%", "unemployment rate"),
    ("Inflation was 3.1 percent in January.", "3.1 percent", "inflation"),
    ("The Harbour Party won 31% of the vote.", "31%", "vote share"),
    ("The Harbour Party won 48 seats.", "48", "seats"),
    ("Turnout was 61 percent.", "61 percent", "turnout"),
    # people
    ("Ilse Brandt, 34, was elected on Sunday.", "34", "age"),
    ("The minister, 41, was elected on Sunday.", "41", "age"),
    ("The 34-year-old Ilse Brandt was elected.", "34", "age"),
    ("Halden Foods employs 12,000 people.", "12,000", "employees"),
    # lines of results
    ("Shr loss 22.51 dlrs vs profit 5.78 dlrs", "22.51", "loss per share"),
    ("Shr loss 22.51 dlrs vs profit 5.78 dlrs", "5.78", "earnings per share"),
    ("Net profit 1,051,000 vs loss 381,000", "1,051,000", "net profit"),
    ("Net profit 1,051,000 vs loss 381,000", "381,000", "net loss"),
    ("Net loss 4.2 mln vs loss 3.1 mln", "3.1", "net loss"),
    ("Net loss 4.2 mln vs profit 3.1 mln", "3.1", "net profit"),
    ("DUNWELL, March 3 - Shr 34 cts vs 31 cts\n\nRevs 210.8 mln vs 198.1 mln", "34", "earnings per share"),
    ("Net 3.4 mln\n\nNine mths\n\nNet 10.3 mln\n\nAssets 3.1 billion", "10.3", "nine-month net profit"),
    ("Net 3.4 mln\n\nNine mths\n\nNet 10.3 mln\n\nAssets 3.1 billion", "3.1", "assets"),
    ("    Shr 34 cts vs 31 cts\n    Revs 210.8 mln vs 198.1 mln", "210.8", "revenue"),
    ("    Shr 34 cts vs 31 cts\n    Revs 210.8 mln vs 198.1 mln", "31", "earnings per share"),
    ("    Net 3.4 mln\n    Revs 210.8 mln\n    Nine mths\n    Net 10.3 mln", "10.3", "nine-month net profit"),
    ("    Nine mths\n    Net 10.3 mln\n    Revs 640.1 mln", "640.1", "revenue"),
    ("Killed: 24\nInjured: 40", "24", "deaths"),
    ("Killed: 24\nInjured: 40", "40", "injured"),
    ("Tom Brek has 17 goals this season.", "17 goals", "goals"),
    # open measures
    ("He met six Citgo oil executives.", "six", "oil executive"),
    ("Tarn Foods had net debt of $6.5 billion at the end of December.", "$6.5 billion", "debt"),
    ("Police said 1,000 people attended a rally against the line on Saturday.", "1,000", "attendance"),
    ("The trial enrolled 1,840 patients at 62 hospitals.", "1,840 patients", "patients"),
    ("The college enrolled 340 girls.", "340 girls", "students"),
    ("The state deployed 300 rangers.", "300 rangers", "ranger"),
]


@pytest.mark.parametrize(("text", "quote", "measure"), CASES)
def test_a_figure_measures_what_its_sentence_says(text: str, quote: str, measure: str) -> None:
    assert measure_of(text, quote) == measure


def test_a_contract_for_delivery_is_a_price() -> None:
    found = claims("NYMEX crude for January delivery fell $1.34 to $74.13 a barrel. Brent crude for delivery in May rose 3 percent.")
    assert [one.measure for one in found if one.quantity.kind == "quantity"] == ["oil price"] * 3


def test_a_percentage_tells_of_many_that_one_noun_stands_for() -> None:
    assert [one.measure for one in claims("Sales in the generics business fell 8.6 percent.")] == ["sales"]
    assert [one.measure for one in claims("Attendance fell 8.6 percent.")] == ["attendance"]


@pytest.mark.parametrize(
    ("text", "quote", "wrong"),
    [
        ("Some 4,000 people are homeless and the missing are still sought.", "4,000", "missing"),
        ("Sanctions on oil exports cost the country $2 billion in revenue.", "$2 billion", "oil exports"),
        ("Refiners processed crude at 8 million bpd, more than they did in May.", "8 million", "crude production"),
        ("The war killed 20 people, and exports stopped.", "20", "exports"),
        ("People will pay 85 pounds for a passport.", "85", "wages"),
        ("The bank rose 3 percent.", "3", "banks"),
        ("The Hollin Stock Exchange Group said $12 million went missing.", "$12 million", "stocks"),
        ("Orvia's exports at $70 a barrel fell.", "$70", "fell"),
        ("Profits after tax for the year would be 10 percent lower.", "10", "taxes"),
    ],
)
def test_a_figure_does_not_measure_what_stands_by(text: str, quote: str, wrong: str) -> None:
    assert measure_of(text, quote) != wrong


def test_a_second_figure_goes_on_about_the_measure_of_the_first() -> None:
    found = claims("Saudi crude output fell to 9.1 million bpd in May from 9.4 million bpd in April.")
    assert [claim.measure for claim in found if claim.quantity.kind == "quantity"] == ["crude production", "crude production"]


def test_the_words_that_gave_the_measure_are_kept() -> None:
    claim = claims("Angola's oil output was 1.1 million barrels per day.")[0]
    clue = next(clue for clue in claim.clues if clue.slot == "measure")
    assert clue.text == "oil output"


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("The average price of a home rose 3% in May.", "3%", "price"),
        ("Oil revenue last year, when prices dipped below $10 per barrel, totalled $17.5 billion.", "$17.5", "revenue"),
        ("It sold 1.2 million cars in May, up from 1.1 million.", "1.1 million", "cars sales"),
        ("Police said 12 people were arrested.", "12", "arrests"),
        ("A mother of four was killed in the blast.", "four", "children"),
        ("The grandfather of six was hurt.", "six", "children"),
        ("A mother-of-four was killed in the blast.", "four", "children"),
        ("Two others, aged 19 and 22, were wounded.", "Two", "injured"),
        ("Two women, both from Dunmore, were injured.", "Two", "injured"),
        ("Two boys aged 9 and 12 were killed.", "Two", "deaths"),
        ("Two men, who shot three women, were arrested.", "Two", "arrests"),
        ("Two men, who shot three women, were arrested.", "three", "shot"),
        ("In a trial of 4,474 patients deaths fell by 28%.", "28%", "deaths"),
        ("There were 41,300 people on the waiting list in Bracken.", "41,300", "waiting list"),
        ("Some 61,000 people were out of work in Norway in May.", "61,000", "unemployed"),
        ("The number of people out of work in Norway rose to 61,000.", "61,000", "unemployed"),
        ("Some 12,000 nurses went on strike on Monday.", "12,000", "strikers"),
        ("In all 2 million people were vaccinated.", "2 million", "vaccinations"),
        ("At least one blast was close to a meeting being held there.", "one", "blast"),
        ("Some 14 rockets had been fired at the town.", "14", "rocket"),
        ("The yield on the 10-year Orvian note fell four basis points to 1.5%.", "four", "bond yield"),
        ("The yield on Orvia's 30-year bonds fell to 0.18%.", "0.18%", "bond yield"),
        ("Stock funds saw outflows of $700 million.", "$700", "outflows"),
        ("The quay, 320 metres long, opens in May.", "320", "length"),
        ("The tower is 210 metres tall. The 12-kilometre tunnel opens in May.", "12", "length"),
        ("Norges Bank kept rates at 4.5 percent on Thursday.", "4.5", "interest rate"),
        ("An earthquake of magnitude 6.4 killed 31 people.", "6.4", "magnitude"),
        ("A driver who killed two cyclists was jailed for six years.", "two", "deaths"),
        ("The quake struck 12 kilometres below the surface.", "12", "depth"),
        ("They added 651 tons of gold, a 74 percent increase.", "74", "increase"),
    ],
)
def test_what_governs_a_figure_measures_it(text: str, quote: str, measure: str) -> None:
    assert measure_of(text, quote) == measure


def test_what_is_paid_a_barrel_is_no_purchase() -> None:
    assert measure_of("Traders could buy crude for $17.50 a barrel.", "$17.50") != "purchases"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("People who walk for 40 minutes a day are 23 percent less likely to have a stroke.", "23"),
        ("Carl Roe, who has 14 goals, struck on 12 and 67 minutes.", "67"),
    ],
)
def test_what_only_stands_near_measures_nothing(text: str, quote: str) -> None:
    assert measure_of(text, quote) is None


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Orvia's stock was trading 5.6% higher at 13.09 euros.", "13.09", "share price"),
        ("Norland's oil stock fell 2% in May.", "2%", "oil stocks"),
        ("The paint will be in retail stores at a price of $100.", "$100", "price"),
        ("The chain opened 12 stores in May.", "12", "stores"),
        ("The Greens and the Dunmore List won 13 and seven seats.", "13", "seats"),
        ("The shooting left a man dead and six others with gunshot wounds.", "six", "injured"),
        ("A poll put the Greens on 9% and the Conservatives on 25%.", "25%", "poll support"),
        ("Carl Roe's total compensation was $12 million.", "$12", "wages"),
        ("Dunmore's share index rose 17.6 points or 1.91 percent.", "17.6", "index"),
        ("Dunmore's share index rose 17.6 points or 1.91 percent.", "1.91", "index"),
        ("It runs 38 acute care hospitals, 279 nursing centres.", "279", "nursing centre"),
        ("Private lenders provide 44% of the market's capacity.", "44%", "capacity"),
    ],
)
def test_the_noun_itself_says_what_is_measured(text: str, quote: str, measure: str) -> None:
    assert measure_of(text, quote) == measure


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Orvia is to pay Velmark 1.55 billion euros.", "1.55"),
        ("Orvia will pay up to $945 million for Velmark's, which produces corn seed.", "$945"),
        ("Orvia is generating $5 billion of net cash a year.", "$5"),
    ],
)
def test_a_sum_paid_is_no_wage_and_no_output(text: str, quote: str) -> None:
    assert measure_of(text, quote) not in ("wages", "production", "power generation")


@pytest.mark.parametrize(
    ("text", "quote", "wrong"),
    [
        ("Orvia plans to buy back as much as 2% of its stock.", "2%", "share price"),
        ("Carl Roe is charged with three counts of murder.", "three", "deaths"),
        ("Forecasts were of 64 to 75 million pounds, and the shares were up.", "64", "share price"),
        ("Net cash should rise by about 130 million pounds.", "130", "net profit"),
        ("They fear that he has multi-billion dollar plans for pay television.", "billion", "wages"),
        ("Whether people can return home and to work have been two of the hurdles.", "two", "homes"),
        ("Funds put money into small caps, adding $35 billion in May.", "$35", "ceiling"),
        ("The results, in which the three parties won 52 of 81 seats, came late.", "three", "wins"),
        ("The sentence in the bill, it seems after all that was said, is more than one-third of the old term.", "one-third", "sentence"),
    ],
)
def test_words_of_another_meaning_measure_nothing(text: str, quote: str, wrong: str) -> None:
    assert measure_of(text, quote) != wrong
