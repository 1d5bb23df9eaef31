import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import paragraphs, quotations, sentences

NEWSY = st.text(st.sampled_from(list("abcABC019 .,!?\"'“”«»()[]\n\t-–—…$%#|•é。")), max_size=200) | st.text(max_size=80)


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Output fell to 2.5 million b.p.d. in Jan. 2022, Gov. Lee Roe said.", "Exports rose."],
        ["The U.S. Senate met at 4 p.m. Thursday in St. Paul, Minn.", "The vote was 51-49."],
        ["The shop shut at 4 p.m. EST on Friday.", "It reopened at 8 a.m.", "Customers queued."],
        ["Refiner Acme Inc. Chief Executive J. K. Roe bought No. 2 fuel.", "He said no.", "Acme Corp. shares fell 5 pct.", "Oil rose."],
        ["It makes vitamin C.", "The plant employs 300.", "In 2020. and later it grew."],
        ["“We will pump more.”", "“When?” Roe asked.", "(It was late.)", "$5 million was lost.", "35 people came."],
        ["Yahoo! Finance said so.", "Really?!", "Yes…", "No.", "iPhone sales rose vs. Android."],
        ["It grew in 2021.[3]", "Then came the fall.", "eBay followed."],
        ["The strike ended.", "The men were released.", "The port opened."],
    ],
)
def test_stops_that_end_a_sentence_and_stops_that_do_not(pieces):
    assert cut(" ".join(pieces)) == pieces


def test_a_forgotten_space_still_ends_a_sentence_but_addresses_stay_whole():
    assert cut("The men were released.The port opened. See www.example.com or Example.Com now.") == [
        "The men were released.",
        "The port opened.",
        "See www.example.com or Example.Com now.",
    ]


def test_headline_byline_list_and_table_lines_are_sentences_of_their_own():
    news = "Oil output falls in 2021\nBy Ann Roe\n\nThe ministry said:\n- exports of 5 mln\n- imports of 2 mln"
    text = news + "\n\nShr 5 cts   vs   9 cts\nRevs 4.8 mln   vs   5.7 mln"
    assert cut(text) == [line for line in text.split("\n") if line]


def test_a_new_indent_begins_a_paragraph():
    text = "    The minister said output would rise by\na tenth this year.\n    He gave no date for the start of work\nat the field."
    assert [re.sub(r"\s+", " ", text[start:end]) for start, end in paragraphs(text)] == [
        "The minister said output would rise by a tenth this year.",
        "He gave no date for the start of work at the field.",
    ]


@given(st.integers(55, 100), st.integers(0, 6))
def test_hard_wrapping_changes_no_sentence(width, indent):
    story = [
        "Refiners in the port of Santa Rosa bought 2.5 million barrels in January, the Ministry of Energy and Mines said. It expects more.",
        "Output at the Cerro Alto field fell to 755,000 barrels a day from 810,000 in December, Gov. Lee Roe told the Herald on Friday.",
        "“We will not pump above the quota,” Roe said. “There is no need.” The field was shut for repairs in Sept. 2019 and again in 2020.",
    ]
    wrapped = "\n\n".join(
        textwrap.fill(part, width, initial_indent=" " * indent, break_on_hyphens=False, break_long_words=False) for part in story
    )
    assert [" ".join(sentence.split()) for sentence in cut(wrapped)] == cut("\n\n".join(story))


@given(NEWSY)
def test_spans_come_in_order_never_overlap_and_miss_nothing(text):
    for spans in (sentences(text), paragraphs(text)):
        end = 0
        for span in spans:
            assert span.start >= end
            assert not text[end : span.start].strip()
            assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
            end = span.end
        assert not text[end:].strip()


@given(NEWSY)
def test_quotations_stay_inside_one_paragraph_and_in_order(text):
    blocks = paragraphs(text)
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end
        assert any(block.start <= span.start and span.end <= block.end for block in blocks)
        end = span.end


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("„Wir fördern mehr“, sagte er. »Ja.« «Oui.»", ["Wir fördern mehr", "Ja.", "Oui."]),
        ("``Output rose,'' he said.", ["Output rose,"]),
        ('He is 5\'10" tall and the 8" pipe broke.', []),
        ('The minister"s aide saw the 6" gauge. "No," he said.', ["No,"]),
        ('"We pumped 755,000" he said, "and more."', ["We pumped 755,000", "and more."]),
        ('"The 8" pipe broke," he said.', ['The 8" pipe broke,']),
        ("“He told me “no” and left,” she said.", ["He told me “no” and left,"]),
        ("“It fell in May.\n\n“It rose in June,” he said.\n\nNobody else spoke.", ["It fell in May.", "It rose in June,"]),
        ("“It fell, he said.\n\nNobody else spoke.", ["It fell, he said."]),
        ('"It fell, he said. "But not for long," he added.', ["But not for long,"]),
        ("It fell,” he said.", []),
    ],
)
def test_quotations(text, inside):
    assert [text[start:end] for start, end in quotations(text)] == inside


@pytest.mark.parametrize("pattern", ["a.", "U.S. ", '" ', '"', "“", ". (", "-\n", " \n", ".", "a   "])
def test_long_hostile_runs_are_read_to_the_end(pattern):
    text = pattern * 20_000 + "End."
    assert sentences(text)[-1].end == len(text)
    quotations(text)
