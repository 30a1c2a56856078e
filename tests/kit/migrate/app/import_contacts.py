"""Read contacts from a CSV file into Pipedrive: organizations, people, a first call."""

import csv
import logging
import os
import sys

import requests

log = logging.getLogger("import")

PIPEDRIVE = os.environ["PIPEDRIVE_URL"]
API = PIPEDRIVE + "/api/v1"
KEY = os.environ["PIPEDRIVE_API_TOKEN"]
OWNER = 1


def find_organization(name):
    response = requests.get(
        API + "/organizations/search", params={"term": name, "api_token": KEY}
    )
    response.raise_for_status()
    found = response.json()["data"]["items"]
    return found[0]["item"]["id"] if found else None


def add_organization(row):
    response = requests.post(
        API + "/organizations",
        params={"api_token": KEY},
        json={"name": row["company"], "owner_id": OWNER, "address": row["address"]},
    )
    response.raise_for_status()
    organization = response.json()["data"]
    log.info("added %s", organization["name"])
    return organization["id"]


def add_person(row, org_id):
    r = requests.post(
        f"{API}/persons?api_token={KEY}",
        json={
            "name": row["name"],
            "email": row["email"],
            "phone": [row["phone"]],
            "org_id": org_id,
            "visible_to": "3",
        },
    )
    r.raise_for_status()
    return r.json()["data"]["id"]


def add_call(person_id, org_id):
    data = {
        "subject": "First call",
        "type": "call",
        "done": 0,
        "person_id": person_id,
        "org_id": org_id,
        "user_id": OWNER,
    }
    r = requests.post(API + "/activities", params={"api_token": KEY}, json=data)
    r.raise_for_status()
    return r.json()["data"]["id"]


def add_note(person_id, text):
    r = requests.post(
        API + "/notes",
        params={"api_token": KEY},
        json={"content": text, "person_id": person_id},
    )
    return r.status_code == 201


def delete_person(person_id):
    requests.delete(f"{API}/persons/{person_id}", params={"api_token": KEY})


def person_of(person_id):
    person = requests.get(
        f"{API}/persons/{person_id}", params={"api_token": KEY}
    ).json()["data"]
    print(person["name"], person["org_name"], person["email"][0]["value"])
    return person


def main(path):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            org_id = find_organization(row["company"]) or add_organization(row)
            person_id = add_person(row, org_id)
            add_call(person_id, org_id)
            person_of(person_id)
            if row["email"].endswith("@invalid.example"):
                delete_person(person_id)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(sys.argv[1])
