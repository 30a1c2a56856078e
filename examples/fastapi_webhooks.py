"""A FastAPI service that receives webhooks and shows the deals that changed.

PIPEDRIVE_API_TOKEN=... HOOK_PASSWORD=... uvicorn fastapi_webhooks:app

The webhook's URL ends with /hook/, its user is `crm`. Add a sign-in to /deals before others
can reach it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from pipedrive_kit.webhooks import Event, asgi_endpoint
from pipedrive_v2 import AsyncClient, errors


def service(client: AsyncClient, password: str) -> FastAPI:
    """Return the application: webhooks go to /hook/, people look at /deals."""
    latest: deque[dict[str, Any]] = deque(maxlen=100)

    async def handle(event: Event) -> None:
        if event.meta.entity != "deal" or event.after is None:
            return
        try:
            # An event has the main fields only.
            deal = await client.deals.get(event.after.id)
        except errors.NotFoundError:
            return  # deleted meanwhile
        latest.appendleft({"id": deal.id, "title": deal.title, "value": deal.value})

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with client:
            yield

    async def deals() -> list[dict[str, Any]]:
        return list(latest)

    app = FastAPI(lifespan=lifespan)
    app.add_api_route("/deals", deals)
    app.mount("/hook", asgi_endpoint(handle, user="crm", password=password))
    return app


if "HOOK_PASSWORD" in os.environ:
    app = service(AsyncClient(), os.environ["HOOK_PASSWORD"])
