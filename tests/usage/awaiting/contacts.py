"""Persons and organizations: kept in step with another system."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pipedrive_v2 import AsyncClient
from pipedrive_v2.models import (
    Address,
    ContactValue,
    FieldOption,
    FoundItem,
    Organization,
    Person,
    PersonPicture,
)


async def main(client: AsyncClient) -> None:
    """Run everything once."""
    org_id = await company(client)
    person_id = await person(client, org_id)
    addresses: dict[int, list[str]] = {
        number: known async for number, known in emails(client, org_id)
    }
    assert all(addresses.values())
    await followers(client, person_id, org_id)
    await person_field(client)
    await organization_field(client)
    await everywhere(client)
    await client.persons.delete(person_id)
    await client.organizations.delete(org_id)


async def company(client: AsyncClient) -> int:
    """Add an organization, correct its address, and find it again."""
    made: Organization = await client.organizations.add(
        name="Acme", website="https://acme.example", employee_count=40, visible_to=3
    )
    org_id: int = made.id or 0
    await client.organizations.update(
        org_id, address=Address(value="1 Main St", country="EE")
    )
    again = await client.organizations.get(org_id, include_fields=["open_deals_count"])
    country: str | None = again.address.country if again.address else None
    deals: int | None = again.open_deals_count
    assert country or deals or again.name
    async for each in client.organizations.list(
        owner_id=1, sort_by="add_time", limit=50
    ):
        labels: list[int] = each.label_ids or []
        assert isinstance(labels, list)
    async for hit in client.organizations.search(
        term="Acme", fields=["name"], exact_match=True
    ):
        assert hit.item is None or hit.item.name
    return org_id


async def person(client: AsyncClient, org_id: int) -> int:
    """Add a person with two ways to reach them; give the number."""
    made: Person = await client.persons.add(
        name="Ada Example",
        org_id=org_id,
        emails=[ContactValue(value="ada@acme.example", primary=True, label="work")],
        phones=[{"value": "+372 555 0100"}],
    )
    person_id = made.id or 0
    await client.persons.update(person_id, job_title="Engineer", birthday="1990-01-01")
    picture: PersonPicture = await client.persons.get_picture(person_id)
    small: str | None = picture.pictures.size_128 if picture.pictures else None
    assert small
    async for hit in client.persons.search(
        term="ada@", fields=["email"], organization_id=org_id
    ):
        if hit.item and hit.item.organization:
            name: str | None = hit.item.organization.name
            assert name
    return person_id


async def emails(
    client: AsyncClient, org_id: int
) -> AsyncIterator[tuple[int, list[str]]]:
    """Return the addresses of everybody in an organization."""
    async for each in client.persons.list(org_id=org_id, include_fields=["doi_status"]):
        known = [entry.value for entry in each.emails or [] if entry.value is not None]
        if known:
            yield each.id, known
    one: Person = await client.persons.get(1, custom_fields=["a" * 40])
    assert one.first_name is None or one.first_name


async def followers(client: AsyncClient, person_id: int, org_id: int) -> None:
    """Follow both, see who does, and stop."""
    assert (await client.persons.add_follower(person_id, user_id=7)).user_id
    assert (await client.organizations.add_follower(org_id, user_id=7)).user_id
    persons = [each async for each in client.persons.list_followers(person_id)]
    organizations: int = 0
    async for _ in client.organizations.list_followers(org_id):
        organizations += 1
    assert len(persons) + organizations
    mine: list[int | None] = [
        each.user_id async for each in client.users.list_followers(7)
    ]
    assert mine
    actors = {
        change.actor_user_id
        for log in (
            client.persons.list_followers_changelog(person_id),
            client.organizations.list_followers_changelog(org_id),
        )
        async for change in log
    }
    assert None not in actors
    await client.persons.delete_follower(person_id, 7)
    await client.organizations.delete_follower(org_id, 7)


async def person_field(client: AsyncClient) -> None:
    """Make a field for persons, and unmake it."""
    code: str = (
        await client.person_fields.add(
            field_name="Shoe size",
            field_type="set",
            options=[{"label": "42"}],
            required_fields={"enabled": True},
        )
    ).field_code or ""
    await client.person_fields.update(code, field_name="Shoe sizes")
    added: list[FieldOption] = await client.person_fields.add_options(
        code, options=[{"label": "43"}]
    )
    await client.person_fields.update_options(
        code, options=[{"id": added[0].id, "label": "44"}]
    )
    removed = await client.person_fields.delete_options(code, options=[{"id": 1}])
    label: str | None = removed[0].label
    assert label
    custom: list[str | None] = [
        field.field_name
        async for field in client.person_fields.list()
        if field.is_custom_field
    ]
    assert isinstance(custom, list)
    assert (await client.person_fields.get(code)).field_code
    await client.person_fields.delete(code)


async def organization_field(client: AsyncClient) -> None:
    """Make a field for organizations, and unmake it."""
    field = await client.organization_fields.add(
        field_name="Branches", field_type="double"
    )
    code = field.field_code or ""
    await client.organization_fields.update(code, field_name="Number of branches")
    await client.organization_fields.add_options(
        code, options=[FieldOption(label="One")]
    )
    await client.organization_fields.update_options(
        code, options=[FieldOption(id=1, label="Two")]
    )
    await client.organization_fields.delete_options(code, options=[{"id": 1}])
    async for each in client.organization_fields.list(
        include_fields=["required_fields"]
    ):
        needed: bool | None = (
            each.required_fields.enabled if each.required_fields else None
        )
        assert needed is None or isinstance(needed, bool)
    assert (await client.organization_fields.get(code)).field_type
    await client.organization_fields.delete(code)


async def everywhere(client: AsyncClient) -> None:
    """Search across all kinds of records."""
    async for hit in client.item_search.search(
        term="acme", item_types=["person", "organization"]
    ):
        item: FoundItem | None = hit.item
        number: int | str | None = item.id if item else None
        assert number
    async for found in client.item_search.search_by_field(
        term="Acme", entity_type="organization", field="name", match="beginning"
    ):
        name: str | None = found.name
        assert name
