"""Descriptions become plain text, and nothing that they say is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, strategies as st

from generator.prose import first_sentence, plain, summary, wrap

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ab <>/&;#|*_-`[]()!\"'\\\n\t.=1", max_size=40),
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.", ["One."]),
        ("One\nline.", ["One line."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("a  b\t c", ["a b c"]),
        # HTML
        ("One.<br>Two.", ["One. Two."]),
        ("One.<br/><br />Two.", ["One.", "Two."]),
        ("<b>Bold</b> and <em>more</em>.", ["Bold and more."]),
        ("<p>One.</p><p>Two.</p>", ["One. Two."]),
        ("a &lt;b&gt; &amp; &quot;c&quot;&nbsp;d", ['a <b> & "c" d']),
        (
            'See <a href="https://x.y/z">the page</a>.',
            ["See the page (https://x.y/z)."],
        ),
        ("<a class='k' href='https://x.y'>a</a>", ["a (https://x.y)"]),
        ('<a href="https://x.y">https://x.y</a>', ["https://x.y"]),
        ('<A HREF="https://x.y">a <b>b</b></A>', ["a b (https://x.y)"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["- One", "- Two"]),
        (
            "<table><tr><th>Name</th><th>Type</th></tr>"
            "<tr><td>id</td><td>integer</td></tr></table>",
            ["Name | Type id | integer"],
        ),
        # Markdown
        ("**Bold** and __strong__.", ["Bold and strong."]),
        ("See [the page](https://x.y/z).", ["See the page (https://x.y/z)."]),
        ("See [here](#anchor).", ["See here."]),
        ('[a](https://x.y "title")', ["a (https://x.y)"]),
        ("![logo](https://x.y/z.png)", ["logo (https://x.y/z.png)"]),
        ("# Title\nText.", ["Title Text."]),
        ("- One\n- Two\n  more", ["- One", "- Two more"]),
        ("1. One\n2. Two", ["1. One", "2. Two"]),
        ("* One\n* Two", ["* One", "* Two"]),
        ("| a | b |\n| --- | :-: |\n| 1 | 2 |", ["a | b", "1 | 2"]),
        ("`code` stays", ["`code` stays"]),
        # Neither
        ("a < b and c > d", ["a < b and c > d"]),
        ("2*3*4 and a_b_c", ["2*3*4 and a_b_c"]),
        ("x <= y", ["x <= y"]),
        ("GET /deals/<id>/products", ["GET /deals/<id>/products"]),
        ("sent as <company>.example.com", ["sent as <company>.example.com"]),
        ("if x <y and z> 3", ["if x <y and z> 3"]),
        ("#1 of 2", ["#1 of 2"]),
        ("nul\x00bell\x07bidi\u202eend", ["nul bell bidi end"]),
    ],
)
def test_html_and_markdown_become_plain_text(text: str, paragraphs: list[str]) -> None:
    """Marks go, what they mark stays; lists and tables are a line an entry."""
    if "<table>" in text or text == "# Title\nText.":
        # A line an entry: the exact joints are the prose's own business.
        assert [p for q in plain(text) for p in q.split()] == [
            p for q in paragraphs for p in q.split()
        ]
    else:
        assert plain(text) == paragraphs


@given(TEXTS)
def test_paragraphs_are_printable_lines(text: str) -> None:
    """Every paragraph is one line of printable characters with single spaces."""
    for paragraph in plain(text):
        assert paragraph
        assert paragraph.isprintable()
        assert paragraph == " ".join(paragraph.split(" "))
        assert paragraph == paragraph.strip()


@given(st.text(alphabet="abcxyzäß0123456789.,:;?!'\"()/+=%$@~^{}\\ \n", max_size=60))
def test_text_without_marks_is_kept_word_by_word(text: str) -> None:
    """What is neither HTML nor Markdown comes out as the same words in the same order."""
    assert " ".join(plain(text)).split() == text.split()


@given(TEXTS)
@example("<id>")
@example("a <b and c> d")
@example("|")
@example("# ")
@example("[a](b)")
@example("----x")
def test_no_word_is_lost(text: str) -> None:
    """Words outside of HTML tags and link targets are all there afterwards."""
    bare = re.sub(
        r"</?(?:a|b|i|em|strong|p|br|ul|ol|li|table|tr|td|th|code|pre|h\d|div|span)\b[^<>]*>"
        r"|\]\([^()]*\)|&[#\w]*;?",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    words = re.findall(r"[a-z]{2,}", bare)
    joined = " ".join(plain(text))
    for word in words:
        assert word in joined


@given(TEXTS)
def test_being_plain_is_final(text: str) -> None:
    """A summary is one line, ends like a sentence, and begins the text."""
    line = summary(text)
    assert "\n" not in line
    assert line == "" or line[-1] in ".!?:"
    assert summary(text).startswith(first_sentence(text))
    assert bool(first_sentence(text)) == bool(line)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("One", "One."),
        ("Is it? Yes.", "Is it?"),
        ("Version 1.5 is out. Go.", "Version 1.5 is out."),
        ("Use e.g. this one. Or that.", "Use e.g. this one."),
        ("", ""),
    ],
)
def test_first_sentences(text: str, first: str) -> None:
    """Up to the stop that a new sentence follows."""
    assert first_sentence(text) == first


@given(TEXTS, st.integers(0, 40), st.integers(0, 8))
def test_wrapping_keeps_words_and_width(text: str, indent: int, hanging: int) -> None:
    """Only words that are too long for a line stand out; none is broken or lost."""
    for paragraph in plain(text):
        lines = wrap(paragraph, indent, hanging)
        assert " ".join(lines).split() == paragraph.split()
        for line in lines:
            assert len(line) <= 88 - indent or " " not in line.strip()
