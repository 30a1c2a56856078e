"""The soundness of benchmarks, besides their speed."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from xml.etree import ElementTree

import pytest

from benchmarks import data, large, quick, report
from benchmarks._measure import Group, take_turns
from benchmarks.charts import Bar, Chart, draw
from benchmarks.soak import Found


def test_pages_are_the_same_on_every_machine() -> None:
    body = data.page(3, number=2)
    assert hashlib.sha256(body).hexdigest() == (
        "bebe80b604d09652fcc2e9c4acaa3274e2cdafe48000bcb57fca5b9a91758ec3"
    )


def test_a_deal_is_as_large_and_as_odd_as_a_real_one() -> None:
    assert 2_000 < len(data.page(100)) / 100 < 2_400
    deal = data.deal(7)
    assert len(deal["custom_fields"]) == 20
    assert {len(key) for key in deal["custom_fields"]} == {40}
    assert None in deal.values()
    misfits = json.loads(data.page(100, misfits=True))["data"]
    assert [d["stage_id"] for d in misfits].count("none") == 2


def test_report_and_charts_are_what_the_kept_numbers_say() -> None:
    results = json.loads(report.RESULTS.read_text())
    groups = {made["name"]: Group(**made) for made in results["groups"]}
    assert report.MARKDOWN.read_text() == report.markdown(groups, results["facts"])
    assert report.CHARTS.read_text() == draw(report.charts(groups))


def test_every_target_is_measured_or_said_to_be_missing() -> None:
    text = report.MARKDOWN.read_text()
    rows = [line for line in text.splitlines() if "| ≤ " in line]
    assert len(rows) == sum(target.limit is not None for target in report.TARGETS)
    assert all(row.endswith(("| met |", "| **missed** |", "yet |")) for row in rows)


def test_a_chart_is_xml_whatever_its_labels_hold() -> None:
    chart = Chart(
        "a < b & c", [Bar('"<x>"', 1, "1 µs"), Bar("own", 3, "3 µs", own=True)]
    )
    picture = ElementTree.fromstring(draw([chart, chart, chart]))
    texts = [element.text for element in picture.iter() if element.text]
    assert '"<x>"' in texts
    widths = [
        float(e.get("width", "")) for e in picture.iter() if e.tag.endswith("rect")
    ]
    assert widths[1] == pytest.approx(3 * widths[0])


def test_a_ratio_is_taken_round_by_round() -> None:
    group = Group("n", "t", "s", "a", {"a": [1.0, 10.0, 2.0], "b": [2.0, 20.0, 4.0]})
    assert group.ratio("b").middle == group.ratio("b").high == 2.0
    assert group.value("a").middle == 2.0


def test_variants_take_turns() -> None:
    ran: list[str] = []
    variants = {"a": lambda: ran.append("a"), "b": lambda: ran.append("b")}
    samples = take_turns(variants, rounds=10, times=2)
    rounds = ["".join(ran[start : start + 4]) for start in range(2, 42, 4)]
    assert set(rounds) == {"aabb", "bbaa"}
    assert {name: len(values) for name, values in samples.items()} == {"a": 10, "b": 10}


@pytest.mark.parametrize(
    ("measured", "code"),
    [([1.9], 0), ([2.1, 2.2, 1.0], 0), ([2.1, 2.2, 2.3], 1)],
    ids=["a little slower", "bad luck, twice", "too slow each time"],
)
def test_quick_fails_only_when_a_row_is_twice_as_slow_each_time(
    measured: list[float],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    kept = tmp_path_factory.mktemp("kept") / "baseline.json"
    kept.write_text('{"row": 1.0}')
    tries = iter(measured)
    monkeypatch.setattr(quick, "BASELINE", kept)
    monkeypatch.setattr(quick, "_ratios", lambda _: {"row": lambda: next(tries)})
    assert quick.main([]) == code


def test_quick_has_a_kept_ratio_for_each_row() -> None:
    assert json.loads(quick.BASELINE.read_text()).keys() == quick._ratios("").keys()


EMPTY = "<Connections: 0 used, 9 idle>"


def _found(**changes: object) -> Found:
    noise = random.Random(0)
    values: dict[str, object] = {
        "memory": [50 + noise.random() for _ in range(60)],
        "sockets": 0,
        "threads": 0,
        "accounted": (1000, 2010),
        "served": (1000, 2000),
        "outcomes": Counter(result=2500, error=50, cancelled=20),
        "pooled": (EMPTY, EMPTY),
        **changes,
    }
    return Found(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, None),
        ({"memory": [50 + n / 4 for n in range(60)]}, "memory grew"),
        ({"sockets": 1}, "connections"),
        ({"threads": 2}, "threads"),
        ({"pooled": (EMPTY, EMPTY.replace("0 used", "1 used"))}, "stuck"),
        ({"pooled": (EMPTY.replace("0 used", "2 used"), EMPTY)}, "stuck"),
        ({"accounted": (1001, 2000)}, "accounted for"),
        ({"accounted": (1000, 1999)}, "accounted for"),
        ({"accounted": (1000, 2021)}, "accounted for"),
        ({"outcomes": Counter(result=2500, cancelled=20)}, "outcome 'error'"),
    ],
)
def test_a_soak_finds_what_must_not_be(
    changes: dict[str, object], problem: str | None
) -> None:
    problems = _found(**changes).problems()
    assert len(problems) == (problem is not None)
    assert all(str(problem) in found for found in problems)


def test_large_documents_hold_what_they_say() -> None:
    text = large.many_operations(2)
    assert text.count("operationId: ") == 2 * large.SPEC.read_text().count(
        "operationId: "
    )
    assert "operationId: getNorthDeals\n" in text
    assert "operationId: getSouthDeals\n" in text
    assert len(large.large_body(2).encode()) == pytest.approx(2e6, rel=0.1)
