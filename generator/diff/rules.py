"""The table of rules: each kind of change, its level and what callers do about it.

`compare.py`, `compare_models.py` and `change.py` find the changes and name these ids.
`docs/rules.md` is this table, printed by `python -m generator diff --rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct


class Level(IntEnum):
    """Effect of a change on Python code that calls the package; graver is greater."""

    DOCS = 0
    ADDS = 1
    BEHAVIOUR = 2
    TYPES = 3
    RUNTIME = 4

    @property
    def phrase(self) -> str:
        """The level in words that follow a number of changes."""
        return _PHRASES[self]


_PHRASES = {
    Level.RUNTIME: "break at run time",
    Level.TYPES: "break type checking",
    Level.BEHAVIOUR: "change behaviour or cost",
    Level.ADDS: "add",
    Level.DOCS: "documentation only",
}


class Rule(Struct, frozen=True):
    """One kind of change."""

    id: str
    level: Level
    meaning: str
    todo: str
    facet: str = ""
    """Parts of a surface and what they have: it has another value, or a flag is set.

    "not-" before a flag: it is no longer set. `change.facets` compares them.
    """


_RUNTIME, _TYPES, _BEHAVIOUR = Level.RUNTIME, Level.TYPES, Level.BEHAVIOUR
_ADDS, _DOCS = Level.ADDS, Level.DOCS

_TABLE = (
    # The client
    ("package-removed", _RUNTIME, "The package is gone.", "Stop importing it, or stay on the previous version."),
    ("package-added", _ADDS, "There is a new package.", ""),
    ("package-renamed", _RUNTIME, "The package has another name.", "Change the imports.", "client.package"),
    ("base-url-changed", _BEHAVIOUR, "Requests go to another URL.", "Pass `base_url` to stay where you are; open firewalls.", "client.base_url"),
    ("client-argument-removed", _RUNTIME, "The client's constructor no longer takes an argument.", "Remove the argument."),
    ("client-argument-added", _ADDS, "The client's constructor takes one more argument; none is required.", ""),
    ("credential-moved", _BEHAVIOUR, "A credential is sent in another place. Python callers pass it as before.", "Nothing, unless a proxy handles that header.", "client-argument.sent"),
    ("base-url-template-changed", _BEHAVIOUR, "An argument makes another base URL.", "Check the value that you pass.", "client-argument.base_url"),
    ("oauth2-url-changed", _BEHAVIOUR, "The authorization or the token endpoint has another URL.", "Check redirects and firewalls.", "client-argument.authorize_url client-argument.token_url"),
    ("api-version-changed", _DOCS, "The document states another version of the API.", "", "client.version"),
    ("api-title-changed", _DOCS, "The API has another title.", "", "client.title"),
    ("corrected-changed", _BEHAVIOUR, "The document changed under a correction, which hides it: the generated code is as before.", "Check what the server does; correct or delete the action of the overlay."),
    # Groups of methods
    ("group-removed", _RUNTIME, "An attribute of the client is gone, with its methods.", "Stop using it, or stay on the previous version."),
    ("group-added", _ADDS, "The client has a new attribute with methods.", ""),
    ("group-renamed-with-alias", _BEHAVIOUR, "An attribute of the client has another name. The old one works until the next release, with a `DeprecationWarning`.", "Use the new name."),
    ("old-name-dropped", _RUNTIME, "The old name of something that was renamed is gone.", "Use the new name."),
    ("group-class-renamed", _TYPES, "The class behind an attribute of the client has another name.", "Rename it in annotations.", "group.class_name"),
    ("group-docs-changed", _DOCS, "The description of a group of methods changed.", "", "group.docs"),
    ("tag-renamed", _DOCS, "A tag of the document has another name; the group keeps its own.", "Nothing, or write the line into the configuration to follow."),
    # Methods
    ("method-removed", _RUNTIME, "The operation is no longer in the document.", "Stop calling it: the server will refuse it."),
    ("method-renamed-with-alias", _BEHAVIOUR, "The same operation is another method. The old name works until the next release, with a `DeprecationWarning`.", "Call it by its new name."),
    ("method-added", _ADDS, "There is a new method.", ""),
    ("method-renamed", _RUNTIME, "The same operation is another method.", "Call it by its new name."),
    ("operation-id-changed", _BEHAVIOUR, "The operation has another id, in `OPERATIONS`, errors and usage.", "Change code and dashboards that name the id.", "method.id"),
    ("http-method-changed", _BEHAVIOUR, "The request has another HTTP method. Breaking on the wire; the Python call is the same.", "Upgrade the package before the server drops the old method."),
    ("path-changed", _BEHAVIOUR, "The request has another path. Breaking on the wire; the Python call is the same.", "Upgrade the package before the server drops the old path."),
    ("method-deprecated", _BEHAVIOUR, "The operation is deprecated and will go.", "Plan to replace it.", "method.deprecated"),
    ("method-undeprecated", _DOCS, "The operation is no longer deprecated.", "", "method.not-deprecated"),
    ("mark-added", _BEHAVIOUR, "The operation got a mark, such as beta.", "Read what the mark means."),
    ("mark-removed", _DOCS, "The operation lost a mark, such as beta.", ""),
    ("cost-increased", _BEHAVIOUR, "A request costs more.", "Check budgets and the period of syncs."),
    ("cost-decreased", _BEHAVIOUR, "A request costs less.", "Nothing; budgets last longer."),
    ("scope-required", _RUNTIME, "An OAuth scope is needed where none was.", "Request the scope and let users authorize again."),
    ("scope-removed", _RUNTIME, "A scope no longer suffices: an access token with only this scope is refused.", "Request one of the other scopes."),
    ("scope-added", _ADDS, "One more scope suffices, or none is needed.", ""),
    ("rate-window-added", _BEHAVIOUR, "Requests count in one more rate window.", "Expect calls to wait."),
    ("rate-window-removed", _BEHAVIOUR, "Requests count in one rate window fewer.", ""),
    ("guard-added", _BEHAVIOUR, "A harmful call is refused before it is sent.", "Correct the call, or pass `force=True`."),
    ("guard-removed", _ADDS, "A call that was refused is sent.", ""),
    ("summary-changed", _DOCS, "The first line of a method's docstring changed.", "", "method.summary"),
    ("method-docs-changed", _DOCS, "The description of a method or its arguments changed.", "", "method.docs"),
    ("removed-method-dropped", _TYPES, "A method that raised, because its operation was removed, is gone itself.", "Remove the call."),
    ("webhook-removed", _RUNTIME, "A function of `webhooks` is gone.", "Stop calling it: the document no longer has the webhook."),
    ("webhook-added", _ADDS, "There is a new function in `webhooks`.", ""),
    # Pages
    ("paging-added", _RUNTIME, "The method returns a `Pager`, no longer its result.", "Iterate over it; `await` goes away."),
    ("paging-removed", _RUNTIME, "The method returns its result, no longer a `Pager`; `cursor`, `limit` and `max_items` are gone.", "Take the result itself."),
    ("paging-changed", _BEHAVIOUR, "Pages are requested, or found in the response, in another way. Python callers go on iterating.", "Discard stored cursors."),
    ("page-size-limit-decreased", _RUNTIME, "A page may hold fewer items: a larger `limit` is refused, and a full sync needs more requests.", "Lower `limit`."),
    ("page-size-limit-increased", _ADDS, "A page may hold more items.", "Raise `limit` for fewer requests."),
    # Arguments
    ("argument-removed", _RUNTIME, "A method no longer takes an argument.", "Remove the argument."),
    ("argument-added", _ADDS, "A method takes one more optional argument.", ""),
    ("required-argument-added", _RUNTIME, "A method takes one more required argument.", "Pass the argument."),
    ("argument-renamed", _RUNTIME, "An argument has another name in Python.", "Rename the keyword; positional callers need nothing."),
    ("argument-wire-name-changed", _BEHAVIOUR, "An argument has another name on the wire. Breaking there; the Python call is the same.", "Nothing.", "argument.wire"),
    ("argument-became-required", _RUNTIME, "An argument is required.", "Pass the argument.", "argument.required"),
    ("argument-became-optional", _ADDS, "An argument is optional.", "", "argument.not-required"),
    ("argument-order-changed", _RUNTIME, "Positional arguments have another order.", "Reorder them, or pass them by name."),
    ("argument-became-keyword", _RUNTIME, "A positional argument must be passed by name.", "Pass it by name."),
    ("argument-moved", _BEHAVIOUR, "An argument is sent in another part of the request. Breaking on the wire; the Python call is the same.", "Nothing.", "argument.place"),
    ("argument-style-changed", _BEHAVIOUR, "Several values, or an object, are serialized in another way. Python callers pass them as before.", "Nothing, unless you join values yourself."),
    ("argument-deprecated", _BEHAVIOUR, "An argument is deprecated and will go.", "Plan to leave it out.", "argument.deprecated"),
    ("argument-undeprecated", _DOCS, "An argument is no longer deprecated.", "", "argument.not-deprecated"),
    ("argument-type-narrowed", _TYPES, "An argument takes fewer types of values.", "Convert what you pass."),
    ("argument-type-widened", _ADDS, "An argument takes more types of values.", ""),
    ("argument-type-changed", _TYPES, "An argument takes other types of values.", "Convert what you pass."),
    ("argument-format-changed", _BEHAVIOUR, "An argument has another format within the same Python type.", "Check what you pass."),
    ("argument-null-refused", _TYPES, "An argument no longer takes None.", "Leave it out instead."),
    ("argument-null-allowed", _ADDS, "An argument takes None.", ""),
    ("argument-value-removed", _RUNTIME, "The server no longer accepts a value of an enum. Type checkers stay silent: enums are open.", "Pass another value."),
    ("argument-value-added", _ADDS, "The server accepts one more value of an enum.", ""),
    ("argument-values-stated", _RUNTIME, "The document lists the values of an argument that took any. Type checkers stay silent: enums are open.", "Check what you pass against the list."),
    ("argument-values-unstated", _ADDS, "The document no longer limits the values of an argument.", ""),
    ("argument-limit-tightened", _RUNTIME, "A limit on length, number or range is narrower, or new: what exceeds it is refused.", "Check what you pass."),
    ("argument-limit-loosened", _ADDS, "A limit on length, number or range is wider, or gone.", ""),
    ("argument-limit-changed", _RUNTIME, "A pattern or a step that values must fit is another.", "Check what you pass."),
    ("argument-default-changed", _BEHAVIOUR, "The default of an argument that is left out is another.", "Pass the old value to keep the behaviour."),
    # Bodies and results
    ("body-kind-changed", _BEHAVIOUR, "The body has another encoding or media type. Breaking on the wire; the Python call is the same.", "Nothing."),
    ("result-removed", _RUNTIME, "The method returns None.", "Do not use the result."),
    ("result-added", _ADDS, "The method returns a result, no longer None.", ""),
    ("result-bytes-changed", _RUNTIME, "The method returns bytes and no longer a decoded value, or the reverse.", "Read the result in its new form."),
    ("result-type-widened", _TYPES, "The method may return more types of values.", "Handle the new ones."),
    ("result-type-narrowed", _ADDS, "The method returns fewer types of values.", "Nothing; some branches are no longer needed."),
    ("result-type-changed", _TYPES, "The method returns another type.", "Read the result by its new type."),
    ("result-type-unstated", _BEHAVIOUR, "The document no longer states the type of the result: it is `Any`, unchecked.", "Check values that you rely on."),
    ("result-format-changed", _DOCS, "The result has another format within the same Python type.", ""),
    ("result-null-added", _DOCS, "The whole result may be null. Not breaking: responses without data were possible before.", ""),
    ("result-null-removed", _DOCS, "The whole result is never null.", ""),
    ("result-attribute-omitted", _BEHAVIOUR, "The response of an operation no longer has an attribute that its model keeps elsewhere. Not breaking where it is handled as `… | None`: it stays None.", "Expect None, or use another method."),
    ("result-attribute-sent", _ADDS, "The response of an operation has an attribute that its model had only elsewhere.", ""),
    ("result-place-changed", _BEHAVIOUR, "The result is elsewhere in the response. Breaking on the wire; Python callers get it as before.", "Nothing, unless you read raw responses."),
    ("result-media-type-changed", _BEHAVIOUR, "The response has another media type.", "Nothing, unless you read raw responses."),
    # Models
    ("model-removed", _RUNTIME, "A model is gone from `models`.", "Stop importing it."),
    ("model-added", _ADDS, "There is a new model in `models`.", ""),
    ("model-renamed", _RUNTIME, "A model has another name in `models`.", "Rename it in imports and annotations."),
    ("model-tags-changed", _BEHAVIOUR, "Other discriminator values select this model in a union.", "Check code that tests for the class.", "model.discriminators"),
    ("model-docs-changed", _DOCS, "The description of a model or its attributes changed.", "", "model.docs"),
    ("model-renamed-with-alias", _BEHAVIOUR, "A model has another name in `models`. The old one works until the next release, with a `DeprecationWarning`.", "Rename it in imports and annotations."),
    ("component-renamed", _DOCS, "A schema of the document has another name; the model keeps its own.", "Nothing, or write the line into the configuration to follow."),
    ("attribute-removed", _RUNTIME, "A model lost an attribute: reading it raises; `extra` has it if the server still sends it.", "Stop using it."),
    ("attribute-added", _ADDS, "A model has one more attribute.", ""),
    ("attribute-renamed", _RUNTIME, "An attribute has another name in Python.", "Rename it."),
    ("attribute-wire-name-changed", _BEHAVIOUR, "An attribute has another name on the wire. Breaking there; Python callers use it as before.", "Nothing, unless you read raw responses.", "response.wire request.wire"),
    ("attribute-deprecated", _BEHAVIOUR, "An attribute is deprecated and will go.", "Plan to do without it.", "response.deprecated request.deprecated"),
    ("attribute-undeprecated", _DOCS, "An attribute is no longer deprecated.", "", "response.not-deprecated request.not-deprecated"),
    ("attribute-became-read-only", _BEHAVIOUR, "The server ignores or refuses an attribute in requests.", "Do not send it.", "request.read_only"),
    ("attribute-became-writable", _ADDS, "The server accepts an attribute in requests.", "", "request.not-read_only"),
    ("attribute-became-write-only", _BEHAVIOUR, "The server no longer sends an attribute: it stays None.", "Do not read it.", "response.write_only"),
    ("attribute-format-changed", _DOCS, "An attribute has another format within the same Python type.", ""),
    ("response-type-widened", _TYPES, "An attribute of a response may be of more types.", "Handle the new ones."),
    ("response-type-narrowed", _ADDS, "An attribute of a response is of fewer types.", "Nothing; some branches are no longer needed."),
    ("response-type-changed", _TYPES, "An attribute of a response is of another type.", "Read it by its new type."),
    ("response-type-unstated", _BEHAVIOUR, "The document no longer states the type of an attribute: it is `Any`, unchecked.", "Check values that you rely on."),
    ("response-null-added", _DOCS, "The server may send null for an attribute. Not breaking where it is `… | None` anyway; elsewhere it is `response-type-widened`, too.", ""),
    ("response-null-removed", _DOCS, "The server never sends null for an attribute.", ""),
    ("response-became-optional", _DOCS, "The server may leave an attribute out. Not breaking where it is `… | None` anyway; elsewhere it is `response-type-widened`, too.", "", "response.not-required"),
    ("response-became-required", _DOCS, "The server always sends an attribute.", "", "response.required"),
    ("response-value-added", _ADDS, "The server may send one more value. Not breaking: enums are open (`Literal[…] | str`).", "Give `match` a default branch."),
    ("response-value-removed", _BEHAVIOUR, "The server no longer sends a value of an enum.", "Nothing; some branches are no longer needed."),
    ("response-values-stated", _DOCS, "The document lists the values of an attribute.", ""),
    ("response-values-unstated", _DOCS, "The document no longer lists the values of an attribute. Not breaking: enums are open.", ""),
    ("response-limit-changed", _DOCS, "The document states other limits for what it sends. Not breaking: responses are not checked against limits.", ""),
    ("request-attribute-removed", _RUNTIME, "An operation no longer accepts an attribute that its model keeps elsewhere. Type checkers stay silent.", "Do not set it there."),
    ("request-attribute-added", _ADDS, "An operation accepts an attribute that its model had only elsewhere.", ""),
    ("request-type-narrowed", _TYPES, "An attribute of a model in requests takes fewer types.", "Convert what you set."),
    ("request-type-widened", _ADDS, "An attribute of a model in requests takes more types.", ""),
    ("request-type-changed", _TYPES, "An attribute of a model in requests takes other types.", "Convert what you set."),
    ("request-null-refused", _BEHAVIOUR, "The server no longer accepts null for an attribute. Type checkers stay silent.", "Leave the attribute out."),
    ("request-null-allowed", _ADDS, "The server accepts null for an attribute.", ""),
    ("request-became-required", _RUNTIME, "The server requires an attribute in requests. Type checkers stay silent.", "Set the attribute.", "request.required"),
    ("request-became-optional", _ADDS, "The server no longer requires an attribute in requests.", "", "request.not-required"),
    ("request-value-removed", _RUNTIME, "The server no longer accepts a value of an enum. Type checkers stay silent: enums are open.", "Set another value."),
    ("request-value-added", _ADDS, "The server accepts one more value of an enum.", ""),
    ("request-values-stated", _RUNTIME, "The document lists the values of an attribute that took any.", "Check what you set against the list."),
    ("request-values-unstated", _ADDS, "The document no longer limits the values of an attribute.", ""),
    ("request-limit-tightened", _RUNTIME, "A limit of an attribute in requests is narrower, or new.", "Check what you set."),
    ("request-limit-loosened", _ADDS, "A limit of an attribute in requests is wider, or gone.", ""),
    ("request-limit-changed", _RUNTIME, "A pattern or a step that an attribute must fit is another.", "Check what you set."),
    ("request-default-changed", _BEHAVIOUR, "The default of an attribute that is left out is another.", "Set the old value to keep the behaviour."),
    # Enums
    ("values-removed", _RUNTIME, "An enum is gone from `models`.", "Stop importing it."),
    ("values-added", _ADDS, "There is a new enum in `models`.", ""),
    ("values-renamed", _RUNTIME, "An enum has another name in `models`.", "Rename it in imports and annotations."),
    ("values-renamed-with-alias", _BEHAVIOUR, "An enum has another name in `models`. The old one works until the next release, with a `DeprecationWarning`.", "Rename it in imports and annotations."),
)  # fmt: skip

RULES = {row[0]: Rule(*row) for row in _TABLE}
"""Every rule by its id."""

FACETS: dict[str, list[tuple[str, bool, str]]] = {}
"""Part of a surface -> what it has, if a flag is set by the change, the rule."""
for _rule in RULES.values():
    for _facet in _rule.facet.split():
        _part, _, _key = _facet.partition(".")
        _row = (_key.removeprefix("not-"), not _key.startswith("not-"), _rule.id)
        FACETS.setdefault(_part, []).append(_row)

_HEAD = f"""\
# Rules of the report on changes

Written by `python -m generator diff --rules` from `generator/diff/rules.py`.

A level says what a change does to Python code that calls the package. \
`--fail-on LEVEL` fails for that level and graver ones: \
{", ".join(f"`{level.name.lower()}`" for level in reversed(Level))}.

`spec/NAME.accepted.yaml` lists changes that are accepted since its `base`, a \
release or a git revision. In other comparisons they do not count. An entry \
without its change is an error.

| rule | level | what changed | what a caller does |
| --- | --- | --- | --- |"""


def markdown() -> Iterator[str]:
    """Yield the lines of `docs/rules.md`."""
    yield _HEAD
    for rule in RULES.values():
        cells = (f"`{rule.id}`", rule.level.name.lower(), rule.meaning, rule.todo)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
