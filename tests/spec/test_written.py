"""The files written from the customer's list and our facts, and the reading of the list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from spec import write_kit, write_v1
from spec.connector import LIST, Action, read_actions

HEAD = "ActionPurposeParameters\n"


def test_what_is_written_is_current() -> None:
    """`make v1` would change nothing."""
    assert write_v1.DOCUMENT.read_text(encoding="utf-8") == write_v1.text()
    for path, text in write_kit.files().items():
        assert path.read_text(encoding="utf-8") == text, path


def test_nothing_else_is_among_the_written_groups() -> None:
    """A group that is no longer written would stay."""
    folder = write_kit.KIT / "client" / "groups"
    assert set(folder.glob("*.py")) == {
        path for path in write_kit.files() if path.parent == folder
    }


def actions() -> tuple[Action, ...]:
    return read_actions(LIST.read_text(encoding="utf-8"))


def test_the_whole_list_is_read() -> None:
    """362 actions with 309 names; one name stands twice in one version."""
    found = actions()
    assert len(found) == 362
    assert len({action.name for action in found}) == 309
    twice = Counter(action.name for action in found[:275])
    assert [name for name, count in twice.items() if count > 1] == ["post_oauth_token"]


def test_purposes_have_no_markup() -> None:
    """They are whole sentences, without what remains of links and line breaks."""
    for action in actions():
        assert "href" not in action.purpose
        assert " br " not in action.purpose
        assert "deprecated. Please" not in action.purpose
        assert action.purpose[0].isupper()


@pytest.mark.parametrize(
    ("text", "purpose", "parameters"),
    [
        ("get_pets_allReturns all pets.No parameters", "Returns all pets.", []),
        ("get_petsReturns pets.start (integer)\nlimit (integer)", "Returns pets.",
         [("start", "integer", False), ("limit", "integer", False)]),
        ("put_pets_by_idUpdates a pet. Only if the owner has a sid (integer)\n"
         "data (undefined) required", "Updates a pet.",
         [("id", "integer", False), ("data", "undefined", True)]),
        ("post_petsAdds a new pet.br For more, see a href='https://x.y/z' "
         "target='_blank' rel='noopener noreferrer'adding a pet/a.data: {\n"
         ". name (string)\n} (object) required",
         "Adds a new pet. For more, see adding a pet.", [("data", "object", True)]),
    ],
)  # fmt: skip
def test_one_action(
    text: str, purpose: str, parameters: list[tuple[str, str, bool]]
) -> None:
    """The first parameter is glued to a purpose, which may be cut in a word."""
    (action,) = read_actions(f"start (x)\n{HEAD}{text}\nget_zzAn end.start (integer)")[
        :1
    ]
    assert action.purpose == purpose
    found = [(p.name, p.type, p.required) for p in action.parameters]
    assert found == parameters


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/deals", "get_deals"),
        ("DELETE", "/notes/{id}/comments/{commentId}",
         "delete_notes_by_id_comments_by_comment_id"),
        ("DELETE", "/channels/{channel-id}", "delete_channels_by_channel_id"),
        ("GET", "/mailbox/mailThreads", "get_mailbox_mail_threads"),
    ],
)  # fmt: skip
def test_the_name_of_an_action(method: str, path: str, name: str) -> None:
    """It is made of method and path."""
    assert write_v1.action_name(method, path) == name


def test_nothing_of_the_list_is_left_out() -> None:
    """All parameters and properties of the list are in the document, with its types."""
    document = write_v1.document(write_v1.load(write_v1.FACTS).root, actions())
    by_action = {
        operation["x-connector-action"]: operation
        for item in document["paths"].values()
        for operation in item.values()
    }
    assert len(by_action) == 272
    for action in actions()[:275]:
        if "oauth" in action.name:
            continue
        operation = by_action[action.name]
        named = {p["name"]: p for p in operation.get("parameters", ())}
        for parameter in action.parameters:
            if parameter.name != "data":
                found = named[parameter.name]
                assert found.get("required") or not parameter.required
                continue
            (media,) = operation["requestBody"]["content"].values()
            assert (
                parameter.properties.keys()
                <= media["schema"].get("properties", parameter.properties).keys()
            )


def test_every_operation_has_a_cost_and_scopes() -> None:
    """Nothing counts as free."""
    facts = write_v1.load(write_v1.FACTS).root["operations"]
    assert sum(1 for fact in facts.values() if fact.get("gone")) == 62
    for id_, fact in facts.items():
        assert fact.get("oauth") or (fact["cost"] > 0 and fact["scopes"]), id_


def test_the_files_are_where_they_belong() -> None:
    """Nothing is written outside `spec/` and the kit."""
    root = Path(write_kit.ROOT)
    for path in write_kit.files():
        assert path.relative_to(root).parts[0] == "pipedrive_kit"
