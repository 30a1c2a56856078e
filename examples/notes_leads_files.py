"""Notes, leads, files, webhooks and merged persons: API v1 beside API v2, in one client.

PIPEDRIVE_API_TOKEN=... python examples/notes_leads_files.py

It writes, and deletes what it has made. Try it in a sandbox account or against the fake.
"""

from __future__ import annotations

from pipedrive_kit import Pipedrive


def run(pd: Pipedrive) -> None:
    """Do a bit of everything that API v2 has not got, and say what it costs."""
    me = pd.users.me()
    print(f"{me.name} of {me.company_name}")

    acme = pd.organizations.add(name="Acme")
    ada = pd.persons.add(name="Ada Berg", org_id=acme.id)
    again = pd.persons.add(name="Ada Berg (again)")

    lead = pd.leads.add(
        title="A new roof",
        person_id=ada.id,
        value={"amount": 12_000, "currency": "EUR"},
    )
    pd.notes.add(content="Calls back on Monday", lead_id=lead.id)
    for note in pd.notes.list(lead_id=lead.id):
        print("note:", note.content)

    file = pd.files.add(file=("offer.txt", b"12,000 EUR"), lead_id=lead.id)
    print("file:", file.name, pd.files.download(file.id))

    webhook = pd.webhooks.add(
        subscription_url="https://example.com/hook",
        event_action="create",
        event_object="deal",
        name="New deals",
    )
    print("webhook:", webhook.event_action, webhook.event_object)
    pd.webhooks.delete(webhook.id)

    # `id` goes, `merge_with_id` stays.
    kept = pd.persons.merge(again.id, merge_with_id=ada.id)
    print("kept:", kept.id == ada.id)

    pd.files.delete(file.id)
    pd.leads.delete(lead.id)
    pd.persons.delete(ada.id)
    pd.organizations.delete(acme.id)
    print(pd.usage.tokens, "tokens in", pd.usage.requests, "requests")


if __name__ == "__main__":
    with Pipedrive() as client:
        run(client)
