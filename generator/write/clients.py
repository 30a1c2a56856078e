"""Views of the two root clients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openapi_source.code import wrap

from ..facts import Api, ApiKey
from ..model import ir
from ..model.description_text import sentences, summary
from ..names.client_options import Option, client_options, client_raises
from ..names.result import Names
from .annotations import union
from .python_source import Code, literal
from .views import (
    FLAVORS,
    AttributeView,
    ClientView,
    Flavor,
    ResourceView,
)


def client_views(
    api: ir.Api,
    names: Names,
    facts: Api,
    resources: tuple[ResourceView, ...],
    *,
    has_costs: bool,
) -> tuple[ClientView, ...]:
    """Prepare both clients."""
    plans = [window.plans for window in facts.windows]
    options = client_options(
        has_limits=bool(facts.windows or facts.blocked) or has_costs,
        has_costs=has_costs,
        has_plans=any(plans) or bool(facts.budget and facts.budget.plans),
        has_oauth2=bool(api.oauth2),
    )
    doc = tuple(_doc(api, names, facts, options, client_raises(has_costs=has_costs)))
    secrets = [
        a for key in facts.credentials for a in (key.argument, key.password) if a
    ]
    parts = dict.fromkeys(sorted(facts.base_urls), "str | None") | {
        name: _variable_type(values) for name, values in facts.variables.items()
    }
    arguments = (
        "API",
        f"credentials={literal({name: Code(name) for name in secrets})}",
        f"url_parts={literal({name: Code(name) for name in parts})}",
        "base_url=base_url",
        "http_client=http_client",
        f"**given_options({', '.join(f'{name}={name}' for name in options)})",
    )
    return tuple(
        ClientView(
            name=f"{flavor.prefix}Client",
            base=flavor.metered_base if has_costs else flavor.base,
            doc=_ASYNC if flavor.prefix else doc,
            parameters=(
                *(f"{name}: str | None = None" for name in secrets),
                *(f"{name}: {type_} = None" for name, type_ in parts.items()),
                "base_url: str | None = None",
                f"http_client: {flavor.http_client} | None = None",
                *(
                    f"{n}: {union(o.annotation, 'Unset')} = UNSET"
                    for n, o in options.items()
                ),
            ),
            arguments=arguments,
            attributes=tuple(_attribute(view, flavor) for view in resources),
        )
        for flavor in FLAVORS
    )


def _variable_type(values: tuple[str, ...]) -> str:
    """Annotate the argument for a variable of the base URL."""
    listed = ", ".join(map(literal, values))
    return f"Literal[{listed}] | None" if len(values) > 1 else "str | None"


_ASYNC = ("`Client`, awaited; it takes the same arguments.",)


def _attribute(resource: ResourceView, flavor: Flavor) -> AttributeView:
    name = resource.attribute
    return AttributeView(
        name=name,
        class_name=f"{flavor.prefix}{resource.class_name}",
        doc=(f"`Client.{name}`, awaited.",) if flavor.prefix else resource.summary,
        old_names=tuple(
            (old, f"client.{old} is client.{name} now")
            for old in resource.old_attributes
        ),
    )


def _doc(
    api: ir.Api,
    names: Names,
    facts: Api,
    options: Mapping[str, Option],
    raises: str,
) -> Iterator[str]:
    """Yield the constructor's docstring: it is the first thing that a user looks up."""
    entries = [entry for key in facts.credentials for entry in _credential(key)]
    for name, url in sorted(facts.base_urls.items()):
        entries.append(
            (name, _stated(f"Makes the base URL {url}", facts.url_env.get(name)))
        )
    for name, variable in names.server_variables.items():
        entries.append((name, _variable(variable)))
    entries += [
        ("base_url", _base_url(api, facts)),
        ("http_client", "Used and not closed; by default the client makes its own."),
        *((name, option.text) for name, option in options.items()),
    ]
    yield from (f"{api.title or facts.name}.", "", "Args:")
    for name, text in entries:
        yield from (f"    {line}" for line in wrap(f"{name}: {text}", 8, 4))
    yield ""
    yield from wrap(raises, 4)


def _variable(variable: ir.ServerVariable) -> str:
    """Describe the argument for a variable of the base URL."""
    values = [value for value in variable.values if value != variable.default]
    others = f"; or {', '.join(values)}" if values else ""
    text = summary(variable.doc)
    stated = f"Part of the base URL, by default {variable.default}{others}."
    return f"{stated} {text}".strip()


def _server(server: ir.Server) -> str:
    doc = summary(server.doc).rstrip(".")
    return f"{server.usual} ({doc})" if doc else server.usual


def _base_url(api: ir.Api, facts: Api) -> str:
    """Describe the argument for the base URL, with what else the document has for it."""
    default = f", by default {facts.base_url}" if facts.base_url else ""
    found = [f"Where the paths of the operations begin{default}."]
    usual = api.servers[0].url if api.servers else ""
    if usual and not api.base_url:
        found.append(f"Needed: it ends in {usual}.")
    if api.servers and api.servers[0].doc:
        found += sentences(api.servers[0].doc)
    others = [_server(server) for server in api.servers[1:] if server.usual]
    if others:
        found.append(f"Other servers: {', '.join(others)}.")
    if any("://" in operation.server for operation in api.operations):
        found.append(
            "If given, it holds for operations with servers of their own, too."
        )
    return " ".join(found)


def _credential(key: ApiKey) -> Iterator[tuple[str, str]]:
    """Yield the arguments of a credential with their texts."""
    if key.password:
        yield key.argument, _stated("User name for HTTP Basic", key.env)
        yield key.password, f"Sent with `{key.argument}`."
    else:
        value = f": {key.prefix}…" if key.prefix else ""
        yield key.argument, _stated(f"Sent as `{key.name}{value}`", key.env)


def _stated(text: str, variable: str | None) -> str:
    return (
        f"{text}; if not given, {variable} of the environment."
        if variable
        else f"{text}."
    )
