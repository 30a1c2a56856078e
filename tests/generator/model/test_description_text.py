"""Descriptions become plain text, and nothing that they say is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, strategies as st

from generator.model.description_text import (
    first_sentence,
    is_code,
    plain,
    sentences,
    summary,
)
from openapi_source.code import wrap

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
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
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
            ["Name | Type", "id | integer"],
        ),
        ("One<br>\ntwo\n<br>\nthree", ["One two three"]),
        ("One.<br>\n\nTwo.<br>\n<br>\nThree.", ["One.", "Two.", "Three."]),
        ("Sent as <code>a_b</code>.", ["Sent as `a_b`."]),
        ("<ol><li>One</li><li>Two</li></ol>", ["1. One", "2. Two"]),
        ("<ul>\n  <li>\n    <p>One</p>\n  </li>\n  <li>Two", ["- One", "- Two"]),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</ol>", ["1. a", "- b", "2. c"]),
        ("Text<ul><li>One</li></ul>more", ["Text", "- One", "more"]),
        (
            "<table>\n<tbody>\n<tr>\n<td>a<br>b</td>\n<td><p>c</p></td>\n</tr>\n"
            "<tr><td><table><tr><td>d</td></tr></table></td></tr></table>e",
            ["a b | c", "d", "e"],
        ),
        (
            '<a href="https://x.y/?a=1&amp;b=2" target="_blank">a</a>',
            ["a (https://x.y/?a=1&b=2)"],
        ),
        ('<a href="#anchor">here</a>, <a name="x">there</a>', ["here, there"]),
        ('<a href="javascript:alert(1)">here</a>', ["here"]),
        ("<h2>Title</h2>Text.", ["Title", "Text."]),
        # Broken, or not for readers
        ("a<!-- b <b> -->c", ["ac"]),
        ("a<script>alert('<b>')</script>b<STYLE type=x>c</STYLE >d", ["abd"]),
        ("a <!-- b", ["a <!-- b"]),
        ("a --> b", ["a --> b"]),
        ("a <script>b", ["a <script>b"]),
        ("<b>a <i>b", ["a b"]),
        ("a</b></ul></table></a>b</li>c", ["a", "b", "c"]),
        ('a <a href="https://x.y">b', ["a b"]),
        ("a <b", ["a <b"]),
        ("a &lt;script&gt;b&lt;/script&gt;", ["a <script>b</script>"]),
        ("if a < b &amp;&amp; b > c <br> then", ["if a < b && b > c then"]),
        # Markdown
        ("**Bold** and __strong__.", ["Bold and strong."]),
        ("See [the page](https://x.y/z).", ["See the page (https://x.y/z)."]),
        ("Set [this](#anchor).", ["Set this."]),
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
    assert plain(text) == paragraphs


@pytest.mark.parametrize(
    "part",
    [
        "<", "<a", "<a ", "<b>", "<!--", "-->", "<script>", "</script>", "<table><tr><td>",
        "<ul><li>", "<ol>", "</li></ul>", "<a href='https://x.y'>", "<a href='x'>b</a>", "&",
        "&amp;", "&#1", "<br>", "<br ", "\n<br>\n", '<a href="', "[", "[a](b", "[a](b ", "**a ",
        "|a", "|a| |b", "|a|b| |---| |c|d| ", "Read more here. ", "more here more ", "Read more ",
        "__a", "a**", "|", "|-", "- ", "1. ", " ", "\n", "# ", "`",
    ],
)  # fmt: skip
def test_no_text_takes_long(part: str) -> None:
    """100 KB of any mark is read about as fast as 100 KB of words."""
    text = part * (100_000 // len(part))
    before = time.process_time()
    plain(text)
    assert time.process_time() - before < 4


@given(TEXTS)
def test_paragraphs_are_printable_lines(text: str) -> None:
    """Every paragraph but code is one line of printable characters, singly spaced."""
    for paragraph in plain(text):
        assert paragraph
        assert paragraph.replace("\n", "").isprintable()
        if is_code(paragraph):
            continue
        assert paragraph == " ".join(paragraph.split(" "))
        assert paragraph == paragraph.strip()


@given(st.text(alphabet="abcxyzäß0123456789.,:;?!'\"()/+=%$@~^{}\\ \n", max_size=60))
def test_text_without_marks_is_kept_word_by_word(text: str) -> None:
    """Text without HTML or Markdown keeps its words and their order."""
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
    """A word too long for a line stands out; no word is broken or lost."""
    for paragraph in plain(text):
        lines = wrap(paragraph, indent, hanging)
        assert " ".join(lines).split() == paragraph.split()
        for line in lines:
            assert len(line) <= 88 - indent or " " not in line.strip()


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        (
            "The kind | Value | Description | |---| | `a` | First | | `b` | Second | ",
            "The kind. Value: Description; `a`: First; `b`: Second.",
        ),
        (
            "See here: | A | B | C | |---|:---:|---| | 1 | 2 | 3 | Then | X | Y | "
            "|---| | 4 | 5 | and more",
            "See here: A: B | C; 1: 2 | 3. Then. X: Y; 4: 5. and more",
        ),
        (
            "Each: | A | B | | 1 | 2 | | 3 | 4, 5 | Only these",
            "Each: A: B; 1: 2; 3: 4, 5. Only these",
        ),
        ("a | b is no table --- or |---", "a | b is no table --- or |---"),
        ("Use `a |---| b` in Markdown", "Use `a |---| b` in Markdown"),
    ],
)
def test_a_table_on_one_line_is_a_list(text: str, paragraph: str) -> None:
    """YAML folds the lines of a quoted text, and the table is in one."""
    assert plain(text) == [paragraph]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("An array. Read more about it here.", "An array."),
        ("Read more about groups here.Light plans", "Light plans"),
        ('Its kind. See <a href="#x">here</a>', "Its kind."),
        ("[Learn more here](#a). Text", "Text"),
        ("See [here](https://x.y).", "See here (https://x.y)."),
        ("Put no secrets here.", "Put no secrets here."),
        ("Shows more pets here.", "Shows more pets here."),
        ("What you read is kept here.", "What you read is kept here."),
    ],
)
def test_a_pointer_without_its_link_is_dropped(text: str, kept: str) -> None:
    """The sentence goes whose link is gone; one that has its link stays."""
    assert plain(text) == [kept]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("The ID", ["The ID."]),
        ("Is it?", ["Is it?"]),
        ("One (or two)", ["One (or two)."]),
        ("He said: 'go.'", ["He said: 'go.'"]),
        ("`a`, `b`", ["`a`, `b`."]),
        ("All of:\n\n- One\n- Two", ["All of:", "- One", "- Two"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"]),
        ("One\n\nTwo", ["One.", "Two."]),
        ("", []),
    ],
)
def test_sentences_end_with_a_stop(text: str, ended: list[str]) -> None:
    """Entries of lists and rows of tables are no sentences."""
    assert [*sentences(text)] == ended


def test_a_table_of_lines_keeps_them() -> None:
    assert plain("| a | b |\n|---|---|\n| 1 | 2 |") == ["a | b", "1 | 2"]


def test_a_line_that_ends_early_is_a_sentence() -> None:
    """A line that had room for another word was broken on purpose."""
    text = "In larger plans\nThe revenue of a deal\nNull if it has no products at all"
    assert plain(text) == [text.replace("\n", ". ")]
    free = "In larger plans\nThe others have no `plan`\nWhat has the longest line ends as well\n"
    assert plain(f"{free}Ends") == [f"{free}Ends".replace("\n", ". ")]
    wrapped = "This is a text that somebody has wrapped by the\nDeal that it is about"
    assert plain(wrapped) == [wrapped.replace("\n", " ")]
    assert plain("one, and\ntwo") == ["one, and two"]
    assert plain("Call the\nAPI of others\nbefore it calls") == [
        "Call the API of others before it calls"
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            'See:\n```json\n{\n  "a": 1\n}\n```\nDone',
            ["See:", '```json\n{\n  "a": 1\n}\n```', "Done."],
        ),
        ("~~~\n<b>[a](b)</b>\n\n**x**\n~~~~", ["~~~\n<b>[a](b)</b>\n\n**x**\n~~~~"]),
        ("- one\n  ```\n  x\n    y\n  ```", ["- one", "```\nx\n  y\n```"]),
        (
            "Use\n\n    a = 1\n\n    b = 2\n\nend",
            ["Use.", "    a = 1\n\n    b = 2", "end."],
        ),
        ("\tcurl x", ["    curl x"]),
        ("<pre><code>a &lt; b\n  c</code></pre> d", ["~~~~\na < b\n  c\n~~~~", "d."]),
        # No code: a fence that is not closed, a paragraph of an entry, folded lines.
        ("```\na\nb", ["``` a b."]),
        ("- one\n\n    more", ["- one", "more."]),
        ("one\n    two", ["one two."]),
        ("A ```b``` c", ["A ```b``` c."]),
        ("<p>\n\n    text</p>", ["text."]),
    ],
)
def test_blocks_of_code_keep_their_lines(text: str, parts: list[str]) -> None:
    """Fenced, indented and of HTML; read again they are the same."""
    assert [*sentences(text)] == parts
    assert [*sentences("\n\n".join(parts))] == parts
    assert "\n" not in summary(text)
