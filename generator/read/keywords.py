"""The keywords of OpenAPI and JSON Schema, and those that no package is made of."""

from __future__ import annotations

from collections.abc import Mapping

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""Keys of a path item that hold operations, in the order of OpenAPI."""

CONSTRAINTS = (
    *("exclusiveMaximum", "exclusiveMinimum", "maxItems", "maxLength", "maximum"),
    *("minItems", "minLength", "minimum", "multipleOf", "pattern", "uniqueItems"),
)
"""Keywords of a schema about a value itself, apart from its type."""


def _keywords(**lines: str) -> dict[str, dict[str, str]]:
    """Read the keywords of each object.

    `name:Schema` holds an object of that kind, `name:[Schema]` a list and
    `name:{Schema}` a map of them, `name:{}` one whose values are not entered. `*` stands
    for keys that are no keywords.
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
    " requestBodies:{RequestBody} headers:{} links:{} callbacks:{Callback}"
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
    Encoding="contentType headers:{} style explode allowReserved encoding"
    " prefixEncoding itemEncoding",
    Response="summary description headers:{} content:{MediaType} links:{}",
    Callback="*:PathItem",
    Tag="name summary description externalDocs parent kind",
    SecurityScheme="type description name in scheme bearerFormat flows:Flows"
    " openIdConnectUrl oauth2MetadataUrl deprecated",
    Flows="implicit:Flow password:Flow clientCredentials:Flow authorizationCode:Flow"
    " deviceAuthorization:Flow",
    Flow="authorizationUrl tokenUrl refreshUrl scopes deviceAuthorizationUrl",
    Discriminator="propertyName mapping:{} defaultMapping",
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

NAMED = frozenset(
    keyword
    for keywords in OBJECTS.values()
    for keyword, form in keywords.items()
    if form.startswith("{")
)
"""Keywords with maps from names as values: a name is never a keyword."""

STREAMS = frozenset([
    "text/event-stream", "application/x-ndjson", "application/ndjson",
    "application/jsonl", "application/x-jsonl", "application/jsonlines",
    "application/x-jsonlines", "application/json-lines", "application/json-seq",
    "application/geo+json-seq", "application/stream+json", "application/x-json-stream",
])  # fmt: skip
"""Media types whose content is read item by item."""

EMPTY = ("204", "205", "304")
"""Statuses of responses that have no body, whatever is stated."""

EVENT = frozenset(["comment", "data", "event", "id", "retry"])
"""Fields of a server-sent event."""

UNUSED: Mapping[tuple[str, str], str] = {
    (kind, keyword): reason
    for reason, *lines in (
        (
            "no text of the package is made of it",
            "OpenAPI externalDocs",
            "Info contact license termsOfService",
            "Server name",
            "PathItem description summary",
            "Operation externalDocs",
            "Parameter example examples",
            "MediaType description example examples",
            "Response summary",
            "Tag externalDocs kind",
            "SecurityScheme deprecated description",
            "Schema example examples externalDocs",
        ),
        (
            "no value is checked against it",
            "Schema contains dependentRequired maxContains maxProperties minContains"
            " minProperties not propertyNames",
        ),
        (
            "no type is made of it",
            "Schema $recursiveAnchor additionalItems dependencies unevaluatedItems",
        ),
        (
            "schemas are read as those of OpenAPI",
            "OpenAPI jsonSchemaDialect",
            "Schema $schema $vocabulary",
        ),
        (
            "parts are written as their types say",
            "MediaType itemEncoding prefixEncoding",
            "Encoding encoding itemEncoding prefixEncoding",
        ),
        (
            "an access token comes from the caller",
            "SecurityScheme oauth2MetadataUrl openIdConnectUrl",
        ),
        ("references are relative to the file", "OpenAPI $self"),
        (
            "an empty value is sent only where the type has one",
            "Parameter allowEmptyValue",
        ),
        ("parts are sent without headers of their own", "Encoding headers"),
        ("no method is made of it", "Response links"),
        ("a token is sent as it is given", "SecurityScheme bearerFormat"),
        (
            "only the authorization code flow is supported",
            "Flow deviceAuthorizationUrl",
        ),
        ("an unknown value is of no member", "Discriminator defaultMapping"),
        ("it is not followed: no type is made of it", "Schema $recursiveRef"),
        ("no condition is in a type: properties below it are optional", "Schema if"),
        ("XML is neither read nor written", "Schema xml"),
    )
    for kind, *keywords in map(str.split, lines)
    for keyword in keywords
}
"""Kind of object and keyword that is not used -> the consequence."""
