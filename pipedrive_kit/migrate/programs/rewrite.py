"""Programs for API v1, rewritten for the client of API v2. Their formatting is kept."""

from __future__ import annotations

import re
from typing import Any, Final

import libcst as cst
from libcst.metadata import MetadataWrapper

from .plan import MARK, Plan, bound_by

UNREADABLE: Final = (cst.ParserSyntaxError, UnicodeDecodeError, SyntaxError)
"""Errors of files that are no Python, or whose encoding is unknown."""

_CONNECTOR: Final = "abstra.connectors"


def rewritten(source: str) -> str:
    """Return a program with its requests of API v1 as calls of API v2.

    What cannot be rewritten with certainty stays, below a comment that says why.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    plan = Plan(wrapper)
    changed = wrapper.module.visit(_Rewriter(plan))
    if plan.results:
        changed = _with_client(changed, plan)
    return _without_imports(changed.code) if plan.results else changed.code


class _Rewriter(cst.CSTTransformer):
    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        plan = self.plan
        updated: Any = super().on_leave(original_node, updated_node)
        if original_node in plan.removed:
            return cst.RemoveFromParent()
        if original_node in plan.results:
            return cst.parse_expression(plan.results[original_node])
        if original_node in plan.unwrapped:
            if isinstance(updated, cst.Subscript):
                return updated.value
            return updated.func.value
        if original_node in plan.truths:
            return cst.Name("True")
        if original_node in plan.comments:
            updated = _commented(updated, plan.comments[original_node])
        if original_node in plan.unrolled:
            body = [*updated.body.body]
            if (value := plan.unrolled[original_node]) is not None:
                body.append(cst.SimpleStatementLine([value]))
            first, *rest = body
            first = first.with_changes(
                leading_lines=[*updated.leading_lines, *first.leading_lines]
            )
            return cst.FlattenSentinel([first, *rest])
        if (
            isinstance(updated, cst.ImportFrom)
            and _dotted(updated.module) == _CONNECTOR
        ):
            return updated.with_changes(module=cst.Name("pipedrive_kit"))
        return updated


def _commented(statement: Any, comments: list[str]) -> Any:
    there = {e.comment.value for e in statement.leading_lines if e.comment}
    new = [
        cst.EmptyLine(comment=cst.Comment(text))
        for text in comments
        if text not in there
    ]
    return statement.with_changes(leading_lines=[*statement.leading_lines, *new])


def _with_client(module: cst.Module, plan: Plan) -> cst.Module:
    """Return a module that makes a client after what the client needs."""
    code = module.code
    if "pipedrive_v2.Client(" in code:
        return module
    last = 0
    tops: dict[str, int] = {}
    for index, statement in enumerate(module.body):
        if isinstance(statement, cst.SimpleStatementLine):
            if isinstance(statement.body[0], cst.Import | cst.ImportFrom):
                last = index + 1
            for name in bound_by(statement):
                tops[name] = index + 1
        if index == last == 0 and module.get_docstring():
            last = 1
    arguments: list[str] = []
    for argument, text, shown in (
        ("api_token", plan.token, plan.token),
        ("base_url", plan.base, f'f"{{{plan.base}}}/api/v2"'),
    ):
        words: list[str] = re.findall(r"[A-Za-z_]\w*", text.split(".")[0])
        names = set(words)
        if text and names <= tops.keys() and '"' not in text:
            arguments.append(f"{argument}={shown}")
            last = max([last, *(tops[name] for name in names)])
    company = plan.host.removesuffix(".pipedrive.com")
    if company not in ("", "api", plan.host):
        arguments.append(f'company_domain="{company}"')
    if not any(argument.startswith("api_token") for argument in arguments):
        comment = f"{MARK} the API token comes from PIPEDRIVE_API_TOKEN\n"
    else:
        comment = ""
    line = f"{comment}{plan.client} = pipedrive_v2.Client({', '.join(arguments)})\n"
    made = [cst.parse_statement(line)]
    imports = [cst.parse_statement("import pipedrive_v2\n")]
    if "to_v1(" in code:
        imports.append(cst.parse_statement("from pipedrive_kit.migrate import to_v1\n"))
    body = [*module.body]
    body[last:last] = made
    at = next(
        (
            index + 1
            for index in range(len(module.body) - 1, -1, -1)
            if isinstance(statement := module.body[index], cst.SimpleStatementLine)
            and isinstance(statement.body[0], cst.Import | cst.ImportFrom)
        ),
        0,
    )
    body[at:at] = imports
    return module.with_changes(body=body)


def _without_imports(code: str) -> str:
    """Return a program without imports of HTTP libraries that it no longer uses."""
    for name in ("requests", "httpx"):
        line = re.compile(rf"^import {name}\n", re.M)
        if line.search(code) and not re.search(rf"\b{name}\b", line.sub("", code)):
            code = line.sub("", code, count=1)
    return code


def _dotted(node: cst.BaseExpression | None) -> str:
    if isinstance(node, cst.Attribute):
        return f"{_dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""
