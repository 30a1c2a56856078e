"""A copy of deals, persons and organizations in SQLite, each change exactly once.

python sync_sqlite.py crm.sqlite
"""

import json
import sqlite3
import sys
from contextlib import closing

from pipedrive_kit.sync import State, changes
from pipedrive_v2 import Budget, Client

SCHEMA = "create table if not exists record (kind, id, json, primary key (kind, id))"
PUT = "insert or replace into record values (?, ?, ?)"


def sync(client: Client, db: sqlite3.Connection) -> str:
    """Bring the copy up to date; return a line for the log."""
    db.execute(SCHEMA)
    stored = db.execute("select json from record where kind = 'state'").fetchone()
    state = State.from_dict(json.loads(stored[0])) if stored else State()
    run = changes(client, ["deals", "persons", "organizations"], state)
    count = 0
    for count, change in enumerate(run, 1):
        text = None if change.deleted else json.dumps(change.record.to_dict())
        db.execute(PUT, (change.entity, change.id, text))
        if count % 500 == 0:
            save(db, run.state)
    save(db, run.state)
    end = f"stopped: {run.stopped}" if run.stopped else "complete"
    return f"{count} changes; {client.usage.tokens} tokens; {end}"


def save(db: sqlite3.Connection, state: State) -> None:
    """Store the state in the transaction of the changes before it."""
    db.execute(PUT, ("state", 0, json.dumps(state.to_dict())))
    db.commit()


if __name__ == "__main__":
    client = Client(budget=Budget(reserve=0.2))  # a fifth of the day is for others
    with client, closing(sqlite3.connect(sys.argv[1])) as db:
        print(sync(client, db))
