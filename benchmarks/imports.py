"""What imports cost, as ratios to ``import httpx``: fresh interpreters, taking turns."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = """
import sys, time
sys.path[:0] = {paths!r}
began = time.process_time()
{code}
print(time.process_time() - began)
"""
CASES = {
    "httpx": "import httpx",
    "httpx, msgspec": "import httpx, msgspec",
    "client_runtime": "import client_runtime",
    "pipedrive_v2": "import pipedrive_v2",
    "Client of pipedrive_v2": "from pipedrive_v2 import Client",
    "client.deals": (
        "from pipedrive_v2 import Client; Client(api_token='x' * 40).deals.list"
    ),
    "httpx.Client": "import httpx; httpx.Client()",
}


def seconds(code: str) -> float:
    """Return the CPU seconds that some code takes in a fresh interpreter."""
    paths = [str(ROOT), str(ROOT / "generated")]
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(paths=paths, code=code)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def main(rounds: int = 25) -> None:
    """Print a line for each case."""
    for code in CASES.values():
        seconds(code)  # writes the caches
    times = [
        {name: seconds(code) for name, code in CASES.items()} for _ in range(rounds)
    ]
    for name in CASES:
        ratio = statistics.median(round_[name] / round_["httpx"] for round_ in times)
        middle = statistics.median(round_[name] for round_ in times)
        print(f"{name:<24} {middle * 1000:8.1f} ms {ratio:8.2f} x httpx")


if __name__ == "__main__":
    main()
