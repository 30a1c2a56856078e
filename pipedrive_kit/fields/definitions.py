"""The fields of one entity, as the account defines them."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field as attribute
from typing import Any, Final

from ..errors import AmbiguousFieldError, UnknownFieldError

ENTITIES: Final[Mapping[str, str]] = {
    "deals": "deal_fields",
    "persons": "person_fields",
    "organizations": "organization_fields",
    "products": "product_fields",
    "activities": "activity_fields",
    "projects": "project_fields",
    "leads": "deal_fields",  # leads inherit the fields of deals
}
"""The group of operations that lists the fields of each entity."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an option field. Those of built-in fields may have a text as ID."""

    id: int | str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity. `code` never changes, `name` may, and need not be unique."""

    code: str
    name: str
    type: str
    is_custom: bool = True
    options: tuple[Option, ...] = ()
    description: str | None = None

    @classmethod
    def of(cls, definition: Any) -> Field:
        """Return the field that a record of a `..._fields.list` call describes."""
        options = [
            Option(option.id, option.label or str(option.id))
            for option in definition.options or ()
            if option.id is not None
        ]
        return cls(
            code=str(definition.field_code),
            name=str(definition.field_name or definition.field_code),
            type=str(definition.field_type),
            is_custom=bool(definition.is_custom_field),
            options=tuple(options),
            description=getattr(definition, "description", None),
        )

    def __str__(self) -> str:
        return f"{self.name!r} ({self.code}, {self.type})"


@dataclass(frozen=True)
class FieldTable:
    """The fields of an entity, by name or code.

    Attributes:
        entity: Its group of operations, such as "deals".
        fields: In the account's order.
        fetched_at: Seconds since 1970.
        former: Names that a field had when it was read earlier, and its code.
    """

    entity: str
    fields: tuple[Field, ...]
    fetched_at: float = 0.0
    former: Mapping[str, str] = attribute(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        by_name: dict[str, list[Field]] = {}
        for field in self.fields:
            by_name.setdefault(folded(field.name), []).append(field)
        object.__setattr__(self, "_by_name", by_name)
        by_code = {field.code: field for field in self.fields}
        object.__setattr__(self, "_by_code", by_code)
        by_title = {title: by_code[code] for code, title in self.columns().items()}
        count = Counter(field.name for field in self.fields)
        unique = {t: f for t, f in by_title.items() if count[t] <= 1}
        object.__setattr__(self, "_by_title", unique)

    _by_name: dict[str, list[Field]] = attribute(init=False, repr=False, compare=False)
    _by_code: dict[str, Field] = attribute(init=False, repr=False, compare=False)
    _by_title: dict[str, Field] = attribute(init=False, repr=False, compare=False)

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._candidates(name))

    def __getitem__(self, name: str) -> Field:
        """Return the field of a name or code.

        A custom field comes before a built-in one of the same name. Upper and lower case
        and spaces count only where they tell two fields apart.

        Raises:
            UnknownFieldError: No field has it. The text has similar names, and says so
                if a field had this name before.
            AmbiguousFieldError: Several have it. The text has their codes.
        """
        candidates = self._candidates(name)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            codes = ", ".join(field.code for field in candidates)
            raise AmbiguousFieldError(
                f"{len(candidates)} fields of {self.entity} are called {name!r}:"
                f" use one of the codes {codes}"
            )
        raise UnknownFieldError(self._unknown(name))

    def by_code(self, code: str) -> Field | None:
        """Return the field of a code, or None."""
        return self._by_code.get(code)

    @property
    def custom(self) -> tuple[Field, ...]:
        """The fields that the account added."""
        return tuple(field for field in self.fields if field.is_custom)

    def columns(self) -> dict[str, str]:
        """Return a title for each custom field's code.

        It has the code in it if several have the name, or a field has that as its code.
        """
        count = Counter(field.name for field in self.custom)
        return {
            field.code: (
                field.name
                if count[field.name] == 1 and field.name not in self._by_code
                else f"{field.name} ({field.code[:6]})"
            )
            for field in self.custom
        }

    def succeeding(self, earlier: FieldTable | None) -> FieldTable:
        """Return this table with the names that *earlier* knew and this one does not."""
        if earlier is None:
            return self
        former = {**earlier.former, **{f.name: f.code for f in earlier.fields}}
        gone = {name: code for name, code in former.items() if name not in self}
        return FieldTable(self.entity, self.fields, self.fetched_at, gone)

    def _candidates(self, name: str) -> list[Field]:
        if name in self._by_code:
            return [self._by_code[name]]
        if name in self._by_title:
            return [self._by_title[name]]
        found = self._by_name.get(folded(name), [])
        for narrower in (
            [field for field in found if field.name == name],
            [field for field in found if field.is_custom],
        ):
            if narrower:
                found = [field for field in found if field in narrower]
        return found

    def _unknown(self, name: str) -> str:
        text = f"{self.entity} have no field {name!r}"
        code = self.former.get(name)
        if code is not None:
            field = self.by_code(code)
            if field is None:
                return f"{text}: it was deleted (its code was {code})"
            return f"{text}: it is called {field.name!r} now (code {code})"
        shown = {field.name: f"{field.name!r} ({field.code})" for field in self.fields}
        return text + suggestion(name, shown, shown.__getitem__)


def suggestion(
    text: str, known: Iterable[str], show: Callable[[str], str] = repr
) -> str:
    """Return ": did you mean ...?" for what is similar to *text*, or nothing."""
    originals = {folded(one): one for one in known}
    close = difflib.get_close_matches(folded(text), originals, n=3, cutoff=0.6)
    if not close:
        return ""
    return f": did you mean {' or '.join(show(originals[one]) for one in close)}?"


def folded(name: str) -> str:
    """Return a name without case, extra spaces and ways to write a character."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
