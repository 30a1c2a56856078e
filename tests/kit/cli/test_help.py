"""Help: of every command, with an example that its own parser takes, and fast."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click
import pytest

from pipedrive_kit.cli.app import COMMANDS, root
from pipedrive_kit.cli.exits import exit_code
from pipedrive_kit.cli.operations.table import table
from pipedrive_v2 import errors


def commands(
    group: click.Group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command below a group, and the groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None, name
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


ALL = dict(commands(root))


def test_every_operation_is_a_command() -> None:
    """And nothing else is: the table is written from the clients."""
    operations = {
        (group.replace("_", "-"), name.replace("_", "-"))
        for group, methods in table().items()
        for name in methods
    }
    assert operations <= ALL.keys()
    assert len(operations) == sum(map(len, table().values())) > 300
    assert {path[0] for path in ALL} == {
        *COMMANDS,
        *(group.replace("_", "-") for group in table()),
    }


def test_every_command_has_help_and_an_example() -> None:
    """The example is of this command, and its own parser takes it."""
    for path, found in ALL.items():
        examples = getattr(found, "examples", None)
        if examples is None:
            assert isinstance(found, click.Group), path
            continue
        assert found.help, path
        text = found.get_help(click.Context(found, info_name=" ".join(path)))
        for example in examples:
            assert example in text, path
            assert f"pipedrive {' '.join(path)}" in example, path
        for parameter in found.params:
            if isinstance(parameter, click.Option) and parameter.name != "help":
                # The API's documents describe most of its own arguments.
                described = parameter.help or isinstance(parameter.type, click.Choice)
                assert described or path[0] not in COMMANDS, (path, parameter.name)


def test_the_examples_of_operations_are_accepted() -> None:
    """All words of an example are parsed; what they are for is not run."""
    for path, found in ALL.items():
        if isinstance(found, click.Group) or path[0] in COMMANDS or path[0] == "files":
            continue
        for example in getattr(found, "examples", ()):
            words = shlex.split(example)[1 + len(path) :]
            if "password" not in example:
                found.make_context(path[-1], words, resilient_parsing=False)


def test_options_that_two_have_are_told_apart() -> None:
    """An argument of the API that is called as an option of the program has a prefix."""
    search = ALL["deals", "search"]
    names = [option for parameter in search.params for option in parameter.opts]
    assert "--fields" in names
    assert "--api-fields" in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.FailedWriteError("x", status_code=503), 6),
        (errors.DailyLimitError("x", status_code=429), 5),
        (errors.BlockedError("x", status_code=403), 5),
        (errors.AuthenticationError("x", status_code=401), 3),
        (errors.NotFoundError("x", status_code=404), 4),
        (errors.APITimeoutError("x"), 8),
        (errors.GuardError("x"), 2),
        (errors.InternalServerError("x", status_code=500), 1),
    ],
)
def test_errors_have_exit_codes(error: Exception, code: int) -> None:
    """Those of the table in docs/command-line.md."""
    assert exit_code(error) == code
