"""The keywords of OpenAPI and JSON Schema, and those that no package is made of."""

from __future__ import annotations

from collections.abc import Mapping

from .nodes import CONSTRAINTS, METHODS


def _keywords(**lines: str) -> dict[str, dict[str, str]]:
    """Read the keywords of each object.

    `name:Schema` holds an object of that kind, `name:[Schema]` a list and
    `name:{Schema}` a map of them. `*` stands for keys that are no keywords.
    """
    return {
        kind: {word.partition(":")[0]: word.partition(":")[2] for word in line.split()}
        for kind, line in lines.items()
    }


OBJECTS: Mapping[str, Mapping[str, str]] = _keywords(
    OpenAPI="openapi info:Info servers:[Server] paths:{PathItem} webhooks:{PathItem}"
    " components:Components security tags:[Tag] externalDocs jsonSchemaDialect $self",
    Info="title summary description termsOfService contact license version",
    Server="url name description variables:{ServerVariable}",
    ServerVariable="enum default description",
    Components="schemas:{Schema} responses:{Response} parameters:{Parameter} examples"
    " requestBodies:{RequestBody} headers links callbacks:{Callback}"
    " securitySchemes:{SecurityScheme} pathItems:{PathItem} mediaTypes:{MediaType}",
    PathItem="$ref summary description servers:[Server] parameters:[Parameter]"
    f" additionalOperations {' '.join(f'{method}:Operation' for method in METHODS)}",
    Operation="tags summary description externalDocs operationId"
    " parameters:[Parameter] requestBody:RequestBody responses:{Response}"
    " callbacks:{Callback} deprecated security servers:[Server]",
    Parameter="name in description required deprecated allowEmptyValue style explode"
    " allowReserved schema:Schema content:{MediaType} example examples",
    RequestBody="description content:{MediaType} required",
    MediaType="description schema:Schema itemSchema:Schema encoding:{Encoding}"
    " prefixEncoding itemEncoding example examples",
    Encoding="contentType headers style explode allowReserved encoding"
    " prefixEncoding itemEncoding",
    Response="summary description headers content:{MediaType} links",
    Callback="*:PathItem",
    Tag="name summary description externalDocs parent kind",
    SecurityScheme="type description name in scheme bearerFormat flows:Flows"
    " openIdConnectUrl oauth2MetadataUrl deprecated",
    Flows="implicit:Flow password:Flow clientCredentials:Flow authorizationCode:Flow"
    " deviceAuthorization:Flow",
    Flow="authorizationUrl tokenUrl refreshUrl scopes deviceAuthorizationUrl",
    Discriminator="propertyName mapping defaultMapping",
    Schema="$ref $schema $id $anchor $dynamicRef $dynamicAnchor $vocabulary $comment"
    " $defs:{Schema} definitions:{Schema} $recursiveRef $recursiveAnchor"
    " allOf:[Schema] anyOf:[Schema] oneOf:[Schema] not:Schema"
    " if:Schema then:Schema else:Schema dependentSchemas:{Schema} dependentRequired"
    " dependencies items:Schema prefixItems:[Schema] additionalItems:Schema"
    " contains:Schema minContains maxContains unevaluatedItems:Schema"
    " properties:{Schema} patternProperties:{Schema} additionalProperties:Schema"
    " unevaluatedProperties:Schema propertyNames:Schema minProperties maxProperties"
    f" required type enum const format {' '.join(CONSTRAINTS)} nullable"
    " contentEncoding contentMediaType contentSchema:Schema"
    " title description default deprecated readOnly writeOnly example examples"
    " discriminator:Discriminator xml externalDocs",
)
"""Kind of object -> its keywords, and the kinds of the objects below them."""

STREAMS = frozenset([
    "text/event-stream", "application/x-ndjson", "application/ndjson",
    "application/jsonl", "application/x-jsonl", "application/jsonlines",
    "application/x-jsonlines", "application/json-lines", "application/json-seq",
    "application/geo+json-seq", "application/stream+json", "application/x-json-stream",
])  # fmt: skip
"""Media types whose content is read item by item."""

EVENT = frozenset(["comment", "data", "event", "id", "retry"])
"""Fields of a server-sent event."""

_UNCHECKED = "no value is checked against it"
_UNREAD = "no text of the package is made of it"
_UNTYPED = "no type is made of it"

UNUSED: Mapping[str, Mapping[str, str]] = {
    "OpenAPI": {
        "externalDocs": _UNREAD,
        "jsonSchemaDialect": "schemas are read as those of OpenAPI",
        "$self": "references are relative to the file",
    },
    "Info": dict.fromkeys(("contact", "license", "termsOfService"), _UNREAD),
    "Server": {"name": _UNREAD},
    "PathItem": dict.fromkeys(("description", "summary"), _UNREAD),
    "Operation": {
        "externalDocs": _UNREAD,
    },
    "Parameter": {
        "allowEmptyValue": "an empty value is sent only where the type has one",
        "example": _UNREAD,
        "examples": _UNREAD,
    },
    "MediaType": {
        "description": _UNREAD,
        "example": _UNREAD,
        "examples": _UNREAD,
        "itemEncoding": "parts are written as their types say",
        "prefixEncoding": "parts are written as their types say",
    },
    "Encoding": {
        "encoding": "parts are written as their types say",
        "headers": "parts are sent without headers of their own",
        "itemEncoding": "parts are written as their types say",
        "prefixEncoding": "parts are written as their types say",
    },
    "Response": {
        "links": "no method is made of it",
        "summary": _UNREAD,
    },
    "Tag": dict.fromkeys(("externalDocs", "kind"), _UNREAD),
    "SecurityScheme": {
        "bearerFormat": "a token is sent as it is given",
        "deprecated": _UNREAD,
        "description": _UNREAD,
        "oauth2MetadataUrl": "an access token comes from the caller",
        "openIdConnectUrl": "an access token comes from the caller",
    },
    "Flow": {
        "deviceAuthorizationUrl": "only the authorization code flow is supported",
    },
    "Discriminator": {"defaultMapping": "an unknown value is of no member"},
    "Schema": {
        "$recursiveAnchor": _UNTYPED,
        "$recursiveRef": "it is not followed: " + _UNTYPED,
        "$schema": "schemas are read as those of OpenAPI",
        "$vocabulary": "schemas are read as those of OpenAPI",
        "additionalItems": _UNTYPED,
        "contains": _UNCHECKED,
        "dependencies": _UNTYPED,
        "dependentRequired": _UNCHECKED,
        "example": _UNREAD,
        "examples": _UNREAD,
        "externalDocs": _UNREAD,
        "if": "no condition is in a type: properties below it are optional",
        "maxContains": _UNCHECKED,
        "maxProperties": _UNCHECKED,
        "minContains": _UNCHECKED,
        "minProperties": _UNCHECKED,
        "not": _UNCHECKED,
        "propertyNames": _UNCHECKED,
        "unevaluatedItems": _UNTYPED,
        "xml": "XML is neither read nor written",
    },
}
"""Kind of object -> keywords that are not used, and the consequence."""
