"""The files around a package: what a project needs to be published."""

from __future__ import annotations

import json
from typing import Any

import jinja2
from msgspec import Struct

from ..config import quoted
from ..facts import Api
from ..model import ir
from ..model.description_text import first_sentence
from ..names.result import Names
from ..read.load import Document
from ..write.manifest import OWN
from ..write.package import RUNTIME
from ..write.python_source import literal
from ..write.render import environment
from .calls import SampleCall, sample_calls

SAMPLES = "tests/samples.json"


class Project(Struct, frozen=True, kw_only=True):
    """The files of a project, by path below its folder, beside the package itself."""

    written: dict[str, str]
    """Written by each run."""
    first: dict[str, str]
    """Written where they are missing: they belong to the maintainer from then on."""


def project_files(
    package: str, api: ir.Api, names: Names, facts: Api, document: Document
) -> Project:
    """Return the files around *package*; *facts*: about its API."""
    calls = sample_calls(api, names, document)
    values = {
        "package": package,
        "distribution": package.replace("_", "-"),
        "document": document.name.rpartition("/")[2],
        "title": api.title or package,
        "about": " ".join(first_sentence(api.doc).split()) if api.doc else "",
        "runtime": RUNTIME,
        "count": len(api.operations),
        "credentials": _credentials(facts),
        "first": _first_call(calls),
    }
    return Project(
        written={
            "tests/test_smoke.py": _text("test_smoke.py.jinja", values),
            SAMPLES: _samples(calls, facts),
        },
        first={
            "pyproject.toml": _text("pyproject.toml.jinja", values),
            "README.md": _text("README.md.jinja", values),
            "CHANGELOG.md": _text("CHANGELOG.md.jinja", values),
            ".gitignore": _text("gitignore.jinja", values),
            ".github/workflows/ci.yml": _text("ci.yml.jinja", values),
            f"{package}/{OWN}/__init__.py": "",
            f"{package}/{OWN}/client.py": _text("own_client.py.jinja", values),
        },
    )


def _text(template: str, values: dict[str, Any]) -> str:
    made: jinja2.Environment = environment()
    made.filters["toml"] = quoted
    text = made.get_template(f"project/{template}").render(values)
    return text.rstrip() + "\n"


def _credentials(facts: Api) -> tuple[str, ...]:
    """Return arguments of the client, with the credentials that most calls need."""
    needed = next((entry for entry in facts.security or () if entry), ())
    keys = [key for key in facts.credentials if not needed or key.argument in needed]
    found = [name for key in keys[:1] for name in (key.argument, key.password) if name]
    return tuple(f'{name}="..."' for name in (*found, *sorted(facts.base_urls)))


def _first_call(calls: tuple[SampleCall, ...]) -> dict[str, Any]:
    """Return the call that a reader is shown: of a list, else one that only reads."""
    ranked = sorted(
        calls,
        key=lambda call: (
            call.operation.deprecated,
            call.operation.http_method != "GET",
            call.operation.paging is None,
            call.operation.result.type is None,
            len(call.positional) + len(call.keywords),
            not call.is_example,
        ),
    )
    if not ranked:
        return {"source": "", "is_paged": False}
    call = ranked[0]
    given = [literal(value) for value in call.positional]
    given += [f"{name}={literal(value)}" for name, value in call.keywords.items()]
    return {
        "source": f"client.{call.attribute}.{call.function}({', '.join(given)})",
        "is_paged": call.operation.paging is not None,
    }


def _samples(calls: tuple[SampleCall, ...], facts: Api) -> str:
    """Return the calls and the responses as JSON, an operation a line."""
    secrets = [a for key in facts.credentials for a in (key.argument, key.password)]
    head = json.dumps({name: "sample" for name in secrets if name}, sort_keys=True)
    lines = [json.dumps(_entry(call), ensure_ascii=True) for call in calls]
    entries = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "credentials": {head},\n  "calls": [\n{entries}\n  ]\n}}\n'


def _entry(call: SampleCall) -> dict[str, Any]:
    return {
        "operation": call.operation.id,
        "request": f"{call.operation.http_method} {call.operation.path}",
        "method": f"{call.attribute}.{call.function}",
        "positional": call.positional,
        "keywords": call.keywords,
        "files": call.files,
        "status": call.status,
        "media_type": call.media_type,
        "body": call.body,
    }
