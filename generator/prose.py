"""A document's descriptions (Markdown, HTML, or both) as plain text for docstrings."""

from __future__ import annotations

import html
import re
import textwrap

_BREAKS = re.compile(
    r"<\s*(?:br|/p|/tr|/li|/h\d|/div|/ul|/ol|/table)\s*/?\s*>", re.IGNORECASE
)
_ITEMS = re.compile(r"<\s*li[^>]*>", re.IGNORECASE)
_CELLS = re.compile(r"</t[dh]\s*>\s*(?=<t[dh])", re.IGNORECASE)
_ANCHORS = re.compile(
    r"<a\s[^>]*href\s*=\s*[\"']?([^\"'\s>]+)[\"']?[^>]*>(.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)
# Only what is HTML: `/deals/<id>` and `x < y` are text.
_TAGS = re.compile(
    r"</?(?:a|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|ol|p|pre|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td"
    r"|tfoot|th|thead|tr|tt|u|ul|var)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINKS = re.compile(r"!?\[([^\]]+)\]\(([^()\s]+)[^()]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_RULES = re.compile(r"[\s|:]*-[\s|:-]*")


def plain(text: str) -> list[str]:
    """Give the paragraphs of *text*, each one line, lists and tables a line an entry."""
    text = _ANCHORS.sub(lambda match: _link(match[2], match[1]), text)
    text = _BREAKS.sub("\n", _CELLS.sub(" | ", _ITEMS.sub("\n- ", text)))
    text = html.unescape(_TAGS.sub("", text))
    text = _LINKS.sub(lambda match: _link(match[1], match[2]), text)
    text = _STRONG.sub(r"\2", text)
    paragraphs: list[str] = []
    flowing = False
    for line in text.splitlines():
        line = re.sub(
            r"\s+", " ", "".join(c if c.isprintable() else " " for c in line)
        ).strip()
        if not line or _RULES.fullmatch(line):
            flowing = False
            continue
        heading = re.match(r"#{1,6} +", line)
        own = (
            heading or line.startswith(("- ", "* ", "|")) or re.match(r"\d+[.)] ", line)
        )
        line = line[heading.end() :] if heading else line
        line = line.strip("| ") if line.startswith("|") else line
        if not line:
            continue
        if flowing and not own:
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        flowing = not (own and line.startswith("|"))
    return paragraphs


def summary(text: str) -> str:
    """Give *text* as one line that ends like a sentence."""
    line = " ".join(plain(text))
    return line if not line or line[-1] in ".!?:" else line + "."


def first_sentence(text: str) -> str:
    """Give the first sentence of *text*."""
    found = re.match(r".+?[.!?](?= [A-Z]|$)", summary(text))
    return found[0] if found else summary(text)


def wrap(text: str, indent: int, hanging: int = 0) -> list[str]:
    """Break one paragraph into lines that fit beside an indent, within 88 columns."""
    return textwrap.wrap(
        text,
        width=88 - indent,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _link(label: str, target: str) -> str:
    label = _TAGS.sub("", label).strip()
    return (
        label
        if not target.startswith("http") or label == target
        else f"{label} ({target})"
    )
