"""The fake on a socket."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive, faults
from pipedrive_v2 import Client


def test_over_a_socket(pipedrive: FakePipedrive) -> None:
    """Other programs reach the same account at `url`."""
    with Client(api_token="api-token-of-the-fake", base_url=pipedrive.url) as client:
        deal = client.deals.add(title="From outside")
        pipedrive.faults.add(faults.cut(10), method="POST")
        with pytest.raises(errors.OutcomeUnknownError):
            client.deals.add(title="Acted upon")
        assert client.deals.get(deal.id + 1).title == "Acted upon"
    assert pipedrive.client.deals.get(deal.id).title == "From outside"
    with (
        Client(api_token="wrong", base_url=pipedrive.url) as client,
        pytest.raises(errors.AuthenticationError, match="unauthorized access"),
    ):
        client.deals.get(deal.id)
