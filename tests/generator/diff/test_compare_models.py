"""Each method's use of a shared model or enum is compared by itself.

On the real document, whose names are locked: lists that were one stay one, however much
they differ, and so do records.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.diff.surface import Surface
from generator.pipeline import describe, generate
from generator.read.load import load

SPEC = Path(__file__).parents[3] / "spec"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Json:
    """The real document."""
    return load(SPEC / "pipedrive-v2.yaml").root


@pytest.fixture(scope="module")
def before(document: Json, tmp_path_factory: pytest.TempPathFactory) -> Surface:
    """Its surface."""
    return described(document, tmp_path_factory.mktemp("before"))


def described(document: Json, folder: Path) -> Surface:
    """Return the surface of a document, with the corrections and names of the real one."""
    path = folder / "document.json"
    path.write_text(json.dumps(document))
    return describe(SPEC / "pipedrive-v2.toml", document=path)


def operation(document: Json, id_: str) -> Json:
    """Find an operation by its id."""
    return next(
        item
        for methods in document["paths"].values()
        for item in methods.values()
        if isinstance(item, dict) and item.get("operationId") == id_
    )


def parameter(document: Json, id_: str, name: str) -> Json:
    """Find the schema of a parameter."""
    found = operation(document, id_)["parameters"]
    schema: Json = next(p["schema"] for p in found if p["name"] == name)
    return schema


def body(document: Json, id_: str) -> Json:
    """Find the schema of a body."""
    content = operation(document, id_)["requestBody"]["content"]
    schema: Json = content["application/json"]["schema"]
    return schema


def products(document: Json) -> Json:
    """Find the schema of what `addManyDealProducts` takes many of."""
    schema: Json = body(document, "addManyDealProducts")["properties"]["data"]["items"]
    found: Json = schema["allOf"][0]
    return found


def billing(document: Json) -> Json:
    """Find how often `addProduct` says that a product is billed."""
    parts = body(document, "addProduct")["allOf"]
    found = (part["properties"] for part in parts if "properties" in part)
    schema: Json = next(
        properties["billing_frequency"]
        for properties in found
        if "billing_frequency" in properties
    )
    return schema


def value_required(document: Json) -> None:
    for id_ in ("addPerson", "updatePerson"):
        for wire in ("emails", "phones"):
            schema = body(document, id_)["properties"][wire]["items"]
            schema["required"] = [*schema.get("required", ()), "value"]


TAX = "DealProduct.tax"
CONTACT = "ContactValue.value"
MANY = "deal_products.add_many"
CASES: dict[str, tuple[Callable[[Json], object], set[tuple[str, str, str]]]] = {
    "a list in one argument loses a value": (
        lambda d: parameter(d, "getDeals", "sort_by")["enum"].remove("add_time"),
        {("argument-value-removed", "sort_by", "deals.list")},
    ),
    "a list in one argument gains a value": (
        lambda d: parameter(d, "getDeals", "sort_by")["enum"].append("mood"),
        {("argument-value-added", "sort_by", "deals.list")},
    ),
    "a list in one body loses a value": (
        lambda d: billing(d)["enum"].remove("weekly"),
        {("argument-value-removed", "billing_frequency", "products.add")},
    ),
    "an attribute must be in one request": (
        lambda d: products(d)["required"].append("tax"),
        {("request-became-required", TAX, TAX)},
    ),
    "one request no longer takes an attribute": (
        lambda d: products(d)["properties"].pop("comments"),
        {("request-attribute-removed", "DealProduct.comments", MANY)},
    ),
    "an attribute must be in one part of two requests": (
        value_required,
        {("request-became-required", CONTACT, CONTACT)},
    ),
}


def test_what_one_response_contradicts_is_a_union_of_scalars(
    document: Json, before: Surface, tmp_path: Path
) -> None:
    """For all who read the record: one cause, and the warning names the operation."""
    changed = copy.deepcopy(document)
    content = operation(changed, "getDeals")["responses"]["200"]["content"]
    text = json.dumps(content["application/json"]["schema"])
    content["application/json"]["schema"] = json.loads(
        re.sub(r'("pipeline_id": {"type": )"integer"', r'\1"string"', text)
    )
    after = described(changed, tmp_path)
    assert after.models["Deal"].fields["pipeline_id"].type == "int | str"
    (change,) = compare(before, after)
    assert (change.rule, change.subject) == (
        "response-type-widened",
        "Deal.pipeline_id",
    )
    assert {"deals.list", "deals.get"} <= set(change.reached)
    found = generate(
        SPEC / "pipedrive-v2.toml", document=tmp_path / "document.json"
    ).warnings
    (warning,) = [w for w in found if "'pipeline_id'" in w.message]
    assert "which getDeals has otherwise" in warning.message


@pytest.mark.parametrize("case", CASES)
def test_a_change_for_one_method_is_reported_for_it(
    case: str, document: Json, before: Surface, tmp_path: Path
) -> None:
    """The rule is reported for no other method; the way back is seen as well."""
    edit, expected = CASES[case]
    changed = copy.deepcopy(document)
    edit(changed)
    after = described(changed, tmp_path)
    found = compare(before, after)
    assert {(c.rule, c.subject, c.where) for c in found} == expected
    back = compare(after, before)
    assert {(c.subject, c.where) for c in back} == {item[1:] for item in expected}
