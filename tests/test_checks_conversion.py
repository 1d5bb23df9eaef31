from datetime import date
from decimal import Decimal

import pytest
from claim_factory import KM, MILE, claim, figure, rule
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.conversion.kind import conversion
from factcheck.claims import find_claims
from factcheck.comparing import to_findings
from factcheck.records import Article, Corpus
from factcheck.rulebook import load_rules
from factcheck.tables import barrels_per_tonne, other_readings, rate_range
from factcheck.vocab import rules_folder

RULES = load_rules([rules_folder() / "packs" / "conversions.yaml"])[0]


def findings(text, day=date(2023, 6, 12)):
    texts = Corpus({"a": Article("a", text, published=day)}, frozenset("a"))
    claims = [one for one in find_claims(texts.articles["a"]) if one.quantity.kind == "quantity"]
    return to_findings(conversion(claims, RULES, texts), texts)


def loud(text, **options):
    return [one.rule.partition(".")[2] for one in findings(text, **options) if one.severity != "note"]


@pytest.mark.parametrize(
    ("text", "rule_id", "says"),
    [
        ("The wells yield 9.8 million barrels per day (roughly 500 tonnes), it said.", "oil-by-mass", "a factor of 1 million"),
        ("The sea there has risen in temperature by 39.2F (4C), he said.", "temperature-difference", "one of 7.2 °F"),
        ("Nights were as cold as minus 45C (133F) on the plateau.", "temperature", "-49 °F"),
        ("Some 1 million sq km (621,000 sq miles) of ice is gone.", "units", "must be squared"),
        ("The trail is 10 miles (6.2 km) long.", "units", "divided by the factor"),
        ("The pipe is 12 km (75 miles) long.", "units", "a factor of 10 apart"),
        ("The 113-mile (219-km) tram network is shut.", "units", "113 mi is 182 km"),
        ("A breeze of 3 mph (9 kph) blew.", "units", "4.83"),
        ("The ring weighs 12 grams (less than a quarter of an ounce).", "units", "0.423"),
        ("They paid 20 million euros ($215 million) for it.", "currency", "a factor of 10 apart"),
    ],
)
def test_wrong_restatements_are_flagged_and_the_slip_is_named(text, rule_id, says):
    (one,) = [one for one in findings(text) if one.severity != "note"]
    assert one.rule == f"conversions.{rule_id}"
    assert says in one.message


@pytest.mark.parametrize(
    "text",
    [
        "Output in May was 39.7 million tonnes, or 9.39 million bpd, of crude.",
        "In September it pumped 44.1 million tonnes, or 10.73 million barrels per day.",
        "Reserves are 297 billion barrels (47.2 billion cubic metres).",
        "A half-inch (1.3 centimetres) of rain fell, and a foot (30 centimetres) of snow.",
        "The wall is 6ft 4in (1.93m) high, the boxer 12st 4lb (78kg), the joist 3 1/2 inches (9 cm) deep.",
        "Waves of 20 to 50 cm (7 to 18 inches) hit ports 80 km (50 miles) off.",
        "It takes 12 fl oz (355ml), a pint (568ml) or 2 gallons (9 litres).",
        "The load was 20 tons (18 tonnes), 20 tons (20.3 tonnes) by the old reckoning.",
        "The land, 2.2 million acres (3,400 sq miles; 8,900 sq km), is dry.",
        "It is 0C (32F) now, 1.5C (2.7F) warmer than a century ago.",
        "You walk 5 km (2 miles of it on sand), 30 miles (of 80 km) in all.",
        "The prize is A$50 million ($33 million), or a million pounds ($1.25 million).",
        "It cost 9,000 rupees ($110), then $10 million (£8 million).",
        "The sheet is 4 by 8 feet (1.2 by 2.4 metres), 10 and 20 miles (16 and 32 km) away.",
        "The ship was 60 miles (111 km) out and made 5 mph (7 kph).",
        "The ring weighs 12 grams (less than half an ounce), the box 6 kg (more than 13 pounds).",
    ],
)
def test_sound_restatements_stay_quiet(text):
    assert loud(text) == []


def test_sums_of_one_article_are_held_against_each_other():
    text = "Sales were $46.8 million (£24.8 million). Rivals took $24.4 million (£12.9 million) and $19.5 million (£14.9 million)."
    (one,) = [one for one in findings(text, day=date(2005, 2, 7)) if one.severity != "note"]
    assert one.claims[0].quote == "£14.9 million"
    assert "1.31 USD to one GBP here, 1.89 USD to one GBP elsewhere" in one.message


@pytest.mark.parametrize("words", ["in 2011", "the year before", "two years ago"])
def test_sums_of_two_years_are_not(words):
    assert loud(f"It paid £10 million ($16 million) {words}. It got £20 million ($25 million) now.") == []


def test_a_conversion_that_pretends_to_be_exact_is_a_note():
    (one,) = findings("The ice is 200 metres (656 feet 2 inches) thick.")
    assert (one.rule, one.severity) == ("conversions.too-exact", "note")
    assert findings("The ice is 200 metres (656 feet) thick.") == ()


def test_only_drafts_are_checked():
    article = Article("a", "The road is 19 km (18 miles) long.")
    assert conversion(find_claims(article), RULES, Corpus({"a": article}, frozenset())) == []


def test_a_rule_looks_only_at_the_units_it_names():
    article = Article("a", "The road is 19 km (18 miles) long.")
    made = rule("desk.areas", "warning", kind="conversion", settings={"check": ("units",)}, when={"dimension": ("area",)})
    assert conversion(find_claims(article), [made], Corpus({"a": article}, frozenset("a"))) == []


def restated(said, again):
    text = "It is SAID KM (AGAIN MILES) long."
    pair = [
        claim(figure(said), KM, sentence=text, quote="SAID KM", start=6),
        claim(figure(again), MILE, sentence=text, quote="AGAIN MILES", start=text.index("AGAIN")),
    ]
    return [one.verdict for one in conversion(pair, RULES, Corpus({"a": Article("a", text)}, frozenset("a"))) if "units" in one.rule.id]


@given(st.decimals(min_value=Decimal("0.5"), max_value=Decimal(10) ** 7, places=2))
def test_what_is_converted_and_rounded_agrees_and_three_times_as_much_does_not(said):
    miles = said / Decimal("1.609344")
    assert restated(str(said), f"{miles:.3g}") == ["agree"]
    assert restated(str(said), f"{miles * 3:.3g}") in (["disagree"], ["agree"])
    assert restated(str(said), f"{miles * 3:.2f}") == ["disagree"] or said < 5


@pytest.mark.parametrize(("said", "again"), [("1e400", "1"), ("0", "5"), ("-5", "8"), ("1e-30", "1e30")])
def test_hostile_amounts_raise_nothing(said, again):
    assert restated(said, again) in ([], ["agree"], ["disagree"])


def test_tables_know_their_factors_and_where_they_end():
    assert {one.of for one in other_readings("ton")} == {"short ton", "long ton"}
    assert barrels_per_tonne().low < Decimal("7.33") < barrels_per_tonne().high
    low, high = rate_range("GBP", "USD", 2007)
    assert low < Decimal("2.0") < high
    assert rate_range("GBP", "USD", 1987) is None
    assert rate_range("GBP", "GBX", 2007) is None
