"""A request of API v1 in a program."""

from __future__ import annotations

from dataclasses import dataclass, field

import libcst as cst

from ...notes import Call, Note


@dataclass
class Request:
    """A request of API v1 in a program.

    Attributes:
        node: The call that sends it; `line` is its first.
        v1: The request, such as "GET /deals".
        found: The call of API v2; None if it cannot be told.
        notes: What needs a look besides the notes of the call.
        base: The code of the base URL; `host` is its host, where it is known.
        token: The code of the API token.
        is_paged: True if it has a `start`.
        library: What sends it: "http", "urllib", "pipedrive" or "connector".
        is_base: True if it is a base URL or an import alone, whose requests cannot be
            followed; `at` is the node to flag, unless nothing reads it.
        made: The `Request` of urllib that the call sends.
        followed: The names in it that were replaced, with their assignments; `values`
            has what they stand for.
    """

    node: cst.Call
    line: int
    v1: str
    found: Call | None = None
    notes: list[Note] = field(default_factory=list[Note])
    base: str = ""
    host: str = ""
    token: str = ""
    is_paged: bool = False
    library: str = "http"
    is_base: bool = False
    at: cst.CSTNode | None = None
    made: cst.Call | None = None
    followed: dict[cst.Name, cst.Assign | cst.AnnAssign] = field(
        default_factory=dict[cst.Name, cst.Assign | cst.AnnAssign]
    )
    values: list[cst.BaseExpression] = field(default_factory=list[cst.BaseExpression])

    @property
    def all_notes(self) -> list[Note]:
        """The notes of the call and of the request that a person has to read."""
        found = list(self.found.notes) if self.found else []
        return [note for note in (*self.notes, *found) if note.grade != "certain"]
