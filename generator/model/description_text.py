"""Descriptions of a document (Markdown, HTML, or both) as plain text for docstrings."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from openapi_source.code import visible

# Only what is HTML: `/deals/<id>` and `x < y` are text. No part can match across a `<`,
# and so the time that a text takes grows with its length only.
_MARKS = re.compile(
    r"\n?</?(?P<block>blockquote|br|center|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|pre|summary"
    r"|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?/?>\n?"
    r"|</?(?P<inline>a|b|big|code|del|em|font|i|img|ins|kbd|s|samp|small|span|strike|strong"
    r"|sub|sup|tt|u|var)(?:\s[^<>]*)?/?>"
    r"|<(?P<hidden>script|style)(?:\s[^<>]*)?>|</(?:script|style)\s*>|<!--|-->",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_LINKS = re.compile(r"!?\[([^\[\]]+)\]\(([^()\s]+)(?:\s[^()]*)?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_ROW_END = re.compile(r"\|\s+(?:(\|(?:\s*:?-{3,}:?\s*\|)+)|(?=\|\s*[^\s|]))")
"""End of a row in a table on one line, before a rule or before the next row."""
_COLUMNS = 20
"""Of a table on one line, at most."""
_RULES = re.compile(r"[\s|:]*-[\s|:-]*")

_ENTRY = re.compile(r"[-*] |\d+[.)] ")
"""Opening of an entry of a list."""
_ENDED = re.compile(r"""[.!?:;…]["'`)\]]*$""")
"""End of a sentence."""
_COMPLETE = re.compile(rf"^(?:{_ENTRY.pattern})| \| |{_ENDED.pattern}")
"""An entry of a list, a row of a table, or a text that ends with a sentence."""
_GO_ON = re.compile(r"\b(?:an?|and|are|as|at|by|for|from|in|is|o[fnr]|the|to|with)$")
"""No sentence ends with them."""
_POINTING = re.compile(r"(?:find|for more|learn|more|read|see)\b", re.IGNORECASE)
"""Beginning of a sentence that only points to a link."""


_PRE = re.compile(r"<pre(?:\s[^<>]*)?>(.*?)</pre\s*>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_FENCE = re.compile(r"( *)(`{3,}|~{3,})([^`]*)")
_LONGEST_CODE = 1000
"""Lines of a fenced block, at most."""
_INDENTED = re.compile(r" {4}|\t")


def is_code(paragraph: str) -> bool:
    """Return whether the lines of a paragraph are kept as they are."""
    return "\n" in paragraph or bool(_INDENTED.match(paragraph))


# A document says the same of many values, and several steps ask for it.
@cache
def sentences(text: str) -> tuple[str, ...]:
    """Return the paragraphs of *text*; those that are sentences end like one."""
    return tuple(
        (
            paragraph
            if is_code(paragraph) or _COMPLETE.search(paragraph)
            else f"{paragraph}."
        )
        for paragraph in plain(text)
    )


