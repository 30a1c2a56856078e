"""A weekly report: deals by stage, won deals, open activities."""

import os
from collections import Counter

import requests

HOST = os.environ["PIPEDRIVE_URL"]
API_TOKEN = os.environ["PIPEDRIVE_API_TOKEN"]

session = requests.Session()


def stages(pipeline_id):
    resp = session.get(
        f"{HOST}/v1/stages",
        params={"pipeline_id": pipeline_id, "api_token": API_TOKEN},
    )
    resp.raise_for_status()
    return resp.json().get("data") or []


def deals_of(stage_id):
    deals = []
    start = 0
    more = True
    while more:
        url = f"{HOST}/v1/stages/{stage_id}/deals"
        resp = session.get(url, params={"start": start, "api_token": API_TOKEN})
        result = resp.json()
        data = result.get("data")
        if not data:
            break
        deals.extend(data)
        pagination = result["additional_data"]["pagination"]
        more = pagination["more_items_in_collection"]
        start = pagination.get("next_start")
    return deals


def won(limit):
    resp = session.get(
        f"{HOST}/v1/deals",
        params={
            "status": "won",
            "sort": "update_time DESC",
            "limit": limit,
            "api_token": API_TOKEN,
        },
    )
    return resp.json()["data"] or []


def open_activities(user_id):
    resp = session.get(
        f"{HOST}/v1/activities",
        params={"user_id": user_id, "done": 0, "start": 0, "api_token": API_TOKEN},
    )
    if resp.status_code != 200:
        return []
    return resp.json()["data"]


def deals_of_person(person_id):
    resp = session.get(
        f"{HOST}/v1/persons/{person_id}/deals",
        params={"status": "all_not_deleted", "api_token": API_TOKEN},
    )
    return resp.json()["data"] or []


def fields():
    resp = session.get(f"{HOST}/v1/dealFields", params={"api_token": API_TOKEN})
    return {field["key"]: field["name"] for field in resp.json()["data"]}


def main():
    total = Counter()
    print(len(fields()), "fields")
    for stage in stages(1):
        for deal in deals_of(stage["id"]):
            total[stage["name"]] += deal["value"] or 0
            print(stage["pipeline_name"] if False else "", deal["title"])
    for name, value in total.items():
        print(f"{name}: {value}")
    for deal in won(5):
        print(deal["title"], deal["won_time"])
    print(len(deals_of_person(1)), "deals of the first person")


if __name__ == "__main__":
    main()
