"""`python -m pipedrive_kit types`: write typed Python, or check that it is current."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from openapi_runtime.errors import APIError, ClientError
from pipedrive_v2 import Client

from ..errors import KitError
from ..fields.account import Account
from ..fields.definitions import FieldTable
from . import files
from .compare import differences
from .entities import CLASSES, typed_fields
from .lock import Lock
from .naming import name_fields


def main(arguments: Sequence[str], client: Client | None = None) -> int:
    """Run the command; return 0, 1 if a check found differences, or 2 after an error."""
    given = _parser().parse_args(arguments)
    try:
        if client is not None:
            return _run(given, client)
        with Client() as own:
            return _run(given, own)
    except (ClientError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pipedrive_kit types",
        description="Write typed Python from the field definitions of an account."
        " The account is that of PIPEDRIVE_API_TOKEN. Costs 10 tokens an entity.",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the package")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 and say what changed, if anything did",
    )
    parser.add_argument(
        "--entities",
        type=_entities,
        help="of these only, as deals,persons; by default those of the last run, or all",
    )
    return parser


def _entities(text: str) -> list[str]:
    names = list(dict.fromkeys(name.strip() for name in text.split(",")))
    if unknown := set(names) - set(CLASSES):
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))}: entities are {', '.join(CLASSES)}"
        )
    return [entity for entity in CLASSES if entity in names]


def _run(given: argparse.Namespace, client: Client) -> int:
    folder: Path = given.out
    before = files.stored_lock(folder)
    lock = new_lock(client, given.entities or list(before) or list(CLASSES), before)
    texts = files.texts(lock)
    changed = list(differences(before, lock))
    if not given.check:
        files.write(folder, texts)
        for line in changed if before else ():
            print(line)
        count = sum(map(len, lock.values()))
        print(f"{folder}: {count} fields of {', '.join(lock)}")
        return 0
    changed = changed or [
        f"{folder / name}: is not what this version writes"
        for name in files.stale(folder, texts)
    ]
    for line in changed:
        print(line)
    if changed:
        print(f"Run: python -m pipedrive_kit types --out {shlex.quote(str(folder))}")
    return 1 if changed else 0


def new_lock(client: Client, entities: Iterable[str], before: Lock) -> Lock:
    """Return the fields that an account has now, with the names that they had before.

    Costs 10 tokens for each 500 fields of an entity; leads share those of deals.
    """
    account = Account(client)
    return {
        entity: name_fields(
            CLASSES[entity],
            typed_fields(_table(account, entity)),
            before.get(entity, ()),
        )
        for entity in entities
    }


def _table(account: Account, entity: str) -> FieldTable:
    try:
        table = account.fields("deals" if entity == "leads" else entity)
    except APIError as error:
        raise KitError(
            f"the fields of {entity} cannot be read: {error}. Leave them out, if the"
            " account has none: --entities deals,persons"
        ) from error
    return FieldTable(entity, table.fields)
