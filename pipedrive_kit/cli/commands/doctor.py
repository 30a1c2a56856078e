"""`pipedrive doctor`: is everything as it should be?"""

from __future__ import annotations

import datetime as dt
import email.utils
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openapi_runtime.errors import ClientError

from ..accounts.credentials import Vault
from ..accounts.profiles import ENVIRONMENT
from ..base import command, output_options, profile_options
from ..exits import FAILED
from ..session import Session
from .drift import look

MOST_SECONDS = 30
"""The most that the clocks of both sides should differ."""


@dataclass
class Check:
    """One question and its answer; `ok` is None for what is no fault, or not known."""

    check: str
    ok: bool | None
    detail: str


@command(
    "doctor",
    "pipedrive doctor",
    "pipedrive doctor --profile sandbox --output json",
    options=[*output_options(fields=False), *profile_options()],
)
def doctor(session: Session) -> int:
    """Check credentials, connection, plan, clock, and the account against the documents.

    Exits with 1 if something is wrong. Costs 17 tokens.
    """
    found = list(_checks(session))
    rows = [{"check": one.check, "ok": one.ok, "detail": one.detail} for one in found]
    session.rows(rows, ["check", "ok", "detail"])
    return FAILED if any(one.ok is False for one in found) else 0


def _checks(session: Session) -> Iterator[Check]:
    profile = session.account_profile
    yield Check("account", True, f"{profile.name} ({profile.kind})")
    yield _kept(session)
    began = time.monotonic()
    try:
        response = session.client.users.with_raw_response.me()
    except ClientError as error:
        yield Check("connection", False, str(error))
        return
    seconds = time.monotonic() - began
    yield Check("connection", True, f"{session.client.base_url}, {seconds:.2f} s")
    user = response.parsed
    yield Check("user", True, f"{user.name} of {user.company_name}")
    yield _clock(response.headers)
    yield _plan(session)
    seen = look(session, ["deals"])
    ok = None if len(seen) else True
    yield Check("document", ok, f"{len(seen)} differences in deals (`pipedrive drift`)")


def _kept(session: Session) -> Check:
    profile = session.account_profile
    if profile.name == ENVIRONMENT:
        return Check("credentials", True, "PIPEDRIVE_API_TOKEN")
    if profile.keyring:
        return Check("credentials", True, "the keyring")
    path = Vault(session.profiles, profile).path
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        return Check("credentials", False, f"{path}: {error.strerror}")
    return Check("credentials", mode & 0o077 == 0, f"{path}, mode {mode:04o}")


def _clock(headers: Any) -> Check:
    text = headers.get("date")
    if not text:
        return Check("clock", None, "the server did not say its time")
    there = email.utils.parsedate_to_datetime(text)
    apart = (dt.datetime.now(dt.timezone.utc) - there).total_seconds()
    return Check("clock", abs(apart) <= MOST_SECONDS, f"{apart:+.0f} s to the server's")


def _plan(session: Session) -> Check:
    today = session.client.budget
    if today.left is None:
        today = session.client.check_budget()
    if today.left is None or not today.limit:
        return Check("tokens", None, "Pipedrive did not say how many are left")
    detail = f"{today.left:,} of {today.limit:,} are left today"
    if session.account_profile.plan is None:
        detail += "; without `login --plan`, the rate is that of the smallest plan"
    return Check("tokens", today.left > 0, detail)


command = doctor
