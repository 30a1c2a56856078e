"""Requests that the API sends: webhooks and callbacks become functions that read bodies."""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.documents.tiny import NEWER
from tests.generator.workspace import HEAD, Workspace

SHOP = """\
paths:
  /orders:
    post:
      operationId: addOrder
      tags: [orders]
      responses: {'204': {description: done}}
      callbacks:
        paid:
          '{$request.body#/url}':
            post:
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
              responses: {'200': {description: seen}}
        failed: {$ref: '#/components/callbacks/Failed'}
webhooks:
  orderEvent:
    post:
      summary: Something happened to an order.
      requestBody: {$ref: '#/components/requestBodies/Event'}
      responses: {'200': {description: seen}}
  stock.changed:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items: {type: object, required: [sku], properties: {sku: {type: string}, left: {type: integer}}}
      responses: {'200': {description: seen}}
components:
  callbacks:
    Failed:
      '{$request.body#/url}':
        post:
          requestBody: {content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
          responses: {'200': {description: seen}}
  requestBodies:
    Event:
      content:
        application/json:
          schema:
            oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Gone'}]
            discriminator: {propertyName: kind, mapping: {made: '#/components/schemas/Made', gone: '#/components/schemas/Gone'}}
  schemas:
    Order: {type: object, properties: {id: {type: integer}, due: {type: string, format: date}}}
    Made: {type: object, properties: {kind: {type: string}, order: {$ref: '#/components/schemas/Order'}}}
    Gone: {type: object, properties: {kind: {type: string}, id: {type: integer}}}
"""  # noqa: E501
OLDER = """\
paths: {}
x-webhooks:
  petBorn:
    post:
      requestBody:
        content: {application/json: {schema: {title: Pet, type: object, properties: {name: {type: string}}}}}
      responses: {'200': {description: seen}}
    put:
      requestBody:
        content: {application/json: {schema: {type: array, items: {type: string}}}}
      responses: {'200': {description: seen}}
  petFed:
    post:
      requestBody: {content: {text/xml: {schema: {type: string}}}}
      responses: {'200': {description: seen}}
"""  # noqa: E501


def webhooks(workspace: Workspace, document: str, warnings: int = 0) -> ModuleType:
    """Generate the client of a document; return its module of webhooks."""
    package = workspace.load(document, warnings=warnings)
    return import_module(f"{package.__name__}.webhooks")


@pytest.mark.parametrize("encode", [str, str.encode], ids=["text", "bytes"])
def test_a_body_becomes_its_record(workspace: Workspace, encode: Any) -> None:
    """Unions are told apart, lists hold records, times are times, nothing is lost."""
    found = webhooks(workspace, NEWER + SHOP)

    def read(name: str, body: Any) -> Any:
        return getattr(found, name)(encode(json.dumps(body)))

    made = read("order_event", {"kind": "made", "order": {"id": 7, "new": 1}})
    assert (type(made).__name__, made.order.id) == ("Made", 7)
    assert made.order.extra == {"new": 1}
    gone = read("order_event", {"kind": "gone", "id": 8})
    assert (type(gone).__name__, gone.id) == ("Gone", 8)
    (change,) = read("stock_changed", [{"sku": "a", "left": 3}])
    assert (type(change).__name__, change.left) == ("StockChanged", 3)
    assert read("paid", {"due": "2024-01-31"}).due.year == 2024
    assert read("failed", {"why": "no money"}).why == "no money"


def test_a_body_that_is_no_json_is_an_error(workspace: Workspace) -> None:
    """It is a ValueError; a value of another type is none."""
    found = webhooks(workspace, NEWER + SHOP)
    with pytest.raises(ValueError, match="JSON"):
        found.paid("{")
    assert found.paid('{"id": "x"}').id == "x"


def test_the_signature_has_the_type(workspace: Workspace) -> None:
    """A type checker knows what comes out; the docstring has the document's words."""
    found = webhooks(workspace, NEWER + SHOP)
    signature = inspect.signature(found.order_event)
    assert str(signature) == "(body: 'str | bytes') -> 'Made | Gone'"
    assert "Something happened to an order." in found.order_event.__doc__
    assert "callback of addOrder" in found.paid.__doc__


def test_webhooks_before_3_1(workspace: Workspace) -> None:
    """`x-webhooks` is read, too; a name with two methods is two functions."""
    found = webhooks(workspace, HEAD + OLDER, warnings=1)  # XML is not read
    assert found.pet_born_post('{"name": "Rex"}').name == "Rex"
    assert found.pet_born_put('["a"]') == ["a"]
    assert not hasattr(found, "pet_fed")


def test_their_order_is_no_order_of_the_document(workspace: Workspace) -> None:
    """Webhooks and callbacks are maps."""
    text = inspect.getsource(webhooks(workspace, NEWER + SHOP))
    found = [text.index(f"def {name}(") for name in ("order_event", "stock_changed")]
    found += [text.index(f"def {name}(") for name in ("failed", "paid")]
    assert found == sorted(found)
