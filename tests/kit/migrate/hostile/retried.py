"""Organizations, with a decorator that sends again and options by their IDs."""

import functools
import logging
import os

import requests

BASE_URL = os.environ.get("PIPEDRIVE_URL", "https://api.pipedrive.com") + "/v1"
ENDPOINTS = ["deals", "persons", "organizations"]
INDUSTRY = "9df3fb4ee3b4dbbf3b7c0e3cd4a0e7c10cd0ee33"


def retry(times):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except requests.exceptions.RequestException as error:
                    logging.warning("again: %s", error)
            raise RuntimeError("gave up")

        return inner

    return wrap


session = requests.Session()
session.headers.update({"x-api-token": os.environ["PIPEDRIVE_API_TOKEN"]})


@retry(3)
def organization(org_id):
    response = session.get(f"{BASE_URL}/organizations/{org_id}")
    response.raise_for_status()
    return response.json()["data"]


@functools.lru_cache(maxsize=None)
def field_names():
    fields = session.get(f"{BASE_URL}/organizationFields").json()["data"]
    return {f["key"]: f["name"] for f in fields}


def counts():
    found = {}
    for name in ENDPOINTS:
        found[name] = len(session.get(f"{BASE_URL}/{name}").json()["data"] or [])
    return found


def label(org_id):
    org = organization(org_id)
    industry = org.get(INDUSTRY)
    return org["name"], industry == "12", org["address_country"]


def rename(org_id, name):
    try:
        response = session.put(
            f"{BASE_URL}/organizations/{org_id}",
            json={"name": name, "address": "Main Street 1", "active_flag": True},
        )
        response.raise_for_status()
    except requests.HTTPError:
        return False
    return response.json()["success"]
