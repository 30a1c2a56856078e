"""An app that several companies install: a file of access tokens and a client for each.

CLIENT_ID=... CLIENT_SECRET=... uvicorn oauth_app:app

Its callback is http://localhost:8000/callback. Add a sign-in before it shows deals to others.
"""

import os
from functools import partial
from pathlib import Path

import httpx
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse

from pipedrive_v2 import API, Client, FileTokenStore, OAuth2Session, Tokens


def service(folder: Path, app_id: str, secret: str, http: httpx.Client) -> FastAPI:
    """Return the application; it keeps the access tokens in the folder."""
    folder.mkdir(mode=0o700, exist_ok=True)
    app = FastAPI()
    of_app = partial(
        OAuth2Session, API, client_id=app_id, client_secret=secret, http_client=http
    )

    def save(tokens: Tokens) -> None:  # https://acme.pipedrive.com: acme
        company = httpx.URL(tokens.server or "").host.partition(".")[0]
        FileTokenStore(folder / f"{company}.json").save(tokens)

    session = of_app(redirect_uri="http://localhost:8000/callback", save=save)

    @app.get("/install")
    def install() -> RedirectResponse:
        url, state = session.authorize()
        response = RedirectResponse(url)
        response.set_cookie("state", state, httponly=True, samesite="lax")
        return response

    @app.get("/callback")
    def callback(request: Request) -> str:
        session.exchange(str(request.url), state=request.cookies.get("state", ""))
        return "installed"

    @app.get("/{company}/deals")
    def deals(company: str) -> list[str | None]:
        if company not in {path.stem for path in folder.glob("*.json")}:
            raise HTTPException(404, "this company has not installed the app")
        own = of_app(tokens=FileTokenStore(folder / f"{company}.json"))
        with Client(auth=own, http_client=http) as client:
            return [deal.title for deal in client.deals.list(sort_by="id", max_items=9)]

    return app


if "CLIENT_ID" in os.environ:
    names = os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"]
    app = service(Path("tokens"), *names, httpx.Client())
