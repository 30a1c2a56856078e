"""A program of a user, with the types of the fake's account; run and type-checked."""

from __future__ import annotations

from typing import assert_type

from my_crm import Activity, Deal, Lead, Person
from my_crm.deals import ContractType, Region

from pipedrive_kit import Pipedrive
from pipedrive_kit.fields import Account, Money
from pipedrive_v2 import Client


def renew(client: Client) -> list[str]:
    """Make monthly contracts annual; return the titles of their deals."""
    renewed: list[str] = []
    for record in client.deals.list(sort_by="id", max_items=6):
        deal = Deal.of(record)
        assert_type(deal.contract_type, ContractType | None)
        if deal.contract_type == "Monthly":
            deal.contract_type = "Annual"
            deal.regions = ["EMEA", "APAC"]
            client.deals.update(deal.record.id, **deal.changes())
            renewed.append(deal.record.title or "")
    return renewed


def worth(client: Client, id: int) -> float:
    """Return the amount in a field of a deal."""
    money = Deal.of(Account(client).deals.get(id)).demo_monetary
    return money.value if money else 0.0


def open_deal(client: Client, region: Region) -> Deal:
    """Add a deal and return it."""
    new = Deal(contract_type="Annual", regions=[region], demo_monetary=Money(5, "EUR"))
    new.label_ids = ["Hot"]
    return Deal.of(client.deals.add(title="New", **new.changes()))


def add_lead(client: Pipedrive) -> Lead:
    """Add a lead, whose fields are those of deals."""
    new = Lead(contract_type="Monthly", regions=["APAC"])
    lead = client.leads.add(title="New", person_id=1, **new.changes())
    return Lead.of(lead)


def reference(client: Client) -> str | None:
    """Return a text field of a person; activities have records only."""
    subject = Activity.of(client.activities.get(1)).record.subject
    return Person.of(client.persons.get(1)).reference if subject else None
