"""Programs for API v1, rewritten for the client of API v2. Their formatting is kept."""

from __future__ import annotations

import re
from typing import Any, Final

import libcst as cst

from .changed.plan import MARK, Plan
from .found.requests import CLIENT
from .source.syntax import bound_by, every, walk

_ROUNDS: Final = 9
_CONNECTOR: Final = "abstra.connectors"


def rewritten(source: str, *, is_imported: bool = False) -> str:
    """Return a program with its requests of API v1 as calls of API v2.

    What cannot be rewritten with certainty stays, below a comment that says why. The
    functions of a module that others import go on returning what they did.
    """
    module = cst.parse_module(source)
    for _ in range(_ROUNDS):
        plan = Plan(module, is_imported=is_imported)
        changed = plan.tree.module.visit(_Rewriter(plan))
        if plan.rewritten:
            changed = _without_imports(_with_clients(changed, plan))
        if changed.code == module.code:
            break
        # What is gone may have been the reason why something else was not certain.
        module = cst.parse_module(changed.code, module.config_for_parsing)
    return module.code


class _Rewriter(cst.CSTTransformer):
    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        plan = self.plan
        updated: Any = super().on_leave(original_node, updated_node)
        if original_node in plan.settled:
            updated = _settled(updated)
        if original_node in plan.comments:
            updated = _commented(updated, plan.comments[original_node])
        if original_node in plan.edits:
            return plan.edits[original_node](updated)
        if (
            isinstance(updated, cst.ImportFrom)
            and _dotted(updated.module) == _CONNECTOR
        ):
            return updated.with_changes(module=cst.Name("pipedrive_kit"))
        return updated


def _settled(statement: Any) -> Any:
    """Return a statement without the reason why it was not rewritten before."""
    lines = [
        line
        for line in statement.leading_lines
        if not line.comment
        or not line.comment.value.startswith(f"{MARK} not rewritten")
    ]
    return statement.with_changes(leading_lines=lines)


def _commented(statement: Any, comments: list[str]) -> Any:
    there = {e.comment.value for e in statement.leading_lines if e.comment}
    new = [
        cst.EmptyLine(comment=cst.Comment(text))
        for text in comments
        if text not in there
    ]
    return statement.with_changes(leading_lines=[*statement.leading_lines, *new])


def _with_clients(module: cst.Module, plan: Plan) -> cst.Module:
    """Return a module that makes its clients after what they need."""
    code = module.code
    wanted = [
        (plan.clients[0], "Client", plan.is_sync),
        (plan.clients[1], "AsyncClient", plan.is_async),
    ]
    made = [
        f"{name} = pipedrive_v2.{kind}(%s)\n"
        for name, kind, is_used in wanted
        if is_used and f"{name} = pipedrive_v2.{kind}(" not in code
    ]
    arguments, comment, last = _client_arguments(module, plan)
    lines = [cst.parse_statement(line % ", ".join(arguments)) for line in made]
    if comment and lines:
        lines[0] = _commented(lines[0], [comment])
    imports = [
        cst.parse_statement(line)
        for line, is_used in (
            ("import pipedrive_v2\n", True),
            ("from pipedrive_kit.migrate import to_v1\n", "to_v1(" in code),
        )
        if is_used and line not in code
    ]
    body = [*module.body]
    body[last:last] = lines
    at = max(
        (i + 1 for i, one in enumerate(module.body) if _is_import(one)),
        default=int(bool(module.get_docstring())),
    )
    body[at:at] = imports
    return module.with_changes(body=body)


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[0], cst.Import | cst.ImportFrom
    )


def _client_arguments(module: cst.Module, plan: Plan) -> tuple[list[str], str, int]:
    """Return the arguments of a client, a comment, and the place in the module."""
    tops: dict[str, int] = {}
    last = int(bool(module.get_docstring()))
    for index, statement in enumerate(module.body):
        if _is_import(statement):
            last = index + 1
        if isinstance(statement, cst.SimpleStatementLine):
            tops |= dict.fromkeys(bound_by(statement), index + 1)
            if made := CLIENT.search(module.code_for_node(statement)):
                return [made[1]] if made[1] else [], "", index + 1
            for one in every(statement, cst.ImportAlias):
                name = one.asname.name if one.asname else one.name
                tops[_dotted(name).partition(".")[0]] = index + 1
    arguments: list[str] = []
    for argument, text, shown in (
        ("api_token", plan.token, plan.token),
        ("base_url", plan.base, _base_url(plan.base)),
    ):
        is_text = bool(re.fullmatch(r"(['\"])[\w-]+\1", text))
        names: set[str] = set() if is_text else set(_names_in(text))
        is_known = is_text or bool(names and names <= tops.keys())
        if text and is_known:
            arguments.append(f"{argument}={shown}")
            last = max([last, *(tops[name] for name in names)])
    company = plan.host.removesuffix(".pipedrive.com")
    if company not in ("", "api", plan.host):
        arguments.append(f'company_domain="{company}"')
    if arguments and arguments[0].startswith("api_token"):
        return arguments, "", last
    comment = f"{MARK} the API token comes from PIPEDRIVE_API_TOKEN"
    return arguments, comment + (f", not from {plan.token}" if plan.token else ""), last


def _base_url(code: str) -> str:
    if re.fullmatch(r"[\w.]+", code):
        return f'f"{{{code}}}/api/v2"'
    return f'{code} + "/api/v2"'


def _names_in(code: str) -> list[str]:
    """Return the names that an expression reads."""
    try:
        expression = cst.parse_expression(code)
    except cst.ParserSyntaxError:
        return []
    found: list[str] = []
    skipped: set[cst.CSTNode] = set()
    for node in walk(expression):
        if isinstance(node, cst.Attribute):
            skipped.add(node.attr)
        if isinstance(node, cst.Name) and node not in skipped:
            found.append(node.value)
    return found


def _without_imports(module: cst.Module) -> cst.Module:
    """Return a program without imports of HTTP libraries that it no longer uses."""
    used = [name.value for name in every(module, cst.Name)]
    body: list[Any] = []
    lines: Any = ()
    for one in module.body:
        names = ("requests", "httpx", "aiohttp", "urllib.request")
        if any(_imports_alone(one, name, used) for name in names):
            lines = getattr(one, "leading_lines", ())
            continue
        is_bare = _is_import(one) and not getattr(one, "leading_lines", ())
        body.append(one.with_changes(leading_lines=lines) if lines and is_bare else one)
        lines = ()
    return module.with_changes(body=body)


def _imports_alone(statement: cst.CSTNode, name: str, used: list[str]) -> bool:
    code = cst.Module([]).code_for_node(statement).strip().splitlines()
    is_used = used.count(name.partition(".")[0]) > 1
    return code[-1:] == [f"import {name}"] and not is_used


def _dotted(node: cst.CSTNode | None) -> str:
    if isinstance(node, cst.Attribute):
        return f"{_dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""
