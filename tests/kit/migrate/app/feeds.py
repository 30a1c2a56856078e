"""Feeds for other systems: the standard library, and aiohttp."""

import asyncio
import json
import os
import urllib.error
import urllib.parse
import urllib.request

import aiohttp

SERVER = os.environ["PIPEDRIVE_URL"]
SECRET = os.environ["PIPEDRIVE_API_TOKEN"]


def person_name(person_id):
    url = f"{SERVER}/v1/persons/{person_id}?" + urllib.parse.urlencode(
        {"api_token": SECRET}
    )
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            body = json.load(response)
    except urllib.error.HTTPError:
        return None
    return body["data"]["name"]


def add_stage(name, pipeline_id):
    data = json.dumps({"name": name, "pipeline_id": pipeline_id, "rotten_flag": 1})
    request = urllib.request.Request(
        f"{SERVER}/v1/stages?api_token={SECRET}",
        data=data.encode("utf-8"),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request) as response:
        stage = json.loads(response.read().decode("utf-8"))["data"]
    return stage["id"], stage["rotten_flag"], stage["active_flag"]


async def won_deals(session):
    start = 0
    while True:
        async with session.get(
            f"{SERVER}/v1/deals",
            params={"status": "won", "start": start, "api_token": SECRET},
        ) as response:
            body = await response.json()
        for deal in body["data"] or []:
            yield deal
        pagination = body["additional_data"]["pagination"]
        if not pagination["more_items_in_collection"]:
            break
        start = pagination["next_start"]


async def feed():
    lines = []
    async with aiohttp.ClientSession() as session:
        async for deal in won_deals(session):
            person = (deal["person_id"] or {}).get("value")
            lines.append((deal["title"], person, deal["won_time"][:10]))
        async with session.get(
            f"{SERVER}/v1/users/me", params={"api_token": SECRET}
        ) as response:
            print((await response.json())["data"]["name"])
    return lines


if __name__ == "__main__":
    print(person_name(1), add_stage("Signed", 1))
    print(asyncio.run(feed()))
