"""The migration guide, statement by statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipedrive_kit.migrate.programs.report import findings
from pipedrive_kit.migrate.programs.rewrite import rewritten
from tests.each import each
from tests.kit.migrate.guide import Statement, request, row_of, statements

HEAD = 'import requests\nURL = "https://acme.pipedrive.com/v1"\n\n\n'
PARAMETERS = [
    one
    for one in statements()
    if one.kind in ("parameter", "new")
    and one.key != "follower_id"
    and "call" not in one.rule
]


def test_all_statements_are_there() -> None:
    """403 of the guide; 64 of them are endpoints, 28 parameters."""
    assert len(statements()) == 403
    assert sum(one.kind == "endpoint" for one in statements()) == 64
    assert len(PARAMETERS) == 28


@each(statement=statements())
def test_a_statement_of_the_guide(statement: Statement) -> None:
    """Each is kept by the product, or said on the page about the migration."""
    statement.check()


@pytest.mark.parametrize("statement", PARAMETERS, ids=str)
def test_a_parameter_in_a_program(statement: Statement, tmp_path: Path) -> None:
    """The rewriting has its new name and value; both flag it where it is gone."""
    path = request(statement.rule["of"])[1]
    params, arguments, flag = "", "2" if path.endswith("/2") else "", ""
    if statement.kind == "parameter":
        name, value, found, flag = row_of(statement.rule)
        params = f", params={{{name!r}: {value!r}, 'limit': 5}}"
        shown = [f"{key}={argument!r}" for key, argument in found.items()]
        arguments = ", ".join([*shown, "max_items=5"])
    code = f'{HEAD}requests.get(URL + "{path}"{params})\n'
    after = rewritten(code)
    program = tmp_path / "program.py"
    program.write_text(code, encoding="utf-8")
    (finding,) = findings(program)
    method = finding.v2.partition("(")[0]
    assert f"client.{method}({arguments})" in after
    assert finding.v2 in (f"{method}({arguments})", f"{method}(id={arguments})")
    notes = [note.text for note in finding.notes]
    if flag:
        assert any(flag in text for text in notes)
        assert f"# API v2: {statement.key}: " in after
        assert flag in after
    else:
        assert not any(note.key == statement.key for note in finding.notes)
    assert rewritten(after) == after
