from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Anchor, Article
from factcheck.text import fold, hidden_characters, line_and_column, place

HIDDEN = "\u00ad\u200b\u200d\u2060\u202e\ufeff"
MIXED = st.text(st.sampled_from(list("a1, .½²–−٣５\u00a0\u202f\n" + HIDDEN)) | st.characters(), max_size=60)


def test_digits_signs_and_spaces_of_many_scripts_become_plain():
    assert fold("٧٥٥٬٠٠٠ ۷۵ ７５．５％ ७५ 𝟕𝟓 5\u202f000 −3 ‑4").text == "755,000 75 75.5% 75 75 5 000 -3 -4"


def test_what_carries_meaning_of_its_own_stays():
    text = "10² km, 2½ tonnes, 2019–20, 5 – 7 and “rose”"
    assert fold(text).text == text


def test_an_en_dash_signs_a_number_only_where_nothing_else_fits():
    assert fold("fell to –5 degrees (–$3) but 3 –5").text == "fell to -5 degrees (-$3) but 3 –5"


def test_plain_text_costs_nothing():
    text = "Output rose 5 pct."
    assert fold(text).text is text


@given(MIXED)
def test_every_folded_offset_leads_back_to_the_same_character(text):
    folded = fold(text)
    for offset, character in enumerate(folded.text):
        assert fold(text[folded.to_raw(offset)]).text in {character, "–", "‒"}
    assert folded.to_raw(len(folded.text)) == len(text)


def test_a_span_takes_in_hidden_characters_inside_it_only():
    text = "\u200b75\u200b5\u200b b/d"
    start, end = fold(text).span(0, 3)
    assert text[start:end] == "75\u200b5"


def test_hidden_characters_are_listed_but_not_those_a_script_needs():
    assert [tuple(span) for span in hidden_characters("75\u200b\u00ad5 and pay\u202epal")] == [(2, 4), (13, 14)]
    assert hidden_characters("می\u200cشود 👩\u200d🚒") == ()


def test_places_follow_anchors():
    article = Article("a", "one\ntwo three", path="a.jsonl", anchors=(Anchor(0, 7, 11), Anchor(4, 7, 16), Anchor(8, 9, 1)))
    assert [line_and_column(article, offset) for offset in (0, 3, 4, 7, 8, 12, 99)] == [
        (7, 11),
        (7, 14),
        (7, 16),
        (7, 19),
        (9, 1),
        (9, 5),
        (9, 6),
    ]
    assert place(article, 5) == "a.jsonl:7:17"
