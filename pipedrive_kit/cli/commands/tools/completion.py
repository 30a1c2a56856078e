"""`pipedrive completion`: the script that completes commands in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ...base import command
from ...session import Session

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    'eval "$(pipedrive completion bash)"    # in ~/.bashrc',
    "pipedrive completion fish > ~/.config/fish/completions/pipedrive.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(session: Session, shell: str) -> None:  # noqa: ARG001
    """Print the script that completes commands, options and values. Costs nothing."""
    from ...app import root

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(root, {}, "pipedrive", "_PIPEDRIVE_COMPLETE").source())


command = completion
