"""Errors of the kit. All are `ClientError`s, like those of the clients.

KitError
  FieldError               the account's fields
    UnknownFieldError      no field of that name or code; also a KeyError
    AmbiguousFieldError    several fields of that name; also a KeyError
    FieldValueError        a value that the field does not take; also a ValueError
  ActionError              an action of the connector cannot be run
    UnknownActionError     no action of that name; also a KeyError
    ActionParameterError   unknown, missing or wrong parameters; also a ValueError
"""

from __future__ import annotations

from openapi_runtime.errors import ClientError


class KitError(ClientError):
    """Base of the errors of `pipedrive_kit`."""


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


class ActionError(KitError):
    """An action of the connector cannot be run."""


class UnknownActionError(ActionError, KeyError):
    """No action has this name, or not in this version of the API."""

    __str__ = Exception.__str__


class ActionParameterError(ActionError, ValueError):
    """The parameters of an action are unknown, missing or of another type."""
