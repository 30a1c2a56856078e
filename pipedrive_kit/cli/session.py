"""The state of one command: its account, client, output, questions."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

from .accounts.profiles import (
    ENVIRONMENT,
    Profile,
    Profiles,
    config_folder,
    private_folder,
)
from .exits import NoCredentialsError, RefusedError
from .screen.safe import visible

if TYPE_CHECKING:
    import httpx

    from openapi_runtime import Charge

    from ..client import Pipedrive
    from ..fields import Account
    from .screen.output import Writer

FORMATS: Final = ("table", "json", "jsonl", "csv")

DEFAULT_MAX_TOKENS: Final = 1_000
"""Tokens that a command spends without asking."""


class Session:
    """One run of the program.

    Attributes:
        arguments: The command line without the name of the program.
        going_on: The way to go on, which an error or Ctrl-C shows; None if nothing is left.
        is_writing: A request that changes something may be on its way.
    """

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        environment: Mapping[str, str] | None = None,
        **client_options: Any,
    ) -> None:
        """Make a session. The arguments are for tests: a transport instead of a network."""
        self.transport = transport
        self._options = client_options
        self.environment = os.environ if environment is None else environment
        self.arguments: Sequence[str] = ()
        self.going_on: str | None = None
        self.is_writing = False
        self.profile: str | None = None
        self._profile: Profile | None = None
        self.quiet = False
        self.verbose = False
        self.fields: str | None = None
        self.output: str | None = None
        self.csv = False
        self.max_tokens: int | None = None
        self.yes = False
        self.dry_run = False
        self.last_cost = 0
        self._closing: list[Callable[[], object]] = []

    # -- the account

    @cached_property
    def profiles(self) -> Profiles:
        """The profiles of this user."""
        return Profiles(config_folder())

    def use(self, profile: Profile) -> None:
        """Take a profile, which need not be kept."""
        self._profile = profile

    @property
    def account_profile(self) -> Profile:
        """The profile of this run: named, of the environment, or the current one."""
        if self._profile is None:
            self._profile = self._found_profile()
        return self._profile

    @property
    def server(self) -> str | None:
        """The base URL that the environment states, such as that of a fake."""
        origin = self.environment.get("PIPEDRIVE_API_DOMAIN")
        return f"{origin.rstrip('/')}/api/v2" if origin else None

    def _found_profile(self) -> Profile:
        name = self.profile or self.environment.get("PIPEDRIVE_PROFILE")
        if name is None and self.environment.get("PIPEDRIVE_API_TOKEN"):
            domain = self.environment.get("PIPEDRIVE_COMPANY_DOMAIN")
            return Profile(ENVIRONMENT, company_domain=domain, base_url=self.server)
        name = name or self.profiles.current
        if name is None:
            raise NoCredentialsError(
                "no account: run `pipedrive login`, or set PIPEDRIVE_API_TOKEN"
            )
        return self.profiles.get(name)

    def file(self, ending: str) -> Path:
        """Return the path of a file that belongs to the account of this run."""
        profile = self.account_profile
        name = profile.name
        if name == ENVIRONMENT:
            token = self.environment["PIPEDRIVE_API_TOKEN"]
            place = f"{token}@{profile.base_url or profile.company_domain}"
            digest = hashlib.blake2b(place.encode(), digest_size=6).hexdigest()
            name = f"{ENVIRONMENT}-{digest}"
        return private_folder(self.profiles.folder) / f"{name}.{ending}"

    @cached_property
    def client(self) -> Pipedrive:
        """The client of this run."""
        client = self.new_client()
        self._closing.append(client.close)
        return client

    def new_client(self, **options: Any) -> Pipedrive:
        """Return a client of the account, with options of its own."""
        from .accounts.clients import new_client

        if self.verbose:
            self._show_log()
        given = {**self._options, **options}
        return new_client(self, self.account_profile, self.transport, given)

    def _show_log(self) -> None:
        import logging

        class Handler(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                click.echo(visible(record.getMessage()), err=True)

        logger, handler = logging.getLogger("pipedrive_v2"), Handler()
        before = logger.level
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
        self.later(lambda: logger.setLevel(before))
        self.later(lambda: logger.removeHandler(handler))

    def charged(self, charge: Charge) -> None:
        """Keep the tokens of the last request, for a dry run."""
        self.last_cost = charge.tokens

    @cached_property
    def account(self) -> Account:
        """The account with the names of its fields, which are kept for the next run."""
        from ..fields import Account

        return Account(self.client, cache=self.file("fields.json"))

    def later(self, close: Callable[[], object]) -> None:
        """Call a function when the run has ended."""
        self._closing.append(close)

    def close(self) -> None:
        """Close what was opened."""
        while self._closing:
            self._closing.pop()()

    # -- output

    @property
    def format(self) -> str:
        """The output format: as asked for, or by what standard output is."""
        if self.csv:
            return "csv"
        return self.output or ("table" if sys.stdout.isatty() else "jsonl")

    def writer(self, columns: Sequence[str] | None = None) -> Writer:
        """Return a writer of rows to standard output."""
        from .screen import output

        stream: TextIO = sys.stdout
        match self.format:
            case "csv":
                return output.Csv(stream, columns)
            case "json":
                return output.JsonArray(stream)
            case "jsonl":
                return output.JsonLines(stream)
            case _:
                return output.Table(stream, columns)

    def rows(
        self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None
    ) -> None:
        """Print rows."""
        writer = self.writer(columns)
        writer.write(rows)
        writer.close()

    def record(self, row: Mapping[str, Any]) -> None:
        """Print one record: a property a line, or one JSON object."""
        from .screen import output

        if self.format == "table":
            filled = {key: value for key, value in row.items() if value is not None}
            lines = [[key, value] for key, value in filled.items()]
            header = ("property", "value")
            output.print_table(sys.stdout, header, lines, is_record=True)
        elif self.format == "json":
            click.echo(output.dumped(row, indent=2))
        else:
            self.rows([row])

    def note(self, text: object) -> None:
        """Say something beside the output, unless --quiet."""
        if not self.quiet:
            click.echo(visible(text), err=True)

    # -- questions and limits

    def confirm(self, text: str) -> None:
        """Ask; raise RefusedError for a no, or if nobody can be asked."""
        if self.yes:
            return
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise RefusedError(f"{visible(text)} Nothing was done: it needs --yes.")
        if not click.confirm(f"{visible(text)} Go on?", err=True):
            raise RefusedError("Nothing was done.")

    @property
    def token_limit(self) -> int | None:
        """Tokens that may be spent before the next question; None for any number."""
        if self.max_tokens is not None:
            return self.max_tokens
        return None if self.yes else DEFAULT_MAX_TOKENS

    @contextmanager
    def spending(self) -> Generator[None]:
        """Raise BudgetExceededError in a block before it spends more than the limit."""
        with self.client.usage.measure(limit=self.token_limit):
            yield

    def may_spend_more(self) -> bool:
        """Return if a person wants to spend as much again."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        spent = self.client.usage.tokens
        text = f"{spent:,} tokens are spent. Spend {self.token_limit:,} more?"
        return bool(click.confirm(text, err=True))

    def command_line(self, *more: str, without: Sequence[str] = ()) -> str:
        """Return the command line to go on with, for a shell."""
        kept: list[str] = []
        arguments = iter(self.arguments)
        for argument in arguments:
            name, _, value = argument.partition("=")
            if name not in without:
                kept.append(argument)
            elif not value:
                next(arguments, None)
        return shlex.join(["pipedrive", *kept, *more])
