"""Conversions between leads and deals: started, and waited for.

Pipedrive converts in a job of its own. Its status costs 1 token each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import anyio

from .errors import ConversionFailedError, ConversionTimeoutError
from .flow import Flow, Step, arun, run

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client
    from pipedrive_v2.models import Conversion

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0
"""Seconds between two looks at a job: each pause is half as long again."""


def convert_lead(
    client: Client,
    lead_id: str,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
    **options: Any,
) -> Conversion:
    """Convert a lead and wait for the deal; its ID is `deal_id`.

    Args:
        client: A `Client`.
        lead_id: The ID of the lead.
        timeout: Seconds to wait for the deal.
        on_status: Called with each status: "not_started", "running", "completed".
        options: Other arguments of `leads.convert_to_deal`, such as `stage_id`.

    Raises:
        ConversionFailedError, ConversionTimeoutError: There is no deal, or not yet.

    Costs 40 tokens, and 1 for each look at the job. convertLeadToDeal.

    Example:
        >>> convert_lead(client, lead.id, timeout=30).deal_id
    """
    steps = _convert(client.leads, "convert_to_deal", lead_id, options)
    return run(_waited(client.leads, lead_id, steps, timeout, on_status, time.sleep))


async def async_convert_lead(
    client: AsyncClient,
    lead_id: str,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
    **options: Any,
) -> Conversion:
    """Convert a lead and wait for the deal. See `convert_lead`."""
    steps = _convert(client.leads, "convert_to_deal", lead_id, options)
    flow = _waited(client.leads, lead_id, steps, timeout, on_status, anyio.sleep)
    return await arun(flow)


def convert_deal(
    client: Client,
    deal_id: int,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
) -> Conversion:
    """Convert a deal and wait for the lead; its ID is `lead_id`. See `convert_lead`."""
    steps = _convert(client.deals, "convert_to_lead", deal_id, {})
    return run(_waited(client.deals, deal_id, steps, timeout, on_status, time.sleep))


async def async_convert_deal(
    client: AsyncClient,
    deal_id: int,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
) -> Conversion:
    """Convert a deal and wait for the lead. See `convert_lead`."""
    steps = _convert(client.deals, "convert_to_lead", deal_id, {})
    flow = _waited(client.deals, deal_id, steps, timeout, on_status, anyio.sleep)
    return await arun(flow)


def wait(
    group: Any,
    source_id: int | str,
    job: Any,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
) -> Conversion:
    """Wait for a conversion that was started by the client.

    Args:
        group: `client.leads` or `client.deals`, which started it.
        source_id: The ID of the lead or deal that is converted.
        job: The `ConversionJob` that was returned, or its ID.

    Other arguments, errors and costs are those of `convert_lead`.
    """
    flow = _waited(group, source_id, lambda: job, timeout, on_status, time.sleep)
    return run(flow)


async def async_wait(
    group: Any,
    source_id: int | str,
    job: Any,
    *,
    timeout: float = 60.0,
    on_status: Callable[[str], object] | None = None,
) -> Conversion:
    """Wait for a conversion that was started by the client. See `wait`."""
    flow = _waited(group, source_id, lambda: job, timeout, on_status, anyio.sleep)
    return await arun(flow)


def _convert(group: Any, method: str, source: Any, options: dict[str, Any]) -> Step:
    return lambda: getattr(group, method)(source, **options)


def _waited(
    group: Any,
    source: int | str,
    start: Step,
    timeout: float,
    on_status: Callable[[str], object] | None,
    sleep: Callable[[float], Any],
) -> Flow[Conversion]:
    job = yield start
    name = str(getattr(job, "conversion_id", job))
    end = time.monotonic() + timeout
    pause = FIRST_PAUSE
    while True:
        found: Conversion = yield lambda: group.get_conversion_status(source, name)
        status = str(found.status)
        if on_status is not None:
            on_status(status)
        if status == "completed":
            return found
        if status in ("failed", "rejected"):
            raise ConversionFailedError(f"conversion {name} ended as {status}", found)
        left = end - time.monotonic()
        if left <= 0:
            raise ConversionTimeoutError(
                f"conversion {name} is {status} after {timeout:g} s", found
            )
        wait_for = min(pause, left)
        yield lambda: sleep(wait_for)  # noqa: B023  # run before the next round
        pause = min(pause * 1.5, LONGEST_PAUSE)
