"""Requests that look alike and mean something else in API v2."""

import os
from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter

import requests

API = os.environ["PIPEDRIVE_URL"] + "/v1"
auth = {"api_token": os.getenv("PIPEDRIVE_API_TOKEN")}


def calls_of(day):
    r = requests.get(
        f"{API}/activities",
        params={**auth, "type": "call", "start_date": day, "end_date": day},
    )
    return r.json()["data"]


def followed_by(user_id):
    r = requests.get(f"{API}/users/{user_id}/followers", params=auth)
    return 7 in r.json()["data"]


def products():
    body = requests.get(f"{API}/products", params=dict(get_summary=1, **auth)).json()
    return body["additional_data"]["summary"]["total_count"]


def owner_of(deal_id):
    body = requests.get(f"{API}/deals/{deal_id}", params=auth).json()
    users = body["related_objects"]["user"]
    return users[str(body["data"]["user_id"]["id"])]["email"]


def details(ids):
    def one(id):
        return requests.get(f"{API}/deals/{id}", params=auth).json()["data"]

    with ThreadPoolExecutor(8) as pool:
        deals = list(pool.map(one, ids))
    deals.sort(key=itemgetter("id"))
    return deals


def urgent():
    r = requests.get(f"{API}/deals", params={"status": "open", **auth})
    deals = r.json()["data"]
    return [d for d in deals if d["label"] == "5" or d["visible_to"] in ("1", "3")]


def same_person(a, b):
    one = requests.get(f"{API}/deals/{a}", params=auth).json()["data"]
    two = requests.get(f"{API}/deals/{b}", params=auth).json()["data"]
    return one["person_id"] == two["person_id"] and one["person_id"]["value"]


def lose(ids, reason):
    for id in ids:
        r = requests.put(
            f"{API}/deals/{id}",
            params=auth,
            json={"status": "lost", "lost_reason": reason, "visible_to": "3"},
        )
        assert r.status_code == 200, r.text
    requests.delete(f"{API}/deals?ids={','.join(str(i) for i in ids)}", params=auth)


def phone_book():
    people = requests.get(f"{API}/persons", params=dict(auth, limit=500)).json()["data"]
    return {p["name"]: [t["value"] for t in p["phone"]] for p in people}


def remove(deal_id, product_id):
    requests.put(
        f"{API}/deals/{deal_id}/products/{product_id}",
        params=auth,
        json={"active_flag": 0},
    )


def spend(deals):
    match requests.get(f"{API}/users/me", params=auth).json():
        case {"success": True, "data": me}:
            return me["email"], deals
