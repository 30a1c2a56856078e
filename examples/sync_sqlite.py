"""A copy of deals, persons and organizations in SQLite, each change exactly once.

python sync_sqlite.py crm.sqlite
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing

from pipedrive_kit.sync import State, changes
from pipedrive_v2 import Budget, Client

SCHEMA = """
create table if not exists record (kind text, id integer, json text, primary key (kind, id));
create table if not exists state (one integer primary key check (one = 1), json text);
"""


def sync(client: Client, db: sqlite3.Connection) -> str:
    """Bring the copy up to date; return a line for the log."""
    db.executescript(SCHEMA)
    stored = db.execute("select json from state").fetchone()
    state = State.from_dict(json.loads(stored[0])) if stored else State()
    run = changes(client, ["deals", "persons", "organizations"], state)
    count = 0
    for count, change in enumerate(run, 1):
        key = (change.entity, change.id)
        if change.deleted:
            db.execute("delete from record where kind = ? and id = ?", key)
        else:
            text = json.dumps(change.record.to_dict())
            db.execute("insert or replace into record values (?, ?, ?)", (*key, text))
        if count % 500 == 0:
            save(db, run.state)
    save(db, run.state)
    return f"{count} changes; {client.usage.tokens} tokens; stopped by {run.stopped}"


def save(db: sqlite3.Connection, state: State) -> None:
    """Store the state in the transaction of the changes before it."""
    text = json.dumps(state.to_dict())
    db.execute("insert or replace into state values (1, ?)", (text,))
    db.commit()


def main() -> None:
    """Leave a fifth of the day's tokens to others."""
    with (
        Client(budget=Budget(reserve=0.2)) as client,
        closing(sqlite3.connect(sys.argv[1])) as db,
    ):
        print(sync(client, db))


if __name__ == "__main__":
    main()
