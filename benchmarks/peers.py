"""The peers, generated from the same document into an ignored folder, and how to call them."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec

from generator.read.load import load
from generator.read.overlay import patch
from openapi_runtime import Model
from pipedrive_v2.models import Deal

from ._clients import TOKEN
from ._measure import ROOT, WORK, Ended, run

PEERS = WORK / "peers"
OPC = "opc_client"
OAG = "oag_client"
SPEC = ROOT / "spec" / "pipedrive-v2.yaml"


def generate_opc() -> Ended:
    """Generate openapi-python-client's client, as anew."""
    out = PEERS / OPC
    shutil.rmtree(out, ignore_errors=True)
    return run(
        "openapi-python-client",
        "generate",
        "--path",
        str(_nullable_document()),
        "--meta",
        "none",
        "--output-path",
        str(out),
    )


def generate_oag() -> Ended:
    """Generate openapi-generator's Python client, as anew."""
    out = WORK / "oag"
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(PEERS / OAG, ignore_errors=True)
    ended = run(
        "openapi-generator-cli",
        "generate",
        *("-g", "python", "-i", str(SPEC), "-o", str(out)),
        *("--package-name", OAG),
    )
    shutil.copytree(out / OAG, PEERS / OAG)
    return ended


def prepare() -> None:
    """Generate those that are not there, and let this process import them."""
    PEERS.mkdir(parents=True, exist_ok=True)
    if not (PEERS / OPC).exists():
        generate_opc()
    if not (PEERS / OAG).exists():
        generate_oag()
    if str(PEERS) not in sys.path:
        sys.path.append(str(PEERS))


def _nullable_document() -> Path:
    """Write the document with our corrections, and with every property nullable.

    As it is, openapi-python-client's client raises TypeError at the first null date.
    """
    document, *_ = patch(load(SPEC), load(SPEC.with_suffix(".overlay.yaml")))
    root = json.loads(json.dumps(document.root))
    _let_be_null(root["paths"])
    _let_be_null(root.get("components", {}))
    path = WORK / "nullable.json"
    path.write_text(json.dumps(root))
    return path


def _let_be_null(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _let_be_null(item)
    elif isinstance(node, dict):
        properties = node.get("properties")
        for schema in properties.values() if isinstance(properties, dict) else ():
            if isinstance(schema, dict) and "type" in schema and "enum" not in schema:
                schema["nullable"] = True
        for item in node.values():
            _let_be_null(item)


def opc_client(base_url: str) -> Any:
    """Return a client of openapi-python-client."""
    from opc_client import AuthenticatedClient

    return AuthenticatedClient(
        base_url=base_url,
        token=TOKEN,
        auth_header_name="x-api-token",
        prefix="",
        raise_on_unexpected_status=True,
    )


def oag_deals(base_url: str) -> Any:
    """Return openapi-generator's DealsApi."""
    from oag_client import ApiClient, Configuration, DealsApi

    configuration = Configuration(host=base_url, api_key={"api_key": TOKEN})
    return DealsApi(ApiClient(configuration))


def pydantic_page() -> Any:
    """Return pydantic's model of a page, with the fields that our `Deal` has."""
    from pydantic import BaseModel, ConfigDict, create_model

    class Base(BaseModel):
        model_config = ConfigDict(extra="allow")

    fields: dict[str, Any] = {k: (t, None) for k, t in _hints(Deal).items()}
    deal = create_model("PydanticDeal", __base__=Base, **fields)
    return create_model("PydanticPage", __base__=Base, data=(list[deal], ...))  # type: ignore[valid-type]


def msgspec_page() -> Any:
    """Return msgspec's decoder of a page, with the fields that our `Deal` has."""
    deal = msgspec.defstruct(
        "StructDeal", [(k, t, None) for k, t in _hints(Deal).items()]
    )
    page = msgspec.defstruct(
        "StructPage",
        [("data", list[deal]), ("additional_data", dict[str, Any])],  # type: ignore[valid-type]
    )
    return msgspec.json.Decoder(page)


def _hints(model: type[Model]) -> dict[str, Any]:
    """Return the fields of a model with their types; models in it become dicts."""
    from typing import get_type_hints

    names = model.__dataclass_fields__  # type: ignore[attr-defined]
    hints = get_type_hints(model)
    return {name: hints[name] for name in names}
