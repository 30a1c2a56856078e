"""Projects and what is to be done in them, and activities on a calendar."""

from __future__ import annotations

import datetime as dt

from pipedrive_v2 import Client
from pipedrive_v2.models import (
    Activity,
    ActivityAttendee,
    Project,
    ProjectBoard,
    ProjectPhase,
    Task,
)


def main(client: Client) -> None:
    """Run everything once."""
    board(client)
    project_id = project(client)
    tasks(client, project_id)
    field(client)
    late: list[Activity] = overdue(client, dt.date(2026, 12, 1))
    assert all(activity.due_date for activity in late)
    meeting(client)
    client.projects.delete(project_id)


def board(client: Client) -> None:
    """Add a board with a phase."""
    made: ProjectBoard = client.project_boards.add(name="Delivery", order_nr=2)
    board_id = made.id or 0
    client.project_boards.update(board_id, name="Onboarding")
    boards: list[ProjectBoard] = client.project_boards.list()
    assert boards
    assert client.project_boards.get(board_id).name
    phase: ProjectPhase = client.project_phases.add(board_id=board_id, name="Kick-off")
    client.project_phases.update(phase.id or 0, order_nr=1)
    phases: list[ProjectPhase] = client.project_phases.list(board_id=board_id)
    order: list[int] = sorted(each.order_nr or 0 for each in phases)
    assert order
    assert client.project_phases.get(phase.id or 0).board_id
    client.project_phases.delete(phase.id or 0)
    client.project_boards.delete(board_id)


def project(client: Client) -> int:
    """Start a project from a template; give its number."""
    for template in client.project_templates.list():
        title: str | None = template.title
        assert title
    assert client.project_templates.get(1).id
    made: Project = client.projects.add(
        title="Roll-out",
        board_id=1,
        phase_id=1,
        start_date=dt.date(2026, 12, 1),
        deal_ids=[1],
    )
    project_id = made.id or 0
    client.projects.update(project_id, end_date="2027-03-01", status="open")
    health: str | None = client.projects.get(project_id).health_status
    assert health is None or health
    for each in client.projects.list(status=["open"], phase_id=1):
        ends: dt.date | None = each.end_date
        assert ends is None or ends.year
    for old in client.projects.list_archived(max_items=1):
        assert old.archive_time is None or old.archive_time.tzinfo
    for hit in client.projects.search(term="Roll"):
        phase: str | None = hit.item.phase.name if hit.item and hit.item.phase else None
        assert phase is None or phase
    for change in client.projects.list_changelog(project_id):
        before: object = (change.old_values or {}).get("status")
        assert before is None or before
    users: list[int] = client.projects.list_permitted_users(project_id)
    assert users
    client.projects.archive(project_id)
    return project_id


def tasks(client: Client, project_id: int) -> None:
    """Add, update, list and delete the tasks of a project."""
    task: Task = client.tasks.add(project_id=project_id, title="Call", assignee_ids=[7])
    task_id = task.id or 0
    client.tasks.update(task_id, is_done=True, due_date=dt.date(2026, 12, 31))
    done: bool | None = client.tasks.get(task_id).is_done
    assert done is None or isinstance(done, bool)
    people: set[int] = {
        person
        for each in client.tasks.list(project_id=project_id, is_done=False)
        for person in each.assignee_ids or []
    }
    assert isinstance(people, set)
    client.tasks.delete(task_id)


def field(client: Client) -> None:
    """Manage a field for projects."""
    code = (
        client.project_fields.add(field_name="Risk", field_type="enum").field_code or ""
    )
    client.project_fields.update(code, field_name="Risks")
    client.project_fields.add_options(code, options=[{"label": "Low"}])
    client.project_fields.update_options(code, options=[{"id": 1, "label": "None"}])
    client.project_fields.delete_options(code, options=[{"id": 1}])
    assert [each.field_code for each in client.project_fields.list()]
    assert client.project_fields.get(code).field_type
    client.project_fields.delete(code)


def overdue(client: Client, today: dt.date) -> list[Activity]:
    """Return the activities that should have been done by *today*."""
    names: set[str | None] = {each.field_name for each in client.activity_fields.list()}
    assert names
    assert client.activity_fields.get("subject").field_code
    return [
        activity
        for activity in client.activities.list(
            done=False,
            sort_by="due_date",
            updated_since=today,
            include_fields=["attendees"],
        )
        if activity.due_date is not None and activity.due_date < today
    ]


def meeting(client: Client) -> None:
    """Put a meeting on the calendar, move it, and cancel it."""
    made: Activity = client.activities.add(
        subject="Demo",
        type="meeting",
        due_date=dt.date(2026, 12, 1),
        due_time="14:00",
        duration="01:00",
        participants=[{"person_id": 1, "primary": True}],
        attendees=[ActivityAttendee(email="ada@acme.example")],
        location={"value": "1 Main St"},
    )
    activity_id = made.id or 0
    client.activities.update(
        activity_id, due_time="15:00", note="<b>Bring the slides</b>"
    )
    again = client.activities.get(activity_id, include_fields=["attendees"])
    guests: list[str | None] = [each.email for each in again.attendees or []]
    assert isinstance(guests, list)
    assert client.activities.delete(activity_id).id
