"""The limits of an agent, and the errors that tell it to keep to them."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import KitError


@dataclass(frozen=True, slots=True)
class Policy:
    """The rights and limits of an agent.

    Attributes:
        allow_writes: Run actions that change the account, each after a confirmation.
        tokens: Tokens that all calls of the server together may spend.
        result_size: Characters of a result, after which it is cut.
        confirm_within: Seconds in which a change can be confirmed.
    """

    allow_writes: bool = False
    tokens: int = 2_000
    result_size: int = 20_000
    confirm_within: float = 600.0


class AgentError(KitError):
    """An agent asked for something that it may not do, or not in this way.

    Its text says what to change.
    """
