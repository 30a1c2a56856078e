"""An agent with tools for Pipedrive, and any model that can call tools.

It only reads, and spends 200 tokens at most. `Model` is a function of yours: it takes the
conversation, and returns the next call of a tool or the last text.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pipedrive_kit import AsyncPipedrive
from pipedrive_kit.errors import KitError
from pipedrive_kit.mcp import Agent, Policy
from pipedrive_v2 import errors

Model = Callable[[list[dict[str, Any]]], Awaitable[Mapping[str, Any]]]

TOOLS = ("search", "describe", "run", "field_names")


async def answered(client: AsyncPipedrive, model: Model, question: str) -> str:
    """Return the model's answer to a question about the account."""
    agent = Agent(client, Policy(tokens=200))
    tools: dict[str, Any] = {name: getattr(agent, name) for name in TOOLS}
    talk: list[dict[str, Any]] = [{"role": "user", "content": question}]
    for _ in range(20):  # a model that does not come to an end
        step = await model(talk)
        if "text" in step:
            return str(step["text"])
        result = await used(tools[step["tool"]], step["arguments"])
        talk.append({"role": "assistant", "content": json.dumps(dict(step))})
        talk.append({"role": "tool", "content": json.dumps(result, default=str)})
    return "The model asked for too many tools."


async def used(tool: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """Return the result of a tool, or the text of its error, from which models learn."""
    try:
        result = tool(**arguments)
        return await result if hasattr(result, "__await__") else result
    except (KitError, errors.ClientError) as error:
        return {"error": str(error)}
