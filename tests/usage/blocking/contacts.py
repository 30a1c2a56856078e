"""Persons and organizations: kept in step with another system."""

from __future__ import annotations

from collections.abc import Iterator

from pipedrive_v2 import Client
from pipedrive_v2.models import (
    Address,
    ContactValue,
    FieldOption,
    FoundItem,
    Organization,
    Person,
    PersonPicture,
)


def main(client: Client) -> None:
    """Run everything once."""
    org_id = company(client)
    person_id = person(client, org_id)
    addresses: dict[int, list[str]] = dict(emails(client, org_id))
    assert all(addresses.values())
    followers(client, person_id, org_id)
    person_field(client)
    organization_field(client)
    everywhere(client)
    client.persons.delete(person_id)
    client.organizations.delete(org_id)


def company(client: Client) -> int:
    """Add an organization, correct its address, and find it again."""
    made: Organization = client.organizations.add(
        name="Acme", website="https://acme.example", employee_count=40, visible_to=3
    )
    org_id: int = made.id or 0
    client.organizations.update(
        org_id, address=Address(value="1 Main St", country="EE")
    )
    again = client.organizations.get(org_id, include_fields=["open_deals_count"])
    country: str | None = again.address.country if again.address else None
    deals: int | None = again.open_deals_count
    assert country or deals or again.name
    for each in client.organizations.list(owner_id=1, sort_by="add_time", limit=50):
        labels: list[int] = each.label_ids or []
        assert isinstance(labels, list)
    for hit in client.organizations.search(
        term="Acme", fields=["name"], exact_match=True
    ):
        assert hit.item is None or hit.item.name
    return org_id


def person(client: Client, org_id: int) -> int:
    """Add a person with two ways to reach them; give the number."""
    made: Person = client.persons.add(
        name="Ada Example",
        org_id=org_id,
        emails=[ContactValue(value="ada@acme.example", primary=True, label="work")],
        phones=[{"value": "+372 555 0100"}],
    )
    person_id = made.id or 0
    client.persons.update(person_id, job_title="Engineer", birthday="1990-01-01")
    picture: PersonPicture = client.persons.get_picture(person_id)
    small: str | None = picture.pictures.size_128 if picture.pictures else None
    assert small
    for hit in client.persons.search(
        term="ada@", fields=["email"], organization_id=org_id
    ):
        if hit.item and hit.item.organization:
            name: str | None = hit.item.organization.name
            assert name
    return person_id


def emails(client: Client, org_id: int) -> Iterator[tuple[int, list[str]]]:
    """Return the addresses of everybody in an organization."""
    for each in client.persons.list(org_id=org_id, include_fields=["doi_status"]):
        known = [entry.value for entry in each.emails or [] if entry.value is not None]
        if known:
            yield each.id, known
    one: Person = client.persons.get(1, custom_fields=["a" * 40])
    assert one.first_name is None or one.first_name


def followers(client: Client, person_id: int, org_id: int) -> None:
    """Follow both, see who does, and stop."""
    assert client.persons.add_follower(person_id, user_id=7).user_id
    assert client.organizations.add_follower(org_id, user_id=7).user_id
    persons: int = sum(1 for _ in client.persons.list_followers(person_id))
    organizations: int = len(list(client.organizations.list_followers(org_id)))
    assert persons + organizations
    mine: list[int | None] = [each.user_id for each in client.users.list_followers(7)]
    assert mine
    actors = {
        change.actor_user_id
        for log in (
            client.persons.list_followers_changelog(person_id),
            client.organizations.list_followers_changelog(org_id),
        )
        for change in log
    }
    assert None not in actors
    client.persons.delete_follower(person_id, 7)
    client.organizations.delete_follower(org_id, 7)


def person_field(client: Client) -> None:
    """Make a field for persons, and unmake it."""
    code: str = (
        client.person_fields.add(
            field_name="Shoe size",
            field_type="set",
            options=[{"label": "42"}],
            required_fields={"enabled": True},
        ).field_code
        or ""
    )
    client.person_fields.update(code, field_name="Shoe sizes")
    added: list[FieldOption] = client.person_fields.add_options(
        code, options=[{"label": "43"}]
    )
    client.person_fields.update_options(
        code, options=[{"id": added[0].id, "label": "44"}]
    )
    removed = client.person_fields.delete_options(code, options=[{"id": 1}])
    label: str | None = removed[0].label
    assert label
    custom: list[str | None] = [
        field.field_name
        for field in client.person_fields.list()
        if field.is_custom_field
    ]
    assert isinstance(custom, list)
    assert client.person_fields.get(code).field_code
    client.person_fields.delete(code)


def organization_field(client: Client) -> None:
    """Make a field for organizations, and unmake it."""
    field = client.organization_fields.add(field_name="Branches", field_type="double")
    code = field.field_code or ""
    client.organization_fields.update(code, field_name="Number of branches")
    client.organization_fields.add_options(code, options=[FieldOption(label="One")])
    client.organization_fields.update_options(
        code, options=[FieldOption(id=1, label="Two")]
    )
    client.organization_fields.delete_options(code, options=[{"id": 1}])
    for each in client.organization_fields.list(include_fields=["required_fields"]):
        needed: bool | None = (
            each.required_fields.enabled if each.required_fields else None
        )
        assert needed is None or isinstance(needed, bool)
    assert client.organization_fields.get(code).field_type
    client.organization_fields.delete(code)


def everywhere(client: Client) -> None:
    """Search across all kinds of records."""
    for hit in client.item_search.search(
        term="acme", item_types=["person", "organization"]
    ):
        item: FoundItem | None = hit.item
        number: int | str | None = item.id if item else None
        assert number
    for found in client.item_search.search_by_field(
        term="Acme", entity_type="organization", field="name", match="beginning"
    ):
        name: str | None = found.name
        assert name
