"""The same account with the package pipedrive-python-lib."""

from pipedrive.client import Client

client = Client(domain="https://acme.pipedrive.com/")
client.set_api_token("TOKEN")


def rename(deal_id, title):
    response = client.deals.update_deal(deal_id, {"title": title, "user_id": 3})
    return response["data"]["title"]


def everybody():
    return client.persons.get_all_persons(params={"sort": "name ASC"})["data"]


def merge(deal_id):
    return client.deals.get_deal_participants(deal_id)
