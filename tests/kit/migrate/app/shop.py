"""Orders of a shop as deals with products; styles of several authors."""

import json
import os
import urllib.request

import httpx

URL = os.environ["PIPEDRIVE_URL"]
HEADERS = {"x-api-token": os.environ["PIPEDRIVE_API_TOKEN"]}

http = httpx.Client(headers=HEADERS)


def product_of(code):
    found = http.get(f"{URL}/v1/products", params={"user_id": 1}).json()["data"]
    for product in found or []:
        if product["code"] == code and product["active_flag"]:
            return product["id"], product["first_char"]
    return None


def add_order(order):
    body = {
        "title": "Order {}".format(order["number"]),
        "value": str(order["total"]),
        "currency": "EUR",
        "label": "1",
        "user_id": 1,
    }
    deal = http.post(f"{URL}/v1/deals", json=body).json()["data"]
    for line in order["lines"]:
        http.post(
            "{}/v1/deals/{}/products".format(URL, deal["id"]),
            json={
                "product_id": line["product_id"],
                "item_price": line["price"],
                "quantity": line["quantity"],
                "enabled_flag": True,
            },
        )
    return deal["id"]


def lines_of(deal_id):
    data = http.get(f"{URL}/v1/deals/{deal_id}/products").json()["data"]
    return [(line["name"], line["sum"], line["last_edit"]) for line in data or []]


def cancel(deal_id):
    http.put(f"{URL}/v1/deals/{deal_id}", json={"deleted": True})


def lose(deal_id, reason):
    http.put(
        f"{URL}/v1/deals/{deal_id}", json={"status": "lost", "lost_reason": reason}
    )


def follow(deal_id, user_id):
    http.post(f"{URL}/v1/deals/{deal_id}/followers", json={"user_id": user_id})


def delete_all(ids):
    http.delete(f"{URL}/v1/deals", params={"ids": ",".join(map(str, ids))})


def me():
    with urllib.request.urlopen(f"{URL}/v1/users/me") as response:
        return json.load(response)["data"]


def person(person_id):
    request = urllib.request.Request(
        f"https://api.pipedrive.com/v1/persons/{person_id}", headers=HEADERS
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]


async def all_organizations():
    import aiohttp

    async with aiohttp.ClientSession(headers=HEADERS) as session:
        async with session.get(f"{URL}/v1/organizations", params={"start": 0}) as found:
            return (await found.json())["data"]


def somebody_else():
    return httpx.get("https://api.example.com/v1/deals").json()


def report():
    total = 0
    start = 0
    while True:
        page = http.get(f"{URL}/v1/deals?status=open&start={start}").json()
        for deal in page["data"] or []:
            total += deal["value"]
            print(deal["title"], deal["weighted_value"], deal["files_count"])
        if not page["additional_data"]["pagination"]["more_items_in_collection"]:
            return total
        start += 100
