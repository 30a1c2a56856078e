"""The plan of a rewriting: what becomes of the nodes of a program."""

from __future__ import annotations

import re
from typing import Final

import libcst as cst

from ...notes import Call
from ...payloads import CANNOT_BE_SET
from ...rules import entity_of
from ..found.arguments import tokens_elsewhere
from ..found.request import Request
from ..found.requests import requests_of
from ..source.constants import Constants
from ..source.syntax import Node, Tree, UncertainError, advised, every, names_in, walk
from .edits import Code, Edit, removed
from .handlers import UNCAUGHT, other_handlers
from .rewriting import Rewriting

MARK: Final = "# API v2:"
_MOST: Final = 90
OTHER: Final = "it has another"
_FREE_NAMES: Final = ("client", "pipedrive", "pipedrive_client")
_IMPURE: Final = (cst.Await, cst.Yield, cst.NamedExpr)
_PURE: Final = (
    *("str", "int", "float", "bool", "len", "round", "dict", "list", "format"),
    *("join", "get", "getenv", "strip", "lower", "upper", "encode", "strftime"),
    *("isoformat", "urlencode", "urljoin", "dumps"),
)


class Plan:
    """The changes of a module, by node.

    Attributes:
        requests: The requests of API v1 in it.
        edits: What becomes of nodes; `comments` has those above statements, `settled`
            the statements whose requests are rewritten.
        rewritten: The requests that become calls of a client.
        refusals: The reason for each request that does not, by its node.
    """

    def __init__(self, module: cst.Module, *, is_imported: bool = False) -> None:
        self.tree = Tree(module)
        self.constants = Constants(self.tree)
        self.requests = requests_of(self.tree, self.constants)
        self.edits: dict[Node, Edit] = {}
        self.comments: dict[Node, list[str]] = {}
        self.rewritten: list[Request] = []
        self.settled: set[Node] = set()
        self.codes: list[Code] = []
        self._told: set[str] = set()
        self.refusals: dict[Node, str] = {}
        self.is_async = self.is_sync = False
        imported = re.search(
            r"^from pipedrive_kit\.migrate import .*\bto_v1\b", module.code, re.M
        )
        self._used = names_in(self.tree.module)
        self._is_taken = "to_v1" in self._used and not imported
        self.is_closed = self.tree.is_script and not is_imported
        self.clients = self._client_names()
        ours = [r for r in self.requests if r.is_base or not self._is_of_another(r)]
        tokens = [r.token for r in ours if r.token]
        self.token = next(iter([*tokens, *tokens_elsewhere(self.constants)]), "")
        self.base = next((r.base for r in ours if r.base), "")
        self.host = next((r.host for r in ours if r.host), "")
        for request in self.requests:
            self._one(request)
        self._clear()
        if self.rewritten:
            for node in other_handlers(self.tree, self.edits):
                self._say(node, UNCAUGHT)

    def _client_names(self) -> tuple[str, str]:
        """Return the names of both clients: those that are there, or new ones."""
        code = self.tree.module.code
        names: list[str] = []
        for kind, prefix in (("Client", ""), ("AsyncClient", "async_")):
            made = re.search(rf"^(\w+) = pipedrive_v2\.{kind}\(", code, re.M)
            free = (prefix + name for name in _FREE_NAMES)
            free_name = next((n for n in free if n not in self._used), f"{prefix}v2")
            names.append(made[1] if made else free_name)
        return names[0], names[1]

    # Requests

    def _one(self, request: Request) -> None:
        for note in request.all_notes:
            if request.at is not None or not request.is_base:
                self._say(request.at or request.node, str(note))
        found = request.found
        if request.library == "connector" or found is None or not found.name:
            return
        if request.notes or found.each or found.further:
            return
        if self._is_of_another(request):
            return
        try:
            self._check(request, found)
            self._merge(Rewriting(self, request, found))
        except UncertainError as error:
            self.refusals[request.node] = f"not rewritten: {advised(error)}"
            by_hand = f"; by hand: {self.clients[0]}.{_shortened(found)}"
            self._say(request.node, self.refusals[request.node] + by_hand)

    def _is_of_another(self, request: Request) -> bool:
        """Return if an earlier run refused a request as one of another account."""
        lines = getattr(self.tree.statement(request.node), "leading_lines", ())
        said = (line.comment.value for line in lines if line.comment)
        return any(OTHER in text for text in said)

    def _merge(self, done: Rewriting) -> None:
        self.rewritten.append(done.request)
        self.is_async |= done.is_async
        self.is_sync |= not done.is_async
        self.edits |= done.edits
        self.settled.add(self.tree.statement(done.request.node))
        self.codes += done.codes
        for part in (done.request.node, done.request.made):
            for said in every(part, cst.Comment) if part is not None else ():
                self._comment(done.request.node, said.value)
        for node, text in done.comments:
            if text not in self._told or node in done.lost:
                self._say(node, text)
                self._told.add(text)

    def _check(self, request: Request, found: Call) -> None:
        """Refuse calls whose arguments or records the rules do not reach.

        Raises:
            UncertainError: It is one of those.
        """
        if self._is_taken:
            raise UncertainError("the module has a `to_v1` of its own")
        unset = [note.key for note in found.notes if note.text == CANNOT_BE_SET]
        if unset:
            raise UncertainError(f"{', '.join(unset)} of its body")
        if found.changed:
            raise UncertainError(", ".join(note.key for note in found.changed))
        method = found.name.partition(".")[2]
        known = entity_of(found.name) or "search" in method
        if not known and not method.startswith("delete"):
            raise UncertainError(f"the records of {found.name}() have other keys")
        for name, mine, first in (
            ("API token", request.token, self.token),
            ("base URL", request.base or request.host, self.base or self.host),
        ):
            if mine and first and mine != first:
                raise UncertainError(f"{OTHER} {name} than the first request")
        for read, assign in request.followed.items():
            if _is_impure(assign.value) and len(self.tree.reads(read)) > 1:
                raise UncertainError(f"{read.value!r} would be made twice")

    def _clear(self) -> None:
        """Take local names away that only rewritten requests read."""
        sent = [node for r in self.rewritten for node in (r.node, r.made) if node]
        gone = {
            assign: name
            for request in self.rewritten
            for name, assign in request.followed.items()
            if name.value not in (self.token, self.base)
            and (self.is_closed or not self.tree.is_global(name))
            and len(getattr(self.tree.parents[assign], "body", ())) == 1
        }
        kept: set[Node] | None = None
        while kept is None or kept:
            kept = {
                assign
                for assign, name in gone.items()
                for read in self.tree.reads(name)
                if not any(self.tree.is_inside(read, at) for at in (*sent, *gone))
            }
            gone = {one: name for one, name in gone.items() if one not in kept}
        for assign in gone:
            self.edits[self.tree.parents[assign]] = removed

    def _say(self, node: Node, text: str) -> None:
        self._comment(node, f"{MARK} {' '.join(text.split())}")

    def _comment(self, node: Node, line: str) -> None:
        said = self.comments.setdefault(self.tree.statement(node), [])
        if line not in said:
            said.append(line)


def _shortened(found: Call) -> str:
    """Return the code of a call, without its arguments if they are many."""
    code = found.code
    return code if len(code) < _MOST else f"{found.name}(...)"


def _is_impure(node: Node | None) -> bool:
    """Return if an expression does more than it says when it is made twice."""
    if node is None:
        return False
    for one in walk(node):
        if isinstance(one, _IMPURE):
            return True
        if isinstance(one, cst.Call):
            func = one.func
            name = func.attr if isinstance(func, cst.Attribute) else func
            if not isinstance(name, cst.Name) or name.value not in _PURE:
                return True
    return False
