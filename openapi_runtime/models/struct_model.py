"""The base class of models: a msgspec struct that behaves like a dataclass.

A struct is decoded twice as fast as a slotted dataclass. Fields that are free-form
objects, such as custom fields, stay JSON until they are first read. `RawJson` is the JSON
that a model keeps.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, get_type_hints

import msgspec
from msgspec.structs import force_setattr

from .._meant import no_attribute, unexpected
from .._util import UNSET
from .plain import EmptyObject, is_array, is_object, parse

_NOT_IN_STRUCTS = re.compile(r'[\x00-\x1f"\\\ue000\ud800-\udfff]')
_FREE_FORM = ("dict[str, Any] | None", "dict[str, Any]", dict[str, Any] | None)
_SHARED_KEYS = 1000
_first_read = Lock()


class SetFields:
    """Names of the fields that the user has set.

    A plain set would make msgspec encode models, without what only `to_dict` knows.
    """

    __slots__ = ("names",)

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names


class _FreeForm:
    """Descriptor of a field that is decoded when it is first read."""

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
                    value = self._with_shared_keys(_decoded(value))
                    self.hidden.__set__(record, value)
        return value

    def __set__(self, record: Any, value: Any) -> None:
        self.hidden.__set__(record, value)

    def _with_shared_keys(self, value: Any) -> Any:
        """Reuse the keys of other mappings, because they take most of the memory."""
        if not is_object(value):
            return value
        if not value:
            return EmptyObject()
        keys = self._keys
        if len(keys) > _SHARED_KEYS:
            keys.clear()
        return {keys.setdefault(key, key): item for key, item in value.items()}


def _decoded(raw: msgspec.Raw) -> Any:
    try:
        return parse(raw)
    except ValueError:
        return bytes(raw).decode(errors="replace")  # nested too deeply


def _hidden(field: str) -> str:
    return f"_{field}_sent"


if TYPE_CHECKING:
    NULL = None
    """Default of a field that may be null by the OpenAPI document, for `Drift`.

    Such a field reads as ``None``, as does every field that is absent or null.
    """

    SENT: Any = None
    """Default of a field that every response has, for objects that a user makes."""

    # A struct would declare its own constructor; `@model` declares the right one.
    class Record:
        """Base of models, as type checkers see it."""

        _set_fields: SetFields | None
        _source: RawJson | None
        _wire_names: ClassVar[Mapping[str, str]]
        _tags: ClassVar[Sequence[tuple[str, str]]]
        _read_only: ClassVar[Collection[str]]
        """Keys that only responses have."""
        _nulls: ClassVar[Collection[str]]
        _free_form: ClassVar[Collection[str]]
        _required: ClassVar[Collection[str]]
        """Fields without a default: the constructor wants them, decoding does not."""
        _has_all_keys: ClassVar[bool]

        def __init_subclass__(
            cls,
            *,
            wire_names: Mapping[str, str] | None = None,
            tags: Sequence[tuple[str, str]] | None = None,
            read_only: Collection[str] = (),
        ) -> None: ...

else:
    NULL = object()
    SENT = None

    class _RecordMeta(msgspec.StructMeta):
        def __new__(
            mcs, name, bases, namespace, *, wire_names=None, tags=(), read_only=()
        ):
            """Make the class, with a hidden field behind each free-form one."""
            annotations = dict(namespace.get("__annotations__", {}))
            required = [field for field in annotations if field not in namespace]
            nulls = [field for field in annotations if namespace.get(field) is NULL]
            nulls += [f for f in required if "None" in str(annotations[f]).split(" | ")]
            # A response may lack any field.
            namespace.update(dict.fromkeys(required + nulls))
            free = [field for field, hint in annotations.items() if hint in _FREE_FORM]
            keys = dict(wire_names or {})
            for field in free:
                namespace[_hidden(field)] = namespace.pop(field)
                keys[_hidden(field)] = keys.pop(field, field)
            hints = {field: h for field, h in annotations.items() if field not in free}
            hints |= dict.fromkeys(map(_hidden, free), msgspec.Raw)
            namespace["__annotations__"] = hints
            allowed = {
                field: f"\ue001{field}" if _NOT_IN_STRUCTS.search(key) else key
                for field, key in keys.items()
            }
            cls = super().__new__(mcs, name, bases, namespace, rename=allowed, eq=False)
            for field in free:
                setattr(cls, field, _FreeForm(vars(cls)[_hidden(field)]))
            cls.__annotations__ = hints | annotations
            cls._wire_names, cls._tags = wire_names or {}, tags
            cls._read_only = frozenset(read_only)
            cls._nulls, cls._free_form = frozenset(nulls), frozenset(free)
            cls._required = frozenset(required)
            cls._has_all_keys = allowed == keys
            return cls

        @property
        def __signature__(cls):  # noqa: N805
            """Return the arguments of `@model`, not those of a struct."""
            from inspect import Parameter, Signature

            kind = Parameter.KEYWORD_ONLY
            return Signature(
                Parameter(
                    name,
                    kind,
                    default=Parameter.empty if name in cls._required else None,
                    annotation=hint,
                )
                for name, hint in get_type_hints(cls).items()
                if not name.startswith("_")
            )

        def __call__(cls, *positional, **values):  # noqa: N805
            """Make an object in which `values` count as set by the user."""
            if positional:
                raise TypeError(f"{cls.__name__}() takes keyword arguments only")
            if missing := sorted(cls._required - values.keys()):
                needed = ", ".join(f"{name}=" for name in missing)
                raise TypeError(f"{cls.__name__}() requires {needed}")
            made, names = new_empty(cls), cls.__dataclass_fields__
            for name, value in values.items():
                if name not in names:
                    raise TypeError(
                        unexpected(cls.__name__, name, names, hints_of(cls))
                    )
                if value is not UNSET:
                    set_raw(made, name, value)
            given = frozenset(n for n, value in values.items() if value is not UNSET)
            set_raw(made, "_set_fields", SetFields(given))
            return made

    class Record(
        msgspec.Struct,
        metaclass=_RecordMeta,
        # Keys that no server sends by chance. One that does has no value of these types.
        wire_names={"_set_fields": "\ue000set", "_source": "\ue000source"},
    ):
        """Base of models."""

        _set_fields: SetFields | None = None
        _source: RawJson | None = None

        def __getattr__(self, name):
            """Raise AttributeError that says which field may be meant."""
            raise no_attribute(self, name, lambda: {**_HINTS, **hints_of(type(self))})


_HINTS = {
    "model_dump|dict|as_?dict|items|keys|values|get": "to_dict",
    "model_dump_json|json|to_json": "json.dumps of its to_dict() is its text",
    "(model_)?copy": "use copy.copy or copy.deepcopy",
    "update|set": "assign to its attributes",
}
"""Hints for names that records of other libraries have."""


def hints_of(cls: type) -> Mapping[str, str]:
    """Return the hints of the package whose folder ``models`` has a class."""
    package = sys.modules.get(cls.__module__.rpartition(".models")[0])
    return getattr(getattr(package, "API", None), "hints", {})


def new_empty(cls: Any) -> Any:
    """Return an object of a model class in which nothing is set."""
    return msgspec.StructMeta.__call__(cls)


set_raw: Callable[[Any, str, Any], None] = force_setattr
"""Set a field without counting it as set by the user."""

set_source: Callable[[Record, RawJson], None] = vars(Record)["_source"].__set__


def raw_state(record: Any) -> dict[str, Any]:
    """Return the values of all fields, hidden ones too."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


