"""Bar charts as plain SVG; the same numbers give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

# Read on white and on GitHub's dark background alike.
_STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #57606a }
  .title { font-weight: 600; font-size: 13px; fill: #24292f }
  .bar { fill: #8c959f } .own { fill: #2f81f7 } .base { stroke: #8c959f }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 } .title { fill: #e6edf3 } .bar { fill: #656c76 }
  }
"""
_WIDTH, _LABELS, _BARS, _VALUE = 430, 180, 180, 40
_LINE, _TOP, _GAP = 20, 26, 22


@dataclass(frozen=True)
class Bar:
    """One variant: how long its bar is, and what is written after it."""

    label: str
    length: float
    text: str
    own: bool = False


@dataclass(frozen=True)
class Chart:
    """Some bars; where they are ratios, a line stands at 1."""

    title: str
    bars: Sequence[Bar]
    line: bool = True


def draw(charts: Sequence[Chart], columns: int = 2) -> str:
    """Return an SVG picture of all charts, row by row."""
    parts: list[str] = []
    top = 0
    for start in range(0, len(charts), columns):
        row = charts[start : start + columns]
        for column, chart in enumerate(row):
            parts += _drawn(chart, column * _WIDTH, top)
        top += _TOP + _GAP + _LINE * max(len(chart.bars) for chart in row)
    size = f'width="{_WIDTH * columns}" height="{top}"'
    view = f'viewBox="0 0 {_WIDTH * columns} {top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img">'
    return "\n".join((head, f"<style>{_STYLE}</style>", *parts, "</svg>", ""))


def _drawn(chart: Chart, left: int, top: int) -> list[str]:
    longest = max(bar.length for bar in chart.bars)
    start = left + _LABELS
    one = _BARS / longest if chart.line else 0.0
    parts = [
        f'<text class="title" x="{left}" y="{top + 16}">{escape(chart.title)}</text>'
    ]
    for number, bar in enumerate(chart.bars):
        y = top + _TOP + number * _LINE
        width = max(1.0, bar.length / longest * _BARS)
        # Not across the line.
        end = one if width < one < width + _VALUE else width
        kind = "own" if bar.own else "bar"
        parts += [
            f'<text x="{start - 6}" y="{y + 12}" text-anchor="end">'
            f"{escape(bar.label)}</text>",
            f'<rect class="{kind}" x="{start}" y="{y + 2}" width="{width:.1f}" '
            f'height="{_LINE - 7}"/>',
            f'<text x="{start + end + 5:.1f}" y="{y + 12}">{escape(bar.text)}</text>',
        ]
    if chart.line:
        x = start + one
        bottom = top + _TOP + len(chart.bars) * _LINE - 3
        parts.append(
            f'<line class="base" x1="{x:.1f}" x2="{x:.1f}" y1="{top + _TOP}" '
            f'y2="{bottom}" stroke-dasharray="2 2"/>'
        )
    return parts
