"""The cost of a start: the import, the first call, the room on the disk."""

from __future__ import annotations

import random
from pathlib import Path

from ._clients import TOKEN
from ._measure import ROOT, Group, Samples, run_python
from .peers import OAG as OAG_PACKAGE, OPC as OPC_PACKAGE, PEERS as FOLDER

HTTPX = "import httpx"
OURS = "import pipedrive_v2"
MADE = "this client, made"
HTTPX_MADE = "httpx.Client, made"
OPC = "openapi-python-client, one operation"
OAG = "openapi-generator, one tag"
HELP = "python -m generator --help"
NOTHING = "python -c pass"
_TIMED = "import time; b = time.process_time(); {}; print(time.process_time() - b)"
IMPORTS = {
    HTTPX: HTTPX,
    OURS: OURS,
    MADE: f"from pipedrive_v2 import Client; Client(api_token={TOKEN!r})",
    HTTPX_MADE: "import httpx; httpx.Client()",
}
PEERS = {
    OPC: "from opc_client.api.deals import get_deal",
    OAG: "from oag_client import DealsApi",
}
CALLS = {
    "this client": (
        "from benchmarks._clients import client; c = client({url!r}); "
        "c.request('GET', '/deals/7')",
        "c.deals.get(7)",
    ),
    "openapi-python-client": (
        "from benchmarks.peers import opc_client; c = opc_client({url!r}); "
        "c.get_httpx_client().get('/deals/7')",
        "from opc_client.api.deals import get_deal; get_deal.sync(7, client=c)",
    ),
    "openapi-generator": (
        "from benchmarks.peers import oag_deals; import urllib3",
        "c = oag_deals({url!r}); c.get_deal(7)",
    ),
}


def measure_imports(*, rounds: int, peers: bool = True) -> Group:
    """Measure imports in fresh interpreters, CPU."""
    imports = {**IMPORTS, **(PEERS if peers else {})}
    codes = {name: _TIMED.format(code) for name, code in imports.items()}
    return Group("import", "Imports, CPU", "ms", HTTPX, _in_turn(codes, rounds))


def measure_first_call(url: str, *, rounds: int) -> Group:
    """Measure what the first typed call takes beyond the second, CPU.

    Before it another request has opened the connection, and loaded what httpx loads late.
    """
    codes = {}
    for name, (before, call) in CALLS.items():
        codes[name] = "\n".join(
            (
                "import time",
                before.format(url=url),
                "first = time.process_time()",
                call.format(url=url),
                "second = time.process_time()",
                call.format(url=url),
                "end = time.process_time()",
                "print(second - first - (end - second))",
            )
        )
    title = "The first call of a client beyond what the second takes, CPU"
    return Group("first-call", title, "ms", "this client", _in_turn(codes, rounds))


def _in_turn(codes: dict[str, str], rounds: int) -> Samples:
    """Run codes that print seconds; return milliseconds."""
    order, shuffled = list(codes), random.Random(0)
    samples: Samples = {name: [] for name in codes}
    for code in codes.values():
        run_python("-c", code)  # compiles what is not yet compiled
    for _ in range(rounds):
        shuffled.shuffle(order)
        for name in order:
            samples[name].append(float(run_python("-c", codes[name]).output) * 1000)
    return samples


def measure_size() -> Group:
    """Measure the installed packages without caches."""
    packages = {
        "pipedrive_v2": ROOT / "generated" / "pipedrive_v2",
        "openapi_runtime": ROOT / "openapi_runtime",
        "openapi-python-client": FOLDER / OPC_PACKAGE,
        "openapi-generator": FOLDER / OAG_PACKAGE,
    }
    samples = {name: [_megabytes(path)] for name, path in packages.items()}
    return Group("size", "Installed without caches", "MB", "pipedrive_v2", samples)


def _megabytes(folder: Path) -> float:
    files = (p for p in folder.rglob("*") if p.is_file() and "cache" not in str(p))
    return sum(path.stat().st_size for path in files) / 1e6


def measure_help(*, rounds: int) -> Group:
    """Measure how long the generator takes to say what it can do, wall."""
    samples: Samples = {HELP: [], NOTHING: []}
    for _ in range(rounds + 1):
        ended = run_python("-m", "generator", "--help")
        samples[HELP].append(ended.wall * 1000)
        samples[NOTHING].append(run_python("-c", "pass").wall * 1000)
    samples = {name: values[1:] for name, values in samples.items()}
    title = "The generator's start, wall"
    return Group("help", title, "ms", NOTHING, samples)