def restore(cls: Any, state: Mapping[str, Any]) -> Any:
    """Return an object of a model class with the given state."""
    made = new_empty(cls)
    for name, value in state.items():
        set_raw(made, name, value)
    return made


def is_unread(record: Any, name: str) -> bool:
    """Return whether a field is free-form and still JSON."""
    if name not in record._free_form:
        return False
    return type(getattr(record, _hidden(name))) is msgspec.Raw


def dataclass_fields(cls: Any) -> Any:
    """Return the fields that a dataclass with the annotations of `cls` would have."""
    # Clients start without models, and httpx does not import dataclasses.
    from dataclasses import dataclass

    names = [name for name in cls.__annotations__ if not name.startswith("_")]
    namespace: dict[str, Any] = dict.fromkeys(names)
    namespace["__annotations__"] = {name: cls.__annotations__[name] for name in names}
    decorate = dataclass(init=False, repr=False, eq=False, kw_only=True)
    plain: Any = decorate(type(cls.__name__, (), namespace))
    return plain.__dataclass_fields__


_DEEP = 400

read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def copied(value: Any) -> Any:
    """Return a deep copy of a JSON value, however deep it is."""
    whole = [value]
    waiting: list[Any] = [whole]
    while waiting:
        holder = waiting.pop()
        places = range(len(holder)) if is_array(holder) else list(holder)
        for place in places:
            part = holder[place]
            if is_array(part) or is_object(part):
                holder[place] = part.copy()
                waiting.append(holder[place])
    return whole[0]


def is_deep(raw: bytes | msgspec.Raw) -> bool:
    """Return whether JSON is nested too deeply for code that calls itself."""
    content = bytes(raw)
    if content.count(b"[") + content.count(b"{") < _DEEP:
        return False
    from .repair import depth  # only for large ones

    return depth(content.decode(errors="replace")) >= _DEEP


class RawJson:
    """JSON of an object: its bytes and, once asked for, its value.

    An object inside another one has the bytes of the other and a path in them.
    """

    __slots__ = ("_path", "_value", "_whole", "raw")

    def __init__(
        self,
        raw: msgspec.Raw,
        whole: RawJson | None = None,
        path: tuple[str | int, ...] = (),
    ) -> None:
        self.raw = raw
        self._whole = whole
        self._path = path
        self._value: Any = UNSET

    def part(self, key: str | int) -> RawJson:
        """Return the JSON at a key or index in this one."""
        return RawJson(self.raw, self._whole or self, (*self._path, key))

    def value(self) -> Any:
        """Return the JSON value, which must not be changed."""
        whole = self._whole or self
        if whole._value is UNSET:
            whole._value = parse(whole.raw)
        return self._at(whole._value)

    def without(self, known: Collection[str]) -> dict[str, Any]:
        """Return a copy of the object's members other than the `known` keys."""
        if not self._path and self._value is UNSET:
            try:
                found = read_object(self.raw)
                return {k: parse(raw) for k, raw in found.items() if k not in known}
            except (ValueError, RecursionError):
                pass  # only the standard library reads it
        value = self.value()
        return {k: copied(item) for k, item in value.items() if k not in known}

    def decode(self) -> Any:
        """Return the JSON value and do not keep it."""
        return self._at(parse(self.raw))

    def _at(self, value: Any) -> Any:
        for key in self._path:
            value = value[key]
        return value

    def __deepcopy__(self, memo: object) -> RawJson:
        return self  # never changed, so it can be shared

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy of the bytes: a Raw would take along the body that it is a part of.
        return RawJson, (msgspec.Raw(bytes(self.raw)), self._whole, self._path)
