"""The time of generation: for our document, for small changes, for large documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from . import documents, large
from ._measure import ROOT, WORK, Ended, Group, Samples, run_python
from .peers import generate_oag, generate_opc

COLD = "cold"
SAME = "nothing changed"
DESCRIPTION = "one description changed"
OPC = "openapi-python-client, cold"
OAG = "openapi-generator, cold"
V2 = "v2 alone: 158 operations, 1 MB"
MANY = "2,054 operations, 13 MB"
BODY = "one operation, body of 1 MB"
LARGE_BODY = "one operation, body of 10 MB"
GITHUB = "GitHub: 1,223 operations, 13 MB"
_PEERS = (
    "The cold run begins without any output. openapi-python-client is given the document "
    "with our corrections and with every property nullable, because its client raises "
    "TypeError at the first null date else; it runs ruff on what it writes."
)
_LARGE = (
    "Copies of the document, with names of their own, or one operation whose body has as "
    "many fields; no configuration. The memory is that of the largest process."
)
_GITHUB = (
    "The document of GitHub's API, of the package that `benchmarks/documents.txt` names. "
    "The generator of 25 November 2026 took 84 s; the target is 60 % of that."
)
_SPEC = WORK / "spec"
_OUT = WORK / "generated"


def measure(*, rounds: int) -> list[Group]:
    """Measure runs of the generator, wall and CPU, beside those of the peers."""
    ways: dict[str, Callable[[], Ended]] = {
        COLD: _cold,
        SAME: _same,
        DESCRIPTION: _description,
        OPC: generate_opc,
        OAG: generate_oag,
    }
    _cold()  # compiles the generator's modules
    wall: Samples = {name: [] for name in ways}
    cpu: Samples = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():  # in this order: each begins where one ends
            ended = way()
            wall[name].append(ended.wall)
            cpu[name].append(ended.cpu)
    return [
        Group("generate", "Generating the client, wall", "s", COLD, wall, [_PEERS]),
        Group("generate-cpu", "The same, CPU", "s", COLD, cpu),
    ]


def _cold() -> Ended:
    shutil.rmtree(_OUT, ignore_errors=True)
    shutil.rmtree(_SPEC, ignore_errors=True)
    shutil.copytree(ROOT / "spec", _SPEC)
    return _generate(_SPEC / "pipedrive-v2.toml", _OUT)


def _same() -> Ended:
    before = _state()
    ended = _generate(_SPEC / "pipedrive-v2.toml", _OUT)
    assert _state() == before, "a file was touched"
    return ended


def _description() -> Ended:
    path = _SPEC / "pipedrive-v2.yaml"
    text = path.read_text()
    changed = text.replace("summary: Get all deals\n", "summary: Get every deal\n", 1)
    assert changed != text
    path.chmod(0o644)
    path.write_text(changed)
    before = _state()
    ended = _generate(_SPEC / "pipedrive-v2.toml", _OUT)
    assert _state() != before, "the description is in no file"
    return ended


def _generate(source: Path, out: Path) -> Ended:
    return run_python("-m", "generator", "generate", str(source), "--out", str(out))


def _state() -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in _OUT.rglob("*.*")}


def measure_large() -> list[Group]:
    """Measure large documents without a configuration: CPU of a unit, and memory."""
    folder = WORK / "large"
    folder.mkdir(exist_ok=True)
    documents = {
        V2: ("v2", large.SPEC.read_text(), 158),
        MANY: ("operations", large.many_operations(13), 158 * 13),
        BODY: ("body", large.large_body(1), 1),
        LARGE_BODY: ("large_body", large.large_body(10), 10),
    }
    time: Samples = {}
    memory: Samples = {}
    for name, (stem, text, units) in documents.items():
        path = folder / f"{stem}.yaml"
        path.write_text(text)
        shutil.rmtree(folder / "out", ignore_errors=True)
        ended = _generate(path, folder / "out")
        assert f"{units if units > 100 else 1} of " in ended.output, ended.output
        time[name] = [ended.cpu / units * 1000]
        memory[name] = [ended.rss]
    return [
        Group(
            "large",
            "Large documents: CPU for an operation, or for a MB of body",
            "ms",
            V2,
            time,
            [_LARGE],
        ),
        Group("large-memory", "The same: memory, at most", "MB", V2, memory),
    ]


def measure_github() -> Group:
    """Measure the CPU of a large document of others, without a configuration."""
    (source,) = (s for s in documents.sources() if s.name.endswith("github_com"))
    folder = WORK / "large"
    shutil.rmtree(folder / "out", ignore_errors=True)
    ended = _generate(documents.fetched(source), folder / "out")
    title = "Another large document: CPU"
    return Group("github", title, "s", GITHUB, {GITHUB: [ended.cpu]}, [_GITHUB])


def to_reading() -> float:
    """Return the CPU of a cold run, as ratio to reading the document as plain YAML."""
    code = (
        "import sys, yaml; "
        "yaml.load(open(sys.argv[1]), getattr(yaml, 'CSafeLoader', yaml.SafeLoader))"
    )
    reading = run_python("-c", code, str(large.SPEC))
    return _cold().cpu / reading.cpu
