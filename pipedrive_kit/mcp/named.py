"""Custom fields by name in the parameters and results of actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..actions import Action
from ..fields import AsyncAccount, CustomValues, FieldTable, Label
from ..fields.flat import flat, is_flat, nested
from ..narrowing import is_iterable, is_list, is_mapping
from .policy import AgentError

ENTITIES: Final = (
    "deals", "persons", "organizations", "products", "activities", "projects", "leads",
)  # fmt: skip
"""Groups of the client whose records have custom fields."""

_CUSTOM: Final = "custom_fields"


def entity_of(action: Action) -> str | None:
    """Return the entity whose custom fields an action takes and returns."""
    group = action.method.partition(".")[0]
    # Of API v1 only leads: their custom fields are keys of the record.
    if group not in ENTITIES or (action.version == "v1") != (group == "leads"):
        return None
    return group


async def encoded(
    account: AsyncAccount, action: Action, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Return parameters in which custom fields have their codes and Pipedrive's values.

    Raises:
        FieldError: For a name or value that the account does not have.
    """
    found = dict(params)
    entity = entity_of(action)
    if entity is None:
        return found
    names = found.get(_CUSTOM)
    if names:
        table = await account.fields(entity)
        given = names.split(",") if isinstance(names, str) else names
        if not is_iterable(given):
            raise AgentError("custom_fields must be a list of names")
        found[_CUSTOM] = [table[str(name)].code for name in given]
    data = found.get("data")
    if not is_mapping(data) or not is_mapping(data.get(_CUSTOM)):
        return found
    rest = {key: value for key, value in data.items() if key != _CUSTOM}
    values: dict[str, Any] = await getattr(account, entity).encode(data[_CUSTOM])
    more = flat(values) if entity == "leads" else {_CUSTOM: values}
    found["data"] = {**rest, **more} if values else rest
    return found


def nested_values(data: Any) -> Any:
    """Return records with `custom_fields` that have a value, also those of leads.

    Most fields of most records have none.
    """
    if is_list(data):
        return [nested_values(record) for record in data]
    if not is_mapping(data):
        return data
    custom = data.get(_CUSTOM)
    if custom and not is_mapping(custom):
        return data  # what a search found is a list
    values = custom or nested(data)
    filled = {code: value for code, value in values.items() if value is not None}
    rest = {key: value for key, value in data.items() if not is_flat(key)}
    return {**rest, _CUSTOM: filled} if filled or _CUSTOM in rest else rest


def has_custom_values(data: Any) -> bool:
    """Return if any record has a custom field with a value."""
    return any(record.get(_CUSTOM) for record in _records(data))


def decoded(table: FieldTable, data: Any) -> Any:
    """Return records whose custom fields have names, and options their labels."""
    if is_list(data):
        return [decoded(table, record) for record in data]
    if not is_mapping(data) or not is_mapping(custom := data.get(_CUSTOM)):
        return data
    values = CustomValues(table, custom)
    named = {name: _plain(value, values.raw(name)) for name, value in values.items()}
    return {**data, _CUSTOM: named}


def _records(data: Any) -> list[Any]:
    return [item for item in (data if is_list(data) else [data]) if is_mapping(item)]


def _plain(value: Any, raw: Any) -> Any:
    """Return a label, or labels, instead of IDs; any other value as it came."""
    if isinstance(value, Label):
        return str(value)
    if is_list(value):
        return [str(item) if isinstance(item, Label) else item for item in value]
    return raw
