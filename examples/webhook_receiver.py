"""A receiver of webhooks that reads the whole deal of each event.

    PIPEDRIVE_API_TOKEN=... HOOK_PASSWORD=... uvicorn webhook_receiver:app

Webhooks hold crucial fields only. In FastAPI: `api.mount("/hook", receiver(client, ...))`,
and a URL that ends with /hook/.
"""

from __future__ import annotations

import os
from typing import Any

from pipedrive_kit.webhooks import Event, asgi_endpoint
from pipedrive_v2 import AsyncClient, errors

seen: list[dict[str, Any]] = []


def receiver(client: AsyncClient, password: str) -> Any:
    """Return an ASGI application for events of deals."""

    async def handle(event: Event) -> None:
        if event.meta.entity != "deal" or event.after is None:
            return
        try:
            deal = await client.deals.get(event.after.id)
        except errors.NotFoundError:
            return  # deleted meanwhile
        seen.append(deal.to_dict())

    return asgi_endpoint(handle, user="crm", password=password)


if "HOOK_PASSWORD" in os.environ:
    app = receiver(AsyncClient(), os.environ["HOOK_PASSWORD"])
