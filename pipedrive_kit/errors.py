"""Errors of the kit. All are `ClientError`s, like those of the clients.

KitError
  FieldError               the account's fields
    UnknownFieldError      no field of that name or code; also a KeyError
    AmbiguousFieldError    several fields of that name; also a KeyError
    FieldValueError        a value that the field does not take; also a ValueError
    FilterError            a filter that Pipedrive cannot have; also a ValueError
  ActionError              an action of the connector cannot be run
    UnknownActionError     no action of that name; also a KeyError
    ActionParameterError   unknown, missing or wrong parameters; also a ValueError
  WriteError               a record cannot be written safely
    MatchKeyError          values that records cannot be told apart by; a ValueError
    SeveralMatchesError    several records have the values; `ids`
    JournalError           a journal of an import that does not fit its rows
  WebhookError             a body that is no event of webhooks v2
    WebhookAuthenticationError   without the agreed user and password
  ConversionError          a lead or deal was not converted
    ConversionFailedError  Pipedrive ended the job
    ConversionTimeoutError it was not complete in time
  MigrationError           something of API v1 that has no counterpart
    RemovedKeyError        a key that API v2 has no value for; also a KeyError
    RemovedRequestError    a request that API v2 has no call for; nothing was sent
    UnknownV1Error         no entity or operation of API v1; also a KeyError
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openapi_runtime.errors import ClientError

if TYPE_CHECKING:
    from pipedrive_v2.models import Conversion


class KitError(ClientError):
    """Base of the errors of `pipedrive_kit`."""

    def __init__(self, message: str = "", **facts: str | None) -> None:
        # It may quote names and values of an account, which anybody has written.
        super().__init__(_printable(message), **facts)


def _printable(text: str) -> str:
    """Return a text whose control characters, and those that hide text, are escaped."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in text
    )


class FieldError(KitError):
    """Something about the account's fields does not fit."""


class UnknownFieldError(FieldError, KeyError):
    """No field of an entity has this name or code."""

    __str__ = Exception.__str__


class AmbiguousFieldError(FieldError, KeyError):
    """Several fields of an entity have this name."""

    __str__ = Exception.__str__


class FieldValueError(FieldError, ValueError):
    """A value that a field does not take."""


class FilterError(FieldError, ValueError):
    """A filter that Pipedrive cannot have, or a name that is not that of one filter."""


class WriteError(KitError):
    """A record cannot be written safely. Nothing was sent."""


class MatchKeyError(WriteError, ValueError):
    """Records cannot be told apart by these values."""


class SeveralMatchesError(WriteError):
    """Several records have the values that should tell one.

    Attributes:
        entity: Such as "persons".
        ids: The IDs of the records, in ascending order.
    """

    def __init__(self, message: str, entity: str, ids: list[int]) -> None:
        super().__init__(message)
        self.entity = entity
        self.ids = ids

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.args[0], self.entity, self.ids)


class JournalError(WriteError):
    """The journal of an import is damaged, or is that of other rows."""


class WebhookError(KitError):
    """The body of a webhook cannot be read."""


class WebhookAuthenticationError(WebhookError):
    """A webhook without the credentials that were agreed. Respond with 401."""


class ConversionError(KitError):
    """A conversion did not succeed.

    Attributes:
        conversion: Its last status, or None.
    """

    def __init__(self, message: str, conversion: Conversion | None = None) -> None:
        super().__init__(message)
        self.conversion = conversion


class ConversionFailedError(ConversionError):
    """Pipedrive ended a conversion as failed or rejected; the source is unchanged."""


class ConversionTimeoutError(ConversionError):
    """A conversion was not complete in time. It may still complete."""


class ActionError(KitError):
    """An action of the connector cannot be run."""


class UnknownActionError(ActionError, KeyError):
    """No action has this name, or not in this version of the API."""

    __str__ = Exception.__str__


class ActionParameterError(ActionError, ValueError):
    """The parameters of an action are unknown, missing or of another type."""


class MigrationError(KitError):
    """Something of API v1 has no counterpart in API v2."""


class RemovedKeyError(MigrationError, KeyError):
    """A key of a record that API v2 has no value for. The text names what to use."""

    __str__ = Exception.__str__


class RemovedRequestError(MigrationError):
    """A request of API v1 that API v2 has no call for. Nothing was sent."""


class UnknownV1Error(MigrationError, KeyError):
    """No entity or operation of API v1 has this name."""

    __str__ = Exception.__str__
