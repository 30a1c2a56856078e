"""The generated package as a whole: its names, its table, its texts and its imports."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

import pipedrive_v2
from openapi_runtime import AsyncResource, LimitOptions, Model, Resource
from pipedrive_v2 import OPERATIONS, AsyncClient, Client, models
from pipedrive_v2.api import API
from tests.each import each
from tests.pipedrive.described import ALL, IDS, ROOT, Described, document

PACKAGE = ROOT / "generated" / "pipedrive_v2"
CLIENTS: dict[str, Any] = {
    "sync": Client(api_token="t", base_url="http://127.0.0.1:9"),
    "async": AsyncClient(api_token="t", base_url="http://127.0.0.1:9"),
}
ATTRIBUTES = sorted({operation.attribute for operation in OPERATIONS.values()})


EXPORTED = [name for name in dir(models) if re.match("[A-Z][a-z]", name)]


def classes() -> Iterator[type[Model]]:
    for name in EXPORTED:
        found = getattr(models, name)
        if isinstance(found, type) and issubclass(found, Model):
            yield found


MODELS = list(classes())


# ---------------------------------------------------------------------------------------
# Imports
# ---------------------------------------------------------------------------------------


def modules_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_no_operation_and_no_tool() -> None:
    """No module of a tag, no models, and nothing that only the generator needs."""
    loaded = modules_after("import pipedrive_v2")
    ours = {name for name in loaded if name.startswith("pipedrive_v2")}
    parts = {f"pipedrive_v2.{name}" for name in ("api", "client", "errors")}
    assert ours <= {"pipedrive_v2", *parts}
    tools = "black jinja2 yaml openapi_core openapi_spec_validator jsonschema generator"
    assert loaded.isdisjoint(tools.split())
    assert "pipedrive_v2" in ours


def test_a_tag_is_loaded_when_it_is_used_and_alone() -> None:
    code = "from pipedrive_v2 import Client\nClient(api_token='t').deals"
    loaded = modules_after(code)
    resources = {n for n in loaded if n.startswith("pipedrive_v2.resources.")}
    assert resources == {"pipedrive_v2.resources.deals"}
    used = {n for n in loaded if n.startswith("pipedrive_v2.models.")}
    assert used == {"pipedrive_v2.models.deals", "pipedrive_v2.models.shared"}


def test_every_module_can_be_imported_first() -> None:
    """No order of imports matters: each module alone in an interpreter."""
    names = sorted(
        info.name
        for info in pkgutil.walk_packages([str(PACKAGE)], prefix="pipedrive_v2.")
    )
    assert names
    code = "\n".join(
        f"import {name}\n"
        "for m in [m for m in sys.modules if m.startswith('pipedrive_v2')]:\n"
        "    del sys.modules[m]"
        for name in names
    )
    assert "sys" in modules_after(f"import sys\n{code}")


def test_the_package_is_typed_and_says_what_it_exports() -> None:
    assert (PACKAGE / "py.typed").is_file()
    for name in pipedrive_v2.__all__:
        assert getattr(pipedrive_v2, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = pipedrive_v2.nonsense  # type: ignore[attr-defined]


def test_lazily_loaded_names_are_found_by_dir() -> None:
    """`dir()`, from which editors complete names, in a fresh interpreter."""
    code = "import pipedrive_v2\nassert 'OPERATIONS' in dir(pipedrive_v2)"
    assert "pipedrive_v2.operations" not in modules_after(code)


def test_the_package_is_not_too_large() -> None:
    """Both flavours, texts and records: under 140 lines an operation."""
    lines = [
        path.read_text(encoding="utf-8").count("\n")
        for path in PACKAGE.rglob("*")
        if path.suffix in (".py", ".md", ".typed")
    ]
    surface = json.loads((PACKAGE / "api.json").read_text(encoding="utf-8"))
    # A method that only raises stands in for its operation for a release.
    assert sum(lines) < 140 * len(OPERATIONS.keys() | surface.get("removed", {}))


# ---------------------------------------------------------------------------------------
# The table of operations
# ---------------------------------------------------------------------------------------


@each(operation=ALL.values())
def test_the_record_of_an_operation_is_what_the_document_says(
    operation: Described,
) -> None:
    record = OPERATIONS[operation.id]
    assert record.id == operation.id
    assert (record.http_method, record.path) == (operation.method, operation.path)
    assert record.cost == operation.cost
    marks = {"Beta"}
    assert [record.tag] == [tag for tag in operation.tags if tag not in marks]
    assert record.marks == (("beta",) if "Beta" in operation.tags else ())
    assert (record.paging is not None) == operation.paged
    assert record.max_page_size == (
        operation.max_page_size if operation.paged else None
    )
    if record.paging is None:
        place = API.envelope.data if record.result is None else record.result
        assert place == operation.payload_place
    else:
        assert record.paging.items == operation.payload_place
    joined = {p["name"] for p in operation.parameters if p["schema"]["type"] == "array"}
    assert record.lists == dict.fromkeys(joined, ",")


def test_scopes_are_those_of_the_document() -> None:
    """Any one of the scopes of an operation is enough; every operation has some."""
    for methods in document()["paths"].values():
        for raw in methods.values():
            scopes = {s for each in raw["security"] for s in each.get("oauth2", ())}
            assert set(OPERATIONS[raw["operationId"]].scopes) == scopes
            assert scopes


def test_nothing_of_the_table_can_be_changed() -> None:
    with pytest.raises(TypeError):
        OPERATIONS["getDeal"] = OPERATIONS["getDeals"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        OPERATIONS["getDeal"].cost = 0  # type: ignore[misc]
    with pytest.raises(AttributeError):
        API.name = "x"  # type: ignore[misc]


# ---------------------------------------------------------------------------------------
# Methods
# ---------------------------------------------------------------------------------------


def public(value: Any) -> set[str]:
    return {name for name in dir(value) if not name.startswith("_")}


@each(operation=ALL.values(), client=CLIENTS.values())
def test_an_operation_is_a_method(operation: Described, client: Any) -> None:
    """It is where the table says; its docstring has id, HTTP line, cost and scopes."""
    record = OPERATIONS[operation.id]
    resource = getattr(client, record.attribute)
    method = getattr(resource, record.function)
    assert inspect.ismethod(method)
    text = " ".join((method.__doc__ or "").split())
    unit = "token" if record.cost == 1 else "tokens"
    page = " a page" if record.paging else ""
    assert f"Costs {record.cost} {unit}{page}." in text
    assert f"{operation.id}: {operation.method} {operation.path}" in text
    assert all(scope in text for scope in record.scopes)
    assert not re.search(r"</?(p|br|table|tr|td|th|ul|li|code|a|strong|b)\b", text)
    assert callable(getattr(resource.with_raw_response, record.function))


@each(operation=ALL.values())
def test_every_argument_is_in_the_docstring(operation: Described) -> None:
    record = OPERATIONS[operation.id]
    method = getattr(getattr(CLIENTS["sync"], record.attribute), record.function)
    names = [n for n in inspect.signature(method).parameters if n != "call_options"]
    described = re.findall(r"^ {4}(\w+):", inspect.getdoc(method) or "", re.MULTILINE)
    assert described == names


@each(attribute=ATTRIBUTES, client=CLIENTS.values())
def test_a_resource_has_its_operations_and_nothing_else(
    attribute: str, client: Any
) -> None:
    """Besides `with_raw_response`, which has exactly the same methods."""
    resource: Any = getattr(client, attribute)
    kind = Resource if isinstance(client, Client) else AsyncResource
    assert issubclass(type(resource), kind)
    methods = {o.function for o in OPERATIONS.values() if o.attribute == attribute}
    assert public(resource) == methods | {"with_raw_response"}
    assert public(resource.with_raw_response) == methods
    assert getattr(client, attribute) is resource  # made once
    assert (inspect.getdoc(type(resource)) or "").strip()


def all_removed(resource: Any) -> bool:
    """Return whether a resource has nothing but methods that raise."""
    methods = [getattr(resource, name, None) for name in public(resource)]
    docs = [(m.__doc__ or "") for m in methods if inspect.isroutine(m)]
    return bool(docs) and all(doc.startswith("Removed in") for doc in docs)


@each(client=CLIENTS.values())
def test_a_client_has_its_resources_and_nothing_else(client: Any) -> None:
    close = "aclose" if isinstance(client, AsyncClient) else "close"
    # A group whose operations are all gone stays until a release drops it.
    gone = {name for name in public(client) if all_removed(getattr(client, name))}
    assert public(client) - gone == {
        *ATTRIBUTES,
        *("base_url", "budget", "check_budget", "drift", "estimate"),
        *("request", "request_pages", "usage", "with_options", close),
    }


def test_every_argument_of_a_client_is_in_its_docstring() -> None:
    """The signature lists all of them, the options of the runtime as well."""
    options = list(inspect.signature(Client).parameters)
    assert set(LimitOptions.__annotations__) <= set(options)
    described = re.findall(r"^ {4}(\w+):", inspect.getdoc(Client) or "", re.MULTILINE)
    assert sorted(described) == sorted(options)


@each(operation=ALL.values())
def test_both_flavours_have_the_same_signatures_and_texts(
    operation: Described,
) -> None:
    """The results alone differ: a pager of the flavour, or something to await."""
    record = OPERATIONS[operation.id]
    sync, other = (
        getattr(getattr(client, record.attribute), record.function)
        for client in CLIENTS.values()
    )
    signatures = [inspect.signature(method) for method in (sync, other)]
    assert signatures[0].parameters == signatures[1].parameters
    assert sync.__doc__ == other.__doc__
    returned = [str(signature.return_annotation) for signature in signatures]
    if record.paging:
        assert returned[1] == "Async" + returned[0]
    else:
        assert returned[0] == returned[1]
    assert inspect.iscoroutinefunction(other) == (record.paging is None)


@each(operation=ALL.values(), client=CLIENTS.values())
def test_the_hints_of_a_method_resolve(operation: Described, client: Any) -> None:
    """`typing.get_type_hints` works, as documentation tools and injectors need it."""
    record = OPERATIONS[operation.id]
    hints = get_type_hints(getattr(getattr(client, record.attribute), record.function))
    assert hints["return"] is not None


def test_names_of_methods_are_verbs_without_their_noun() -> None:
    """`client.deals.list`, never `client.deals.get_deals`."""
    for name, function in {
        "getDeals": "list",
        "getDeal": "get",
        "addDeal": "add",
        "updateDeal": "update",
        "deleteDeal": "delete",
        "searchDeals": "search",
        "getArchivedDeals": "list_archived",
        "getDealFollowers": "list_followers",
        "addDealFollower": "add_follower",
        "convertDealToLead": "convert_to_lead",
        "getDealFollowersChangelog": "list_followers_changelog",
    }.items():
        assert (OPERATIONS[name].attribute, OPERATIONS[name].function) == (
            "deals",
            function,
        )


# ---------------------------------------------------------------------------------------
# Models
# ---------------------------------------------------------------------------------------


def test_the_models_are_what_the_modules_define() -> None:
    """`pipedrive_v2.models` exports each class and each alias of its modules, once."""
    defined: dict[str, Any] = {}
    for info in pkgutil.iter_modules(models.__path__):
        module = importlib.import_module(f"pipedrive_v2.models.{info.name}")
        for name, value in list(vars(module).items()):
            ours = isinstance(value, type) and issubclass(value, Model)
            alias = name in getattr(module, "__annotations__", {})
            if (ours and value.__module__ == module.__name__) or alias:
                assert name not in defined, f"{name} is defined twice"
                defined[name] = value
    assert set(EXPORTED) == defined.keys()
    for name, value in defined.items():
        assert getattr(models, name) is value
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = models.Nonsense  # type: ignore[attr-defined]


def test_there_is_one_class_per_concept() -> None:
    """Adding, listing and getting give the same class."""
    assert len(MODELS) < len(OPERATIONS)
    deals = CLIENTS["sync"].deals
    one = {
        get_type_hints(getattr(deals, name))["return"]
        for name in ("get", "add", "update")
    }
    (listed,) = get_args(get_type_hints(deals.list)["return"])
    assert one == {listed} == {models.Deal}


@each(model=MODELS)
def test_a_model_is_a_slotted_keyword_only_dataclass(model: type[Model]) -> None:
    """All fields default to None; a wrong keyword is named with its neighbours."""
    fields = dataclasses.fields(model)  # type: ignore[arg-type]
    assert fields
    assert all(field.kw_only and field.default is None for field in fields)
    made = model()
    assert not hasattr(made, "__dict__")
    assert made.to_dict() == {}
    assert all(getattr(made, field.name) is None for field in fields)
    message = rf"^{model.__name__}\(\) takes keyword arguments only$"
    with pytest.raises(TypeError, match=message):
        model(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=fields[0].name):
        model(**{fields[0].name + "x": 1})


@each(model=MODELS)
def test_the_signature_of_a_model_is_its_fields(model: type[Model]) -> None:
    """`help` and editors show the fields of a model at run time."""
    parameters = inspect.signature(model).parameters
    fields = [field.name for field in dataclasses.fields(model)]  # type: ignore[arg-type]
    assert sorted(parameters) == sorted(fields)
    hints = get_type_hints(model)
    for name, parameter in parameters.items():
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert parameter.default is None
        assert parameter.annotation == hints[name]


@each(model=MODELS)
def test_a_model_has_hints_that_resolve_and_a_text(model: type[Model]) -> None:
    """A field that every record of the account has is never None: its id."""
    hints = get_type_hints(model)
    for field in dataclasses.fields(model):  # type: ignore[arg-type]
        hint = hints[field.name]
        optional = type(None) in get_args(hint) or hint is Any
        assert optional != (field.name == "id" and hint in (int, str, int | str))
    assert (model.__doc__ or "").strip()
    assert not re.search(r"</?\w+>", model.__doc__ or "")


def test_names_of_classes_are_business_nouns() -> None:
    """No operationId, no leftovers of the document's structure, nothing over 40."""
    lower = {name.lower() for name in IDS}
    for name in EXPORTED:
        assert re.fullmatch(r"([A-Z][a-z]+)+", name), name
        assert not re.search(r"Response|Request|Data(?![a-z])|Inner|AllOf|OneOf", name)
        assert len(name) <= 40
        assert name.lower() not in lower