def plain(text: str) -> list[str]:
    """Return the paragraphs of *text*, each one line, lists and tables a line an entry.

    Blocks of code are paragraphs with lines.
    """
    found: list[str] = []
    for part, code in _parts(text):
        found += filter(str.strip, [part]) if code else _prose(part)
    return found


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text at its blocks of code; yield the parts, and whether they are code."""
    if "<pre" in text.lower():
        # What is closed nowhere is looked for once, not from each opening.
        end = text.lower().rfind("</pre")
        text = _PRE.sub(_fenced, text[: end + 6]) + text[end + 6 :] if end > 0 else text
    if "```" not in text and "~~~" not in text and not _INDENTED.search(text):
        yield text, False
        return
    lines = text.expandtabs(4).split("\n")
    allow_indented = not _MARKS.search(text)
    prose: list[str] = []
    position, before = 0, ""
    while position < len(lines):
        end = _end_of_fence(lines, position)
        # Below an entry of a list an indented line is a paragraph of the entry.
        if end == position and allow_indented and not _ENTRY.match(before):
            end = _end_of_indented(lines, position)
        before = lines[end - 1 if end > position else position].strip() or before
        if end == position:
            prose.append(lines[position])
            position += 1
            continue
        yield "\n".join(prose), False
        yield _code(lines[position:end]), True
        prose, position = [], end
    yield "\n".join(prose), False


def _fenced(match: re.Match[str]) -> str:
    """Write a block of HTML as one of Markdown."""
    code = html.unescape(_TAGS.sub("", match[1])).strip("\n")
    return f"\n\n~~~~\n{code}\n~~~~\n\n"


def _end_of_fence(lines: list[str], start: int) -> int:
    """Return the end of the fenced block that begins at a line; *start* if none does."""
    fence = _FENCE.fullmatch(lines[start])
    if fence:
        for index in range(start + 1, min(len(lines), start + _LONGEST_CODE)):
            line = lines[index].strip()
            if line.startswith(fence[2]) and not line.strip(fence[2][0]):
                return index + 1
    return start


def _end_of_indented(lines: list[str], start: int) -> int:
    """Return the end of the indented block that begins at a line; *start* if none does."""
    is_apart = start == 0 or not lines[start - 1].strip()
    if not is_apart or not _INDENTED.match(lines[start]):
        return start
    end = start
    for index in range(start, len(lines)):
        if lines[index].strip():
            if not _INDENTED.match(lines[index]):
                break
            end = index + 1
    return end


def _code(lines: list[str]) -> str:
    """Return a block with the indent of its first line removed."""
    fence = _FENCE.fullmatch(lines[0])
    indent = len(fence[1]) if fence else 0
    lines = [visible(line) for line in lines]
    return "\n".join(
        line[min(indent, len(line) - len(line.lstrip())) :] for line in lines
    )


def _prose(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text without code."""
    if "<" in text or "&" in text:
        text = _Html().text(text)
    text = _LINKS.sub(lambda match: _link(match[1], match[2]), text)
    text = _STRONG.sub(r"\2", text)
    return tuple(filter(None, map(_without_pointers, _paragraphs(text))))


def _paragraphs(text: str) -> list[str]:
    """Join the lines of each paragraph."""
    paragraphs: list[str] = []
    flowing = False
    lines = [_unfolded(line) for line in text.splitlines()]
    width = _width(lines)
    before = ""
    for line in lines:
        line = " ".join(visible(line).split())
        if not line or _RULES.fullmatch(line):
            flowing = False
            continue
        heading = re.match(r"#{1,6} +", line)
        row = line.startswith("|")
        own = heading or row or _ENTRY.match(line)
        line = line[heading.end() :] if heading else line
        line = line.strip("| ") if line.startswith("|") else line
        if not line:
            continue
        if flowing and not own:
            between = ". " if _is_sentence(before, line, width) else " "
            paragraphs[-1] += between + line
        else:
            paragraphs.append(line)
        flowing = not row
        before = line
    return paragraphs


def _width(lines: list[str]) -> float:
    """Return the width at which lines are wrapped; infinity if they are not."""
    width = max(map(len, lines), default=0)
    ends_early = (
        0 < 2 * len(line) <= width and after for line, after in pairwise(lines)
    )
    return math.inf if any(ends_early) else width


def _without_pointers(paragraph: str) -> str:
    """Drop sentences like "Read more about it here.", whose link is gone."""
    if "here" not in paragraph:
        return paragraph
    apart = re.sub(r"\bhere\.(?=[A-Z])", "here. ", paragraph)
    return " ".join(
        sentence
        for sentence in re.split(r"(?<=[.!?]) ", apart)
        if not (sentence.rstrip(".").endswith(" here") and _POINTING.match(sentence))
    )


def _unfolded(line: str) -> str:
    """Write the tables in *line*, which YAML has folded, as lists: `a`: b; `c`: d."""
    written, rest = "", line
    while end := _ROW_END.search(rest):
        head = rest[: end.start() + 1]
        columns = head[head.index("|") :].count("|") - 1
        if end[1]:
            columns = max(2, end[1].count("|") - 1)
        if not 2 <= columns <= _COLUMNS:
            break
        first = re.search(rf"(?:\|[^|]*){{{columns}}}\|$", head)
        if first is None:
            break
        row = re.compile(rf"\s*((?:\|[^|]*){{{columns}}}\|)")
        rows, rest = [first[0]], rest[end.end() :]
        while found := row.match(rest):
            rows.append(found[1])
            rest = rest[found.end() :]
        written += _sentence(head[: first.start()].strip())
        written += _sentence("; ".join(map(_entry, rows)))
    return written + rest


def _sentence(text: str) -> str:
    if not text:
        return ""
    return f"{text} " if _ENDED.search(text) else f"{text}. "


