"""What model classes are made of: to msgspec structs, to everybody else dataclasses.

A struct is decoded in half the time of a slotted dataclass, and in C throughout. Fields
that are free-form objects, such as custom fields, stay JSON until they are first read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, get_type_hints

import msgspec
from msgspec.structs import force_setattr

from .raw_json import Source, is_object, parse

_NOT_IN_STRUCTS = re.compile(r'[\x00-\x1f"\\\ue000\ud800-\udfff]')
_FREE_FORM = ("dict[str, Any] | None", "dict[str, Any]", dict[str, Any] | None)
_KEYS = 1000
_first_read = Lock()


class Given:
    """Names of the fields that the user has set.

    No set itself: msgspec would write one, and with it an object as what it is not.
    """

    __slots__ = ("names",)

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names


class _FreeForm:
    """A field that is decoded when it is first read."""

    __slots__ = ("_keys", "hidden")

    def __init__(self, hidden: Any) -> None:
        self.hidden = hidden
        self._keys: dict[str, str] = {}

    def __get__(self, record: Any, owner: type | None = None) -> Any:
        if record is None:
            return self
        value = self.hidden.__get__(record)
        if type(value) is msgspec.Raw:
            with _first_read:  # else two threads would have a mapping each
                value = self.hidden.__get__(record)
                if type(value) is msgspec.Raw:
                    value = self._shared(_decoded(value))
                    self.hidden.__set__(record, value)
        return value

    def __set__(self, record: Any, value: Any) -> None:
        self.hidden.__set__(record, value)

    def _shared(self, value: Any) -> Any:
        """Let the mappings share their keys, which are most of what they would hold."""
        if not is_object(value):
            return value
        keys = self._keys
        if len(keys) > _KEYS:
            keys.clear()
        return {keys.setdefault(key, key): item for key, item in value.items()}


def _decoded(raw: msgspec.Raw) -> Any:
    try:
        return parse(raw)
    except ValueError:
        return bytes(raw).decode(errors="replace")  # only bad UTF-8 comes this far


if TYPE_CHECKING:
    NULL = None
    """Default of a field that the document lets be null, which `Drift` wants to know.

    It reads as ``None``, as do all that were not sent, or sent as null all the same.
    """

    SENT: Any = None
    """Default of a field that every response has, for objects that a user makes."""

    # Structs would announce a constructor of their own; `@model` announces the right one.
    class Record:
        """What models have in common with msgspec structs."""

        _given: Given | None
        _source: Source | None
        _wire_names: ClassVar[Mapping[str, str]]
        _tags: ClassVar[Sequence[tuple[str, str]]]
        _nulls: ClassVar[Collection[str]]

        def __init_subclass__(
            cls,
            *,
            wire_names: Mapping[str, str] | None = None,
            tags: Sequence[tuple[str, str]] | None = None,
        ) -> None: ...

else:
    NULL = object()
    SENT = None

    class _RecordType(msgspec.StructMeta):
        def __new__(mcs, name, bases, namespace, *, wire_names=None, tags=()):
            """Make the class, with a hidden field behind each free-form one."""
            shown = dict(namespace.get("__annotations__", {}))
            nulls = [field for field in shown if namespace.get(field) is NULL]
            namespace.update(dict.fromkeys(nulls))
            free = [field for field, hint in shown.items() if hint in _FREE_FORM]
            wire = dict(wire_names or {})
            hints = {}
            for field, hint in shown.items():
                if field in free:
                    hints[_hidden(field)] = msgspec.Raw
                    namespace[_hidden(field)] = namespace.pop(field)
                    wire[_hidden(field)] = wire.pop(field, field)
                else:
                    hints[field] = hint
            namespace["__annotations__"] = hints
            spelled = {
                field: f"\ue001{field}" if _NOT_IN_STRUCTS.search(key) else key
                for field, key in wire.items()
            }
            cls = super().__new__(mcs, name, bases, namespace, rename=spelled, eq=False)
            cls._is_spelled = spelled == wire
            for field in free:
                setattr(cls, field, _FreeForm(vars(cls)[_hidden(field)]))
            cls.__annotations__ = hints | shown
            cls._wire_names, cls._tags = wire_names or {}, tags
            cls._nulls = frozenset(nulls)
            cls._free_form = frozenset(free)
            return cls

        @property
        def __signature__(cls):  # noqa: N805
            """What the class takes; msgspec would show what its structs take."""
            from inspect import Parameter, Signature

            kind = Parameter.KEYWORD_ONLY
            return Signature(
                Parameter(name, kind, default=None, annotation=hint)
                for name, hint in get_type_hints(cls).items()
                if not name.startswith("_")
            )

        def __call__(cls, *positional, **values):  # noqa: N805
            if positional:
                raise TypeError(f"{cls.__name__}() takes keyword arguments only")
            made = cls.blank()
            made._fill(values)
            return made

        def blank(cls):  # noqa: N805
            """Make one with nothing in it, not even by the user."""
            return super().__call__()

    class Record(
        msgspec.Struct,
        metaclass=_RecordType,
        # Not to be found in JSON by chance. On purpose neither: their types cannot be.
        wire_names={"_given": "\ue000given", "_source": "\ue000source"},
    ):
        """Base of models."""

        _given: Given | None = None
        _source: Source | None = None


def _hidden(field: str) -> str:
    return f"_{field}_sent"


def blank(cls: Any) -> Any:
    """Return an object of a model class with nothing in it."""
    return cls.blank()


put: Callable[[Any, str, Any], None] = force_setattr
"""Set a field without counting it as given by the user."""

set_source: Callable[[Record, Source], None] = vars(Record)["_source"].__set__


def state(record: Any) -> dict[str, Any]:
    """Return all that a record holds."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


def restore(cls: Any, state: Mapping[str, Any]) -> Any:
    """Return the object of a model class that had the state."""
    made = cls.blank()
    for name, value in state.items():
        put(made, name, value)
    return made


def is_spelled(cls: Any) -> bool:
    """Whether msgspec knows all keys of the JSON: it takes none with a quote, say."""
    found: bool = cls._is_spelled
    return found


def free_form(cls: Any) -> Collection[str]:
    """Return the names of the fields that are decoded when they are first read."""
    found: frozenset[str] = cls._free_form
    return found


def unread(record: Any, name: str) -> bool:
    """Whether a field is free-form and still JSON."""
    if name not in free_form(type(record)):
        return False
    return type(getattr(record, _hidden(name))) is msgspec.Raw


def dataclass_fields(cls: Any) -> Any:
    """Return the fields that a dataclass with the annotations of `cls` would have."""
    # Imported here because httpx does not import it and clients start without models.
    from dataclasses import dataclass

    names = [name for name in cls.__annotations__ if not name.startswith("_")]
    namespace: dict[str, Any] = dict.fromkeys(names)
    namespace["__annotations__"] = {name: cls.__annotations__[name] for name in names}
    decorate = dataclass(init=False, repr=False, eq=False, kw_only=True)
    plain: Any = decorate(type(cls.__name__, (), namespace))
    return plain.__dataclass_fields__