@each(model=MODELS)
def test_a_model_is_read_by_msgspec(model: type[Model]) -> None:
    """A type that msgspec refuses would silently be read many times slower."""
    decoder = msgspec.json.Decoder(model)
    read = decoder.decode(b"{}")
    assert type(read) is model


# ---------------------------------------------------------------------------------------
# The index
# ---------------------------------------------------------------------------------------


def test_the_index_lists_every_method_with_its_line_and_cost() -> None:
    """`api.md`: one row for each operation, under its attribute."""
    rows: dict[str, tuple[str, list[str]]] = {}
    attribute = ""
    for line in (PACKAGE / "api.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## client."):
            attribute = line.removeprefix("## client.")
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 5 and cells[-1] in IDS:
            assert cells[-1] not in rows
            rows[cells[-1]] = (attribute, cells)
    assert rows.keys() == IDS
    for record in OPERATIONS.values():
        attribute, (call, line, gives, cost, _) = rows[record.id]
        assert attribute == record.attribute
        assert call.strip("`").startswith(record.function + "(")
        assert line == f"`{record.http_method} {record.path}`"
        assert cost == f"{record.cost} token{'s' if record.cost != 1 else ''}"
        method = getattr(getattr(CLIENTS["sync"], record.attribute), record.function)
        returned = inspect.signature(method).return_annotation
        assert gives.strip("`") == returned.replace("list_[", "list[")
