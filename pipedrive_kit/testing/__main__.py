"""`python -m pipedrive_kit fake`: a fake on a port of this machine."""

from __future__ import annotations

import argparse
import shlex
import threading

from .fake import API_TOKEN, FakePipedrive
from .limits.meter import Limits
from .store.seeds import SEEDS


def main(arguments: list[str] | None = None) -> int:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(
        prog="python -m pipedrive_kit fake", description=__doc__
    )
    parser.add_argument("--port", type=int, default=8080, help="0: any free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--seed", choices=sorted(SEEDS), default="demo")
    parser.add_argument("--plan", help="enforce the limits of a plan, as `lite`")
    parser.add_argument("--api-token", default=API_TOKEN)
    parser.add_argument(
        "--validate",
        choices=("all", "requests", "nothing"),
        default="all",
        help="what openapi-core checks; it takes longer than all else",
    )
    given = parser.parse_args(arguments)
    limits = Limits.of_plan(given.plan) if given.plan else None
    with FakePipedrive(validate=given.validate, limits=limits) as fake:
        fake.api_tokens = {given.api_token: 1}
        if given.seed != "empty":
            fake.seed(given.seed)
        try:
            url = fake.serve(given.host, given.port)
        except OSError as problem:
            parser.error(f"port {given.port}: {problem.strerror}; --port 0 finds one")
        print(f"{url}  API token: {given.api_token}")
        print("For programs that make a `Client()`, or `pipedrive`:")
        print(f"export PIPEDRIVE_API_TOKEN={shlex.quote(given.api_token)}")
        print(f"export PIPEDRIVE_API_DOMAIN={fake.origin}", flush=True)
        try:
            while not threading.Event().wait(0.2):
                fake.webhooks.deliver()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    main()
