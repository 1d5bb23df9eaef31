"""Which doubtful differences are told as a note, which are not told at all, and that the reason is kept."""

from dataclasses import replace
from datetime import date, timedelta

from factcheck import Article, check
from factcheck.comparing.telling.quiet import NOT_TOLD
from factcheck.records import Run
from factcheck.rulebook import load_rules

DAY = date(2026, 3, 6)
LATER = DAY + timedelta(days=1)
ARRESTS = (
    Article("a", "Norway's police spoke on Friday. They made 812 arrests.", "Police", DAY),
    Article("b", "Norway's police spoke on Friday of a long week. Officers made 782 arrests.", "Police", DAY),
    *(Article(f"r{number}", "It rained in the hills.", "Rain", DAY) for number in range(20)),
)


def told(run: Run) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.nature) for one in run.findings]


def between(*texts: tuple[str, str, date]) -> list[tuple[str, str, str]]:
    return told(check([Article(str(at), text, title, day) for at, (title, text, day) in enumerate(texts)]))


def test_what_had_to_be_guessed_is_not_told_and_the_figure_says_why() -> None:
    run = check(ARRESTS)
    assert told(run) == []
    reasons = {one.claim.quote: one.why for one in run.uncompared}
    assert reasons["812 arrests"] == reasons["782 arrests"]
    assert reasons["812 arrests"].startswith(NOT_TOLD)


def test_a_rule_can_ask_for_the_note_and_a_desks_own_rule_needs_not_to() -> None:
    (rule,) = [rule for rule in load_rules()[0] if rule.id == "people.arrests"]
    asks = replace(rule, settings={**rule.settings, "doubtful": ("note",)})
    assert told(check(ARRESTS, rules=[rule])) == []
    assert told(check(ARRESTS, rules=[asks])) == [("people.arrests", "note", "conflict")]
    assert [one.rule for one in check(ARRESTS, rules=[replace(rule, shipped=False)]).findings] == ["people.arrests"]


def test_where_each_sentence_names_the_owner_of_what_stands_the_doubt_is_a_note() -> None:
    areas = [
        Article(name, f"Lake Oron covers an area of {area} square kilometres.", "Lake", DAY) for name, area in (("a", 610), ("b", 235))
    ]
    assert told(check([*areas, *ARRESTS[2:]])) == [("general.same-figure", "note", "conflict")]


def test_a_toll_that_grew_is_a_note_where_both_are_told_of_one_place() -> None:
    early = ("Five hurt in Marlow shooting", "Five people were injured in a shooting in Marlow on Friday, police said.", DAY)
    late = ("Shooting in Marlow", "Eight people were injured in the Marlow shooting on Friday, police said.", LATER)
    rain = ("Rain", "It rained in Harwick.", DAY)
    assert between(early, late, rain) == [("people.injured", "note", "superseded")]


def test_strikes_in_two_places_of_one_country_are_no_note() -> None:
    filler = "Dana Tarrow and Ilka Varga spoke to rescuers. "
    early = ("Strike in Lebanon", f"{filler}Two people were injured in an air strike in Lebanon, officials said.", DAY)
    late = ("Strikes go on", f"{filler}Four people were injured in an air strike in Lebanon, officials said.", LATER + timedelta(days=5))
    rain = ("Rain", "It rained in Harwick.", DAY)
    assert between(early, late, rain) == []


def test_two_labelled_series_stay_a_note() -> None:
    one = "OPEC said Venezuela pumped 755,000 barrels a day in January, by direct communication."
    other = "Venezuela pumped 658,000 barrels a day in January, according to secondary sources."
    assert ("note", "sources differ") in [(severity, nature) for _, severity, nature in between(("", one, DAY), ("", other, DAY))]


def test_a_note_of_correction_that_its_own_text_has_not_followed_is_a_warning() -> None:
    text = "The harbour fair in Dunmore opens on 12 May.\n\nCorrection: the fair opens on 14 May, not 12 May."
    assert told(check([Article("a", text, published=DAY)])) == [("copies.changed-figure", "warning", "conflict")]


def test_words_of_a_speaker_are_not_the_desks_to_mend() -> None:
    said = "“I heard between 10 to 15 knocks,” said Ada Venn."
    assert told(check([Article("a", said, published=DAY)])) == []
    assert told(check([Article("a", "She heard between 10 to 15 knocks.", published=DAY)])) == [("wording.between-to", "note", "wording")]


def test_tolls_that_lie_far_apart_are_no_note() -> None:
    early = ("Five hurt in Marlow shooting", "Five people were injured in a shooting in Marlow on Friday, police said.", DAY)
    late = ("Shooting in Marlow", "Some 64 people were injured in the Marlow shooting on Friday, police said.", LATER)
    assert between(early, late, ("Rain", "It rained in Harwick.", DAY)) == []


def test_doubtful_tolls_of_one_text_are_no_note() -> None:
    text = (
        "At least 2,000 children have been killed in Norland since the war began in 2022, the Orlen Fund said. The talks go on. "
        "On average two children die in Norland every day, the Orlen Fund said on Tuesday."
    )
    assert told(check([Article("a", text, published=DAY)])) == []


def test_what_a_later_article_counts_is_a_note_only_where_it_says_that_it_revises() -> None:
    early = ("Vote", "The Lowick election office said counting was under way for 69 seats in Norland.", DAY)
    late = ("Vote", "The Lowick election office said its party won places in the 86-seat chamber of Norland.", LATER)
    assert between(early, late, ("Rain", "It rained in Harwick.", DAY)) == []
