"""An agent's way to Pipedrive: find an action, describe it, run it, within a policy.

Nothing here knows the protocol. Methods return JSON data and raise `ClientError`s whose
texts say what to change.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import anyio

from openapi_runtime import BudgetExceededError

from ..actions import Action
from ..client import AsyncPipedrive
from ..fields import AsyncAccount, Field
from ..narrowing import is_mapping
from ..quota import async_quota
from .named import (
    ENTITIES,
    decoded,
    encoded,
    entity_of,
    has_custom_values,
    nested_values,
)
from .policy import AgentError, Policy
from .results import Results, only, visible

_PENDING: Final = 50
"""Changes that wait for a confirmation; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that waits for a confirmation."""

    action: Action
    params: Mapping[str, Any]
    until: float


class Agent:
    """Actions of an account for one agent, or several that share a policy.

    Args:
        client: An `AsyncPipedrive`; it is used and not closed.
        policy: What the agent may do; by default it reads, for 2,000 tokens.
        clock: Seconds, such as `time.monotonic`.
    """

    def __init__(
        self,
        client: AsyncPipedrive,
        policy: Policy | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.client = client
        self.policy = policy or Policy()
        self._account = AsyncAccount(client)
        self._clock = clock
        self._spent = 0
        self._turn = anyio.Lock()
        self._results = Results(self.policy.result_size)
        self._changes: dict[str, _Change] = {}

    def actions(self) -> list[Action]:
        """Return the actions that can be run here: no files, no authentication."""
        found = map(self.client.actions.of, self.client.actions)
        return [action for action in found if self._why_not(action) is None]

    def search(self, text: str, limit: int = 10) -> dict[str, Any]:
        """Return actions by words of their names and purposes. Costs nothing."""
        found = [
            a for a in self.client.actions.search(text) if self._why_not(a) is None
        ]
        found = found or _by_words(self.actions(), text)
        if not found:
            raise AgentError(
                f"no action has the words of {text!r}: use others, such as 'deals search'"
            )
        shown = [_summary(action) for action in found[: max(1, limit)]]
        return {"actions": shown, "found": len(found)}

    def describe(self, name: str) -> dict[str, Any]:
        """Return an action with the JSON Schema of its parameters. Costs nothing."""
        action = self._action(name)
        described = {**_summary(action), "parameters": action.schema}
        if (entity := entity_of(action)) is not None:
            described["custom_fields"] = (
                f"Their names and labels can be used: see field_names of {entity!r}."
            )
        return described

    async def run(
        self, name: str, params: Mapping[str, Any], fields: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Run an action that reads, or return what a change would do.

        Args:
            name: The name of an action.
            params: Its parameters; custom fields can have names and labels.
            fields: Keys and custom fields of the records to return; by default all.

        Raises:
            ClientError: The text says what to change. Nothing was sent, unless it says so.
        """
        action = self._action(name)
        if action.method and not action.is_read and not self.policy.allow_writes:
            raise AgentError(
                f"{name} changes the account, and this server only reads. A person can "
                "start it with --allow-writes."
            )
        async with self._within_limit() as spent:
            ready = await encoded(self._account, action, params)
            action.check(ready)
            if not action.is_read:
                return self._ask(action, ready)
            result = await self._call(action, ready, list(fields))
        return {**result, **self._costs(spent())}

    async def confirm(self, confirmation: str) -> dict[str, Any]:
        """Run a change that `run` has described; once."""
        change = self._changes.pop(confirmation, None)
        if change is None or change.until < self._clock():
            raise AgentError(
                "no change waits for this confirmation: each is for one change, once, "
                f"within {self.policy.confirm_within:.0f} seconds. Run the action again."
            )
        async with self._within_limit() as spent:
            result = await self._call(change.action, change.params, [])
        return {**result, **self._costs(spent())}

    def more(self, result: str, start: int) -> dict[str, Any]:
        """Return more of a result that was cut. Costs nothing."""
        return self._results.part(result, start)

    async def field_names(self, entity: str) -> dict[str, Any]:
        """Return the custom fields of an entity. Costs 10 tokens the first time."""
        if entity not in ENTITIES:
            raise AgentError(f"entity must be one of {', '.join(ENTITIES)}")
        async with self._within_limit() as spent:
            table = await self._account.fields(entity)
        found = self._results.cut([_field(field) for field in table.custom])
        return {**found, **self._costs(spent())}

    async def quota(self) -> dict[str, Any]:
        """Return the tokens that are left here, and those of the account today."""
        async with self._within_limit() as spent:
            today = await async_quota(self.client)
        account = {"left_today": today.left, "of": today.limit}
        return {"account": account, **self._costs(spent())}

    def _action(self, name: str) -> Action:
        action = self.client.actions.of(name)
        if (reason := self._why_not(action)) is not None:
            raise AgentError(reason)
        return action

    def _why_not(self, action: Action) -> str | None:
        """Return why an action is not offered to agents, or None."""
        if action.gone:
            instead = f"; use {action.replacement}" if action.replacement else ""
            return f"{action.name}: Pipedrive has removed it{instead}"
        if not action.method:
            return f"{action.name} is a part of the authentication"
        if action.is_file:
            return f"{action.name} is about the content of files, which stay outside"
        return None

    def _ask(self, action: Action, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the description of a change, with the key that confirms it."""
        key = secrets.token_hex(6)
        until = self._clock() + self.policy.confirm_within
        self._changes[key] = _Change(action, params, until)
        while len(self._changes) > _PENDING:
            del self._changes[next(iter(self._changes))]
        will = {
            "request": f"{action.http_method} {action.path}",
            "purpose": action.purpose,
            "parameters": visible(params),
            "tokens": action.cost,
        }
        note = "Nothing was changed. confirm_action with this key does it, once."
        return {"will": will, "confirmation": key, "note": note}

    async def _call(
        self, action: Action, params: Mapping[str, Any], fields: list[str]
    ) -> dict[str, Any]:
        response = await action.run(params, raw=True)
        body: Any = response.json() if response.body.strip() else None
        if not is_mapping(body):
            return self._results.cut(body)
        data = await self._named(action, body.get("data"))
        shown = self._results.cut(only(data, fields) if fields else data)
        if following := _following(body):
            shown["next"] = following
        if not fields and (related := body.get("related_objects")):
            shown["related_objects"] = self._results.cut(related)
        return shown

    async def _named(self, action: Action, data: Any) -> Any:
        """Return records with names for their custom fields, if there are tokens left."""
        entity = entity_of(action)
        if entity is None:
            return data
        data = nested_values(data)
        if not has_custom_values(data):
            return data
        try:
            table = await self._account.fields(entity)
        except BudgetExceededError:
            return data  # which was paid for
        return decoded(table, data)

    @asynccontextmanager
    async def _within_limit(self) -> AsyncGenerator[Callable[[], int]]:
        """Hold a block of calls to the tokens that are left; one block at a time."""
        async with self._turn:
            left = self.policy.tokens - self._spent
            with self.client.usage.measure(limit=left) as block:
                try:
                    yield lambda: block.tokens
                except BudgetExceededError as error:
                    if error.limit != left:
                        raise  # of the account, not ours
                    raise AgentError(
                        f"this costs {error.cost} tokens, and {left - block.tokens} of "
                        f"the {self.policy.tokens} tokens of this server are left. Ask "
                        "for less, or a person to raise --tokens."
                    ) from None
                finally:
                    self._spent += block.tokens

    def _costs(self, tokens: int) -> dict[str, Any]:
        left = self.policy.tokens - self._spent
        return {"tokens": tokens, "tokens_left": max(0, left)}


def _by_words(actions: Sequence[Action], text: str) -> list[Action]:
    """Return the actions that have any words of a text, those with the most first."""
    stems = {word.removesuffix("s") for word in text.lower().split() if len(word) > 2}

    def count(action: Action) -> int:
        words = f"{action.name} {action.purpose}".lower()
        return sum(stem in words for stem in stems)

    found = [action for action in actions if count(action)]
    return sorted(found, key=lambda action: -count(action))


def _summary(action: Action) -> dict[str, Any]:
    return {
        "name": action.name,
        "purpose": action.purpose,
        "tokens": action.cost,
        "changes_the_account": not action.is_read,
        **({"deprecated": action.replacement or True} if action.deprecated else {}),
    }


def _field(field: Field) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": field.name, "type": field.type}
    if field.options:
        shown["options"] = [option.label for option in field.options]
    return shown


def _following(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the parameters that a list is called with for its next page."""
    more = body.get("additional_data")
    if not is_mapping(more):
        return None
    pagination = more.get("pagination")
    for name, value in (
        ("cursor", more.get("next_cursor")),
        ("start", pagination.get("next_start") if is_mapping(pagination) else None),
    ):
        if value is not None:
            return {name: value}
    return None
