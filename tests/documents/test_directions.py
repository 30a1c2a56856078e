"""readOnly and writeOnly at every depth, on the way out and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from tests.documents.conftest import Document

Load = Callable[..., Document]


def test_records_go_back_without_what_only_responses_have(document: Load) -> None:
    """In maps of lists, lists of maps, unions and cycles."""
    found = document("deep_directions")
    user = {"id": 1, "name": "Ann", "boss": {"id": 2, "name": "Bob"}}
    kept = {"name": "Ann", "boss": {"name": "Bob"}}
    found.server.answer(
        {
            "groups": {"a": [user, user]},
            "owner": user,
            "seats": [{"x": {"user": user, "number": 9}}],
        }
    )
    team = found.call("putTeam")
    assert (team.groups["a"][1].boss.id, team.seats[0]["x"].number) == (2, 9)
    values = {"groups": team.groups, "owner": team.owner, "seats": team.seats}
    assert found.sent("putTeam", **values).json() == {
        "groups": {"a": [kept, kept]},
        "owner": kept,
        "seats": [{"x": {"user": kept}}],
    }
    assert team.to_dict()["seats"] == [{"x": {"user": user, "number": 9}}]


def test_a_whole_body_is_a_list_of_such_records(document: Load) -> None:
    """It has what only requests have, and what the user has set."""
    found = document("deep_directions")
    found.server.answer([{"id": 1, "name": "Ann", "boss": {"id": 2, "name": "Bob"}}])
    users = found.call("addUsers", users=[])
    assert users[0].password is None
    users[0].password = "x"
    users[0].boss.id = 7
    assert found.sent("addUsers", users=users).json() == [
        {"name": "Ann", "boss": {"id": 7, "name": "Bob"}, "password": "x"}
    ]


def test_fields_of_a_form_are_records_too(document: Load) -> None:
    """Written as JSON, and without what only responses have."""
    found = document("directions_of_files")
    file: dict[str, Any] = {"name": "b", "size": 3, "parent": {"path": "/"}}
    found.server.answer({"path": "/a", "files": [file]})
    folder = found.call("addFolder")
    body = dict(parse_qsl(found.sent("addFolder", folder=folder).body.decode()))
    assert json.loads(body["folder"]) == {"files": [{"name": "b", "parent": {}}]}
