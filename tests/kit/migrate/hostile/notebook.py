"""Cells of a notebook, one after another; names are used again."""

import json
import os

import requests

TOKEN = os.environ["PIPEDRIVE_API_TOKEN"]
HOST = os.environ["PIPEDRIVE_URL"]

# %% stages
url = HOST + "/api/v1/stages?api_token=" + TOKEN
response = requests.get(url)
stages = json.loads(response.content)["data"]
stage_names = {s["id"]: s["name"] for s in stages}


# %% deals, page by page
def frames():
    found = []
    for st in range(0, 100000, 500):
        res = requests.get(
            HOST + "/api/v1/deals",
            params={"start": st, "limit": 500, "api_token": TOKEN},
        )
        data = json.loads(res.text)["data"]
        if data is None:
            break
        found.extend(data)
    return found


# %% one value
won = HOST + "/api/v1/deals?status=won&api_token=" + TOKEN
total = sum(d["value"] for d in requests.get(won).json()["data"])
best = max(requests.get(won).json()["data"], key=lambda d: d["value"])
print(total, best["title"], best["won_time"])
first, *rest = requests.get(
    HOST + "/api/v1/persons", params={"api_token": TOKEN}
).json()["data"]
print(first["name"], first["email"][0]["value"], len(rest))
