"""From what was measured to RESULTS.md and charts.svg.

``python -m benchmarks.report`` writes them anew from results.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from . import calls, generation, memory, pages, parts, starts, walks
from ._measure import Group, Spread
from .charts import Bar, Chart, draw

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
MARKDOWN = HERE / "RESULTS.md"
CHARTS = HERE / "charts.svg"

Facts = Mapping[str, str]
"""Place and time of the measurement."""


@dataclass(frozen=True)
class Target:
    """At most so much of a variant, in units of its group or as ratio to another one."""

    what: str
    group: str
    variant: str
    limit: float | None
    """None where a number is only shown beside another one."""

    to: str | None = None


TARGETS: Sequence[Target] = (
    Target("500 deals: bytes to objects", "decode-500", pages.OURS, 0.6, pages.JSON),
    Target("… every custom field read", "decode-500", pages.TOUCHED, None, pages.JSON),
    Target("… one in 50 misfits its types", "lenient", pages.OURS, 0.75, pages.JSON),
    Target("memory of a deal that is held", "memory", memory.OURS, 1.6, memory.JSON),
    Target("… every custom field read", "memory", memory.TOUCHED, None, memory.JSON),
    Target(
        "… and the raw bytes let go (no option)",
        "memory",
        memory.LET_GO,
        1.0,
        memory.JSON,
    ),
    Target("one GET, CPU", "get", calls.OURS, 0.85, calls.BARE),
    Target("… async", "get-async", calls.OURS, 0.95, calls.AWAITED),
    Target("… async, 100 at once", "get-100", calls.OURS, 0.95, calls.AWAITED),
    Target("PATCH with 5 fields: its body", "patch", calls.OURS, 2),
    Target("100,000 deals, server at 0 ms", "walk", walks.OURS, 0.6, walks.BARE),
    Target("20 ms each: next page meanwhile", "ahead", walks.AHEAD, 0.62, walks.OURS),
    Target("`import pipedrive_v2`", "import", starts.OURS, 1.1, starts.HTTPX),
    Target("first call of a fresh client", "first-call", "this client", 20),
    Target("size of `pipedrive_v2`", "size", "pipedrive_v2", 1.5),
    Target("generate, cold", "generate", generation.COLD, 1),
    Target("generate, cold", "generate", generation.COLD, 0.3, generation.OPC),
    Target("generate, nothing changed", "generate", generation.SAME, 0.1),
    Target(
        "generate, one description changed", "generate", generation.DESCRIPTION, 0.5
    ),
    Target("13 MB: CPU an operation", "large", generation.MANY, 1.3, generation.V2),
    Target("… its memory", "large-memory", generation.MANY, 1000),
    Target(
        "body of 10 MB: CPU a MB", "large", generation.LARGE_BODY, 1.3, generation.BODY
    ),
    Target("GitHub's document, CPU", "github", generation.GITHUB, 50.4),
    Target("`python -m generator --help`", "help", starts.HELP, 120),
)


def save(groups: Sequence[Group], facts: Facts) -> None:
    """Keep what was measured."""
    for group in groups:
        for name, values in group.samples.items():
            group.samples[name] = [float(f"{value:.4g}") for value in values]
    content = {"facts": dict(facts), "groups": [asdict(group) for group in groups]}
    text = json.dumps(content, ensure_ascii=False).replace("], ", "],\n")
    RESULTS.write_text(text + "\n")


def markdown(groups: Mapping[str, Group], facts: Facts) -> str:
    """Return RESULTS.md."""
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`. Variants take turns in one run; a number is the median, "
        "in brackets are the quartiles; ratios are taken round by round.",
        "",
        *(f"- {name}: {text}" for name, text in facts.items()),
        "",
        "![Charts](charts.svg)",
        "",
        "## Targets",
        "",
        "| what | target | measured | |",
        "| --- | --- | --- | --- |",
        *(_row(target, groups) for target in TARGETS),
        "",
        "## What each part costs",
        "",
        *_parts(groups),
        "",
        "## Everything",
    ]
    for group in groups.values():
        notes = [line for note in group.notes for line in (note, "")]
        lines += ["", f"### {group.title}", "", *notes, *_table(group)]
    return "\n".join(lines) + "\n"


def _row(target: Target, groups: Mapping[str, Group]) -> str:
    group = groups[target.group]
    unit = group.unit if target.to is None else f"× {target.to}"
    limit = unit if target.limit is None else f"≤ {target.limit:g} {unit}"
    start = f"| {target.what} | {limit} |"
    if target.variant not in group.samples:
        return f"{start} – | there is no such thing yet |"
    found = (
        group.value(target.variant)
        if target.to is None
        else group.ratio(target.variant, target.to)
    )
    verdict = ""
    if target.limit is not None:
        verdict = "met" if found.middle <= target.limit else "**missed**"
    return f"{start} {_text(found)} | {verdict} |"


def _parts(groups: Mapping[str, Group]) -> list[str]:
    call, page = groups["parts-get"], groups["parts-page"]
    lines = [
        "The difference that it makes to switch a part off, and its share of the whole.",
        "",
        f"| part | of a GET ({call.unit}) | of a page of 500 deals ({page.unit}) |",
        "| --- | --- | --- |",
    ]
    for part in parts.PARTS:
        cells = [_saved(group, part) for group in (call, page)]
        lines.append(f"| {part} | {' | '.join(cells)} |")
    cells = [_number(group.value(parts.ALL).middle) for group in (call, page)]
    return [*lines, f"| the whole | {' | '.join(cells)} |"]


def _saved(group: Group, part: str) -> str:
    if part not in group.samples:
        return "–"
    ratio = group.ratio(part, parts.ALL)
    if ratio.high >= 1:
        return "too little to measure"
    whole, share = group.value(parts.ALL).middle, 1 - ratio.middle
    return f"{share * whole:.2g} ({share:.1%})"


def _table(group: Group) -> list[str]:
    lines = [f"| | {group.unit} | × {group.base} |", "| --- | ---: | ---: |"]
    order = sorted(group.samples, key=lambda name: group.value(name).middle)
    for name in order:
        ratio = _text(group.ratio(name)) if name != group.base else "1"
        lines.append(f"| {name} | {_text(group.value(name))} | {ratio} |")
    return lines


def _text(found: Spread) -> str:
    if found.low == found.high:
        return _number(found.middle)
    return f"{_number(found.middle)} ({_number(found.low)} to {_number(found.high)})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def charts(groups: Mapping[str, Group]) -> list[Chart]:
    """Return what README shows."""
    shown = (
        ("decode-500", "500 deals to objects, × json.loads", set[str]()),
        ("walk", "100,000 deals, × a loop over httpx + json", set[str]()),
        ("get", "One GET, CPU, × httpx", set[str]()),
        ("memory", "Memory of a deal, × dicts of json.loads", {memory.LET_GO}),
        ("import", "Import, × import httpx", {starts.MADE, starts.HTTPX_MADE}),
        ("generate", "Generating the client, s", {generation.DESCRIPTION}),
    )
    return [
        _chart(groups[name], title, hidden, as_ratio=name != "generate")
        for name, title, hidden in shown
    ]


def _chart(group: Group, title: str, hidden: set[str], *, as_ratio: bool) -> Chart:
    bars = []
    for name in group.samples:
        if name in hidden:
            continue
        length = (group.ratio(name) if as_ratio else group.value(name)).middle
        own = name.startswith("this client") or name in _OWN
        bars.append(Bar(_SHORT.get(name, name), length, f"{length:.2f}", own))
    bars.sort(key=lambda bar: bar.length)
    return Chart(title, bars, line=as_ratio)


_OWN = {starts.OURS, generation.COLD, generation.SAME}
_SHORT = {
    starts.OURS: "this client",
    pages.TOUCHED: "this client, all fields read",
    starts.OPC: "openapi-python-client",
    starts.OAG: "openapi-generator",
    starts.HTTPX: "httpx",
    calls.BARE: "httpx",
    walks.BARE: "httpx + json.loads",
    memory.JSON: "json.loads",
    generation.COLD: "this generator",
    generation.SAME: "… nothing changed",
    generation.OPC: "openapi-python-client",
    generation.OAG: "openapi-generator",
    pages.STRUCTS: "msgspec alone",
}


def summary(groups: Sequence[Group]) -> str:
    """Return the number of targets that are met, as text."""
    found = {group.name: group for group in groups}
    rows = [_row(target, found) for target in TARGETS]
    met = sum(row.endswith("| met |") for row in rows)
    return f"{met} of {sum(t.limit is not None for t in TARGETS)} targets met"


def main() -> None:
    """Write report and charts from what is kept."""
    results = json.loads(RESULTS.read_text())
    groups = {made["name"]: Group(**made) for made in results["groups"]}
    MARKDOWN.write_text(markdown(groups, results["facts"]))
    CHARTS.write_text(draw(charts(groups)))


if __name__ == "__main__":
    main()
