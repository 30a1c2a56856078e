"""A helper class for the nightly jobs: one method sends everything."""

import logging
import time
from datetime import datetime

import requests

logger = logging.getLogger(__name__)


class CrmError(Exception):
    def __init__(self, response):
        self.response = response
        super().__init__(response.json().get("error"))


class CrmHelper:
    FIELDS = {"source": "d4de1c1518b4531717c676029a45911c340390a6"}

    def __init__(self, token, company="acme"):
        self.token = token
        self.base_url = "https://{}.pipedrive.com/v1/".format(company)
        self.deal_url = self.base_url + "deals"
        self.session = requests.Session()
        self.session.params = {"api_token": token}

    def _request(self, method, path, **kwargs):
        for attempt in range(3):
            r = self.session.request(method, self.base_url + path, **kwargs)
            if r.status_code == 429:
                logger.warning("attempt %d", attempt)
                time.sleep(2)
                continue
            if not r.ok:
                raise CrmError(r)
            return r.json()
        return None

    def _all(self, path, **params):
        start = 0
        items = []
        while start is not None:
            page = self._request("GET", path, params=dict(params, start=start))
            items += page["data"] or []
            start = page["additional_data"]["pagination"].get("next_start")
        return items

    def source_of(self, deal):
        return deal.get(self.FIELDS["source"])

    def create(self, title, **fields):
        r = requests.post(
            self.deal_url,
            params={"api_token": self.token},
            data={"title": title, **fields},
        )
        return r.json()["data"]["id"]

    def won_since(self, day):
        found = []
        for deal in self._all("deals", status="won"):
            at = datetime.strptime(deal["won_time"], "%Y-%m-%d %H:%M:%S")
            if at.date() >= day:
                found.append(deal)
        return sorted(found, key=lambda d: d["value"], reverse=True)
