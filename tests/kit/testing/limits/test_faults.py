"""Faults on demand."""

from __future__ import annotations

import pytest

from openapi_runtime import Retry, errors
from pipedrive_kit.testing import FakePipedrive, faults


def test_faults_on_demand(pipedrive: FakePipedrive) -> None:
    """Each fault comes once, where it was planned, and as the client's own error."""
    pipedrive.seed(deals=3)
    client = pipedrive.new_client(retry=Retry(attempts=1))
    expected = [
        (faults.status(500), errors.InternalServerError),
        (faults.page(502), errors.InternalServerError),
        (faults.status(402), errors.PaymentRequiredError),
        (faults.burst_limit(), errors.BurstLimitError),
        (faults.not_json(), errors.APIResponseError),
        (faults.cut(20), errors.APIConnectionError),
        (faults.latency(60), errors.APITimeoutError),
    ]
    for fault, error in expected:
        pipedrive.faults.add(fault, path="/deals/*", method="GET")
        assert client.stages.list() is not None
        with pytest.raises(error):
            client.deals.get(1, timeout=5)
        assert pipedrive.exchanges[-1].fault == fault.name
        assert client.deals.get(1).id == 1
    for fault, refusal in (
        (faults.daily_limit(), errors.DailyLimitError),
        (faults.block(), errors.BlockedError),
    ):
        pipedrive.faults.add(fault)
        with pytest.raises(refusal):
            pipedrive.new_client(retry=Retry(attempts=1)).deals.get(1)
    pipedrive.faults.add(faults.cut(), method="POST")
    with pytest.raises(errors.OutcomeUnknownError):
        client.deals.add(title="Unsure")
    assert pipedrive.record("deals", 4)["title"] == "Unsure"


def test_retries_pass_over_faults(pipedrive: FakePipedrive) -> None:
    """A planned number of faults is over after as many attempts."""
    pipedrive.seed(deals=1)
    pipedrive.faults.add(faults.status(503, headers={"retry-after": "0"}), times=2)
    assert pipedrive.client.deals.get(1).id == 1
    assert [each.response.status for each in pipedrive.exchanges] == [503, 503, 200]