def _entry(row: str) -> str:
    first, *rest = [cell.strip() for cell in row.strip("|").split("|")]
    return f"{first}: {' | '.join(rest)}"


def _is_sentence(before: str, line: str, width: float) -> bool:
    """Return whether a line ends a sentence: the next would have had room for a word."""
    room = len(before) + 1 + len(line.split(" ", 1)[0]) <= width
    ends = re.search(r"[^\W_]`?$", before) and not _GO_ON.search(before)
    return room and bool(ends) and line[:1].isupper()


class _Html:
    """Writes HTML as the Markdown that says the same, one mark after the other.

    Not `html.parser`: what it makes of broken HTML differs between releases of Python.
    """

    def __init__(self) -> None:
        self._written: list[str] = []
        self._link: tuple[str, int] | None = None
        self._lists: list[int] = []
        """Of each open list, the number of its last item; of bullets -1."""
        self._in_row = False
        self._after_mark = False
        """True when an item or a row has begun and holds nothing yet."""

    def text(self, text: str) -> str:
        """Return what a reader sees of *text*."""
        text = "\n".join(line.strip() for line in text.splitlines())
        lower = text.lower()
        last = {end: lower.rfind(end) for end in ("-->", "</script", "</style")}
        hidden_until, position = "", 0
        for mark in _MARKS.finditer(text):
            if hidden_until:
                if mark[0].lower().startswith(hidden_until):
                    hidden_until, position = "", mark.end()
                continue
            kind = (mark["block"] or mark["inline"] or mark["hidden"] or "").lower()
            ends = "-->" if mark[0] == "<!--" else f"</{kind}" if mark["hidden"] else ""
            if (ends or not kind) and last.get(ends, -1) < mark.start():
                continue
            self._write(html.unescape(text[position : mark.start()]))
            position = mark.end()
            hidden_until = ends
            if mark["block"]:
                self._block(kind, closing="</" in mark[0])
            elif mark["inline"]:
                self._inline(kind, mark[0])
        self._write(html.unescape(text[position:]))
        return "".join(self._written)

    def _write(self, text: str) -> None:
        text = text.lstrip() if self._after_mark else text
        if text:
            self._written.append(" ".join(text.split("\n")) if self._in_row else text)
            self._after_mark = False

    def _break(self, text: str) -> None:
        if not self._after_mark:
            self._written.append(" " if self._in_row else text)

    def _block(self, kind: str, *, closing: bool) -> None:
        if kind == "br":
            self._break("\n")
        elif kind in ("td", "th"):
            if not closing and self._in_row and not self._after_mark:
                self._written.append(" | ")
        elif kind == "tr" or kind == "table":
            self._in_row = False
            self._break("\n\n")
            self._in_row = self._after_mark = kind == "tr" and not closing
        elif kind == "li" and not closing:
            self._item()
        else:
            self._break("\n\n")
            if kind in ("ol", "ul") and not closing:
                self._lists.append(0 if kind == "ol" else -1)
            elif kind in ("ol", "ul") and self._lists:
                self._lists.pop()

    def _item(self) -> None:
        number = self._lists[-1] + 1 if self._lists else 0
        if number:
            self._lists[-1] = number
        self._written.append(" " if self._in_row else "\n\n")
        self._written.append(f"{number}. " if number else "- ")
        self._after_mark = True

    def _inline(self, kind: str, mark: str) -> None:
        if kind in ("code", "kbd", "samp", "tt"):
            self._write("`")
        elif kind == "a" and mark[1] != "/":
            target = _TARGET.search(mark)
            href = next(filter(None, target.groups()), "") if target else ""
            self._link = (html.unescape(href), len(self._written))
        elif kind == "a" and self._link:
            target_, start = self._link
            label = "".join(self._written[start:])
            del self._written[start:]
            self._written.append(_link(label, target_))
            self._link = None


def summary(text: str) -> str:
    """Return *text* as one line that ends like a sentence."""
    line = " ".join(part for part in sentences(text) if not is_code(part))
    return line if not line or line[-1] in ".!?:" else line + "."


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*."""
    found = re.match(r".+?[.!?](?= [A-Z]|$)", summary(text))
    return found[0] if found else summary(text)


def _link(label: str, target: str) -> str:
    shown = target.startswith(("http://", "https://")) and label.strip() != target
    return f"{label.rstrip()} ({target})" if shown else label
