"""Records: IDs, times, relations, and what a write brings with it."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive


def test_a_record_lives_and_dies(pipedrive: FakePipedrive) -> None:
    """A new record is there with an ID and times; deleted it stays for 30 days."""
    client = pipedrive.client
    deal = client.deals.add(title="Big deal")
    pipedrive.advance(60)
    changed = client.deals.update(deal.id, title="Bigger deal")
    assert (changed.id, changed.title) == (deal.id, "Bigger deal")
    assert changed.add_time == deal.add_time
    assert deal.update_time is None
    assert (changed.update_time - deal.add_time).total_seconds() in (60, 61)
    client.deals.delete(deal.id)
    assert list(client.deals.list()) == []
    assert [each.id for each in client.deals.list(status=["deleted"])] == [deal.id]
    assert client.deals.get(deal.id).is_deleted
    with pytest.raises(errors.NotFoundError):
        client.deals.delete(deal.id)
    pipedrive.advance(30 * 86_400)
    with pytest.raises(errors.NotFoundError):
        client.deals.get(deal.id)


def test_relations_must_exist(pipedrive: FakePipedrive) -> None:
    """IDs of other records are checked, and lists can be filtered by them."""
    client = pipedrive.client
    with pytest.raises(errors.BadRequestError, match="person_id"):
        client.deals.add(title="Deal", person_id=7)
    person = client.persons.add(name="Ada Berg")
    mine = client.deals.add(title="Deal", person_id=person.id)
    client.deals.add(title="Other")
    assert [each.id for each in client.deals.list(person_id=person.id)] == [mine.id]
    assert [each.id for each in client.persons.list(deal_id=mine.id)] == [person.id]


def test_a_status_brings_its_times(pipedrive: FakePipedrive) -> None:
    """A deal that is won has been closed now; open again, it has not."""
    client = pipedrive.client
    won = client.deals.add(title="Deal", status="won")
    assert won.won_time == won.close_time == won.add_time
    assert won.lost_time is None
    again = client.deals.update(won.id, status="open")
    assert again.won_time is again.close_time is None
    moved = client.deals.update(won.id, stage_id=2)
    assert (moved.pipeline_id, moved.stage_change_time) == (1, moved.update_time)
    done = client.activities.add(subject="Call", done=True)
    assert done.marked_as_done_time is not None
    assert client.activities.update(done.id, done=False).marked_as_done_time is None


def test_names_of_persons(pipedrive: FakePipedrive) -> None:
    """A name, or its two parts: each makes the other."""
    persons = pipedrive.client.persons
    whole = persons.add(name="Ada Berg Dahl")
    assert (whole.first_name, whole.last_name) == ("Ada", "Berg Dahl")
    parts = persons.add(first_name="Ben", last_name="Costa")
    assert parts.name == "Ben Costa"
    assert persons.update(parts.id, last_name="Evans").name == "Ben Evans"
    with pytest.raises(errors.BadRequestError, match="name is a required field"):
        pipedrive.client.request("POST", "/persons", body={"owner_id": 1}, force=True)


def test_properties_that_the_server_does_not_take(pipedrive: FakePipedrive) -> None:
    """Some are refused for their feature, some are not known; the document has all."""
    client = pipedrive.client
    with pytest.raises(errors.PermissionDeniedError, match="job_title"):
        client.persons.add(name="Ada", job_title="Boss")
    with pytest.raises(errors.BadRequestError, match="person_id"):
        client.request("POST", "/activities", body={"subject": "Call", "person_id": 1})
    project = client.projects.add(title="Project")
    task = client.tasks.add(title="Task", project_id=project.id)
    with pytest.raises(errors.BadRequestError, match="no parameters to update"):
        client.request("PATCH", f"/tasks/{task.id}", body={"done": 1})
    assert client.products.add(name="Pencil", category=3).category == "3"
