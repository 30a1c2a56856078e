"""The cost of requests is read from the document; without one, a warning is given."""

from __future__ import annotations

import pytest

from tests.generator.workspace import HEAD, Workspace

PATHS = "paths:\n" + "".join(
    f"  /{name}s:\n    get:\n      operationId: list{name.title()}s\n      tags: [All]\n"
    f"      {name.upper()}\n      responses: {{'200': {{description: ok}}}}\n"
    for name in ("cat", "dog")
)
CONFIG = "cost_key = 'x-cost'\n"


def costs(workspace: Workspace, cat: str, dog: str) -> tuple[list[int], str]:
    """Return the costs of two operations with these lines in them, and the warnings."""
    document = HEAD + PATHS.replace("CAT", cat).replace("DOG", dog)
    workspace.put(document, config=CONFIG)
    run = workspace.run()
    assert run.code == 0, run.err
    methods = workspace.surface().methods
    return [methods[f"all.list_{name}"].cost for name in ("cats", "dogs")], run.err


def test_a_number_may_be_written_as_a_string(workspace: Workspace) -> None:
    """`'20'` is 20, and no reason for a warning."""
    assert costs(workspace, "x-cost: '20'", "x-cost: 0") == ([20, 0], "")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("deprecated: false", "is missing"),
        ("x-cost:", "is None"),
        ("x-cost: true", "is True"),
        ("x-cost: -1", "is -1"),
        ("x-cost: 1.5", "is 1.5"),
        ("x-cost: [2]", "is [2]"),
        ("x-cost: twenty", "is 'twenty'"),
    ],
)
def test_an_operation_without_a_cost_is_named(
    workspace: Workspace, line: str, what: str
) -> None:
    """The budget would not see it: a warning says where."""
    found, said = costs(workspace, "x-cost: 3", line)
    assert found == [3, 0]
    assert said == (
        f"warning: spec/tiny.yaml:11: x-cost {what}: "
        "calls count as free until the overlay states it\n"
        "    at /paths/~1dogs/get\n"
    )


def test_a_key_that_no_operation_has_is_one_warning(workspace: Workspace) -> None:
    """It is the configuration that is wrong."""
    found, said = costs(workspace, "deprecated: false", "deprecated: false")
    assert found == [0, 0]
    assert said == (
        "warning: spec/tiny.yaml:3: no operation has x-cost: all calls count as free\n"
        "    at /paths\n"
    )
