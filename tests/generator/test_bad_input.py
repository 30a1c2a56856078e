"""What is wrong with an input is said once, in full, with its place; nothing is written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from textwrap import dedent
from typing import Any

import pytest

from tests.generator.workspace import HEAD, ROOT, Run, Workspace

OK = "{'200': {description: ok}}"
PET = "{type: object, properties: {name: {type: string}, legs: {type: integer}}}"
GOOD = f"""\
openapi: 3.0.3
info: {{title: Tiny, version: '1'}}
paths:
  /pet:
    get:
      operationId: getPet
      tags: [Pets]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
components:
  schemas:
    Pet: {PET}
"""


def refused(workspace: Workspace, *arguments: str) -> list[str]:
    """Run, make sure that it fails as it should, and give what it said, line by line."""
    folder = workspace.root / "generated" / "kept"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file.py").write_text("# here before\n")
    before = workspace.tree()
    run = workspace.run(*arguments)
    assert run.code == 1, run
    assert workspace.tree() == before
    assert run.out == ""
    lines = run.err.splitlines()
    count = sum(line.startswith("error: ") for line in lines)
    assert lines[-1] == f"{count} error{'s' * (count > 1)}, nothing written"
    return lines[:-1]


def pasted(workspace: Workspace, document: str, lines: list[str], name: str) -> Run:
    """Paste the override that the message in *lines* shows, with *name* filled in."""
    start = next(i for i, line in enumerate(lines) if line.strip().startswith("["))
    table, override = (line.strip() for line in lines[start : start + 2])
    assert override.endswith(' = "..."')
    workspace.put(document, config=f"{table}\n{override.replace('...', name)}\n")
    return workspace.run()


# Files


def test_the_good_document_is_good(workspace: Workspace) -> None:
    """What the cases below break does work; otherwise they would show nothing."""
    workspace.put(GOOD)
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"generated/{workspace.package}: 1 of 1 operations, ")


def test_a_missing_document(workspace: Workspace) -> None:
    """The file that the configuration names is not there."""
    workspace.put(GOOD)
    (workspace.spec / "tiny.yaml").unlink()
    assert refused(workspace) == [
        "error: spec/tiny.yaml: cannot be read: No such file or directory"
    ]


def test_a_missing_overlay(workspace: Workspace) -> None:
    """The same for the overlay."""
    workspace.put(GOOD, overlay="")
    (workspace.spec / "tiny.overlay.yaml").unlink()
    assert refused(workspace) == [
        "error: spec/tiny.overlay.yaml: cannot be read: No such file or directory"
    ]


def test_an_unknown_name(workspace: Workspace) -> None:
    """A NAME without `spec/NAME.toml`."""
    workspace.put(GOOD)
    assert refused(workspace, "other") == [
        "error: spec/other.toml: cannot be read: No such file or directory"
    ]


def test_no_configuration_at_all(workspace: Workspace) -> None:
    """An empty `spec/`."""
    assert refused(workspace) == ["error: spec: holds no NAME.toml"]


def test_a_document_that_is_a_folder(workspace: Workspace) -> None:
    """Every way in which a file cannot be read is a message."""
    path = workspace.put(GOOD)
    path.write_text(f'document = "."\npackage = "{workspace.package}"\n')
    assert refused(workspace) == ["error: spec: cannot be read: Is a directory"]


# The configuration


def test_a_syntax_error_in_the_configuration(workspace: Workspace) -> None:
    """TOML's own message has line and column."""
    workspace.put(GOOD, config="[names\n")
    (line,) = refused(workspace)
    assert line.startswith("error: spec/tiny.toml: TOML: ")
    assert "line 3, column 7" in line


@pytest.mark.parametrize(
    ("config", "place", "key", "known"),
    [
        ("covenant = 1", None, "covenant", "cost_key"),
        ("[envelope]\ndate = 'x'", "/envelope", "date", "data"),
        ("[names]\nfunction = {}", "/names", "function", "functions"),
    ],
)
def test_an_unknown_key_in_the_configuration(
    workspace: Workspace, config: str, place: str | None, key: str, known: str
) -> None:
    """A key that means nothing is a mistake; those that do are listed."""
    workspace.put(GOOD, config=config)
    first, *more = refused(workspace)
    assert first == f"error: spec/tiny.toml: unknown key {key!r}"
    if place:
        assert more.pop(0) == f"    at {place}"
    (hint,) = more
    assert hint.startswith("    Known here: ")
    assert re.search(rf"\b{known}\b", hint)


def test_a_missing_key_in_the_configuration(workspace: Workspace) -> None:
    """`package` and `document` must be there."""
    path = workspace.put(GOOD)
    path.write_text('document = "tiny.yaml"\n')
    assert refused(workspace) == ["error: spec/tiny.toml: the key 'package' is missing"]


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        ("cost_key = 7", "/cost_key", "is not a str"),
        ("envelope = 'x'", "/envelope", "is not a table"),
        ("[names.functions]\ngetPet = 1", "/names/functions/getPet", "is not a str"),
    ],
)
def test_a_wrong_kind_of_value_in_the_configuration(
    workspace: Workspace, config: str, place: str, message: str
) -> None:
    """The place in the configuration is given like one in a document."""
    workspace.put(GOOD, config=config)
    assert refused(workspace) == [
        f"error: spec/tiny.toml: {message}",
        f"    at {place}",
    ]


@pytest.mark.parametrize("package", ["my-api", "", "../up", "a.b", "class", "1a"])
def test_a_package_that_is_no_python_name(workspace: Workspace, package: str) -> None:
    """The package is written below `generated/` and must be importable."""
    path = workspace.put(GOOD)
    path.write_text(f'document = "tiny.yaml"\npackage = "{package}"\n')
    assert refused(workspace) == [
        f"error: spec/tiny.toml: package {package!r} is not a Python name",
        "    at /package",
    ]


# Texts that cannot be parsed


def test_a_syntax_error_in_yaml(workspace: Workspace) -> None:
    """Line and column of the place where the parser gave up."""
    workspace.put(GOOD.replace("      tags: [Pets]", "      tags: [Pets"))
    (line,) = refused(workspace)
    assert line.startswith("error: spec/tiny.yaml:8:16: YAML: ")
    assert "while parsing a flow sequence" in line


def test_a_syntax_error_in_json(workspace: Workspace) -> None:
    """The same for JSON."""
    path = workspace.put({})
    (workspace.spec / "tiny.json").write_text('{\n  "openapi": "3.0.3",\n}\n')
    assert path.exists()
    (line,) = refused(workspace)
    assert re.match(r"error: spec/tiny\.json:[23]:\d+: JSON: ", line)


def test_a_key_that_stands_twice_in_yaml(workspace: Workspace) -> None:
    """YAML parsers take the last of equal keys silently; here both count."""
    workspace.put(
        GOOD.replace("    Pet: ", "    Pet: {type: string}\n    Pet: ").replace(
            "  schemas:", "  schemas:"
        )
    )
    assert refused(workspace) == [
        "error: spec/tiny.yaml:18:5: YAML: the key 'Pet' stands here twice"
    ]


def test_a_key_that_stands_twice_in_json(workspace: Workspace) -> None:
    """JSON is no different: an operation must not disappear."""
    workspace.put({})
    text = '{"openapi": "3.0.3", "paths": {"/a": {"get": {}}, "/a": {"put": {}}}}'
    (workspace.spec / "tiny.json").write_text(text)
    (line,) = refused(workspace)
    assert "the key '/a' stands here twice" in line


def test_a_document_that_is_not_utf_8(workspace: Workspace) -> None:
    """The byte at which decoding fails."""
    workspace.put(GOOD.encode().replace(b"Tiny", b"T\xefny"))
    assert refused(workspace) == ["error: spec/tiny.yaml: is not UTF-8 text (byte 30)"]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a\n- b\n", "text", "7"])
def test_a_document_that_is_no_mapping(workspace: Workspace, text: str) -> None:
    """Empty, a list, a scalar."""
    workspace.put(text)
    assert refused(workspace) == ["error: spec/tiny.yaml: is empty or not a mapping"]


def test_a_yaml_tag_makes_no_object(workspace: Workspace) -> None:
    """`!!python/…` runs nothing."""
    workspace.put(
        GOOD.replace("Tiny", "!!python/object/apply:os.mkdir [PWNED]").replace(
            "'1'", "1"
        )
    )
    line, *_ = refused(workspace)
    assert re.match(r"error: spec/tiny\.yaml:2:\d+: YAML: ", line)
    assert not (workspace.root / "PWNED").exists()


def test_a_yaml_document_that_holds_itself(workspace: Workspace) -> None:
    """An alias to what it stands in has no end."""
    workspace.put(
        GOOD.replace("    Pet: {", "    Pet: &pet {").replace(
            "name: {type: string}", "a: *pet"
        )
    )
    line, *_ = refused(workspace)
    assert line.startswith("error: spec/tiny.yaml")


def test_a_document_that_is_too_deep(workspace: Workspace) -> None:
    """Nesting beyond all measure is a message, not a traceback."""
    deep: Any = {"type": "string"}
    text = '{"type": "array", "items": ' * 3000 + json.dumps(deep) + "}" * 3000
    workspace.put({})
    (workspace.spec / "tiny.json").write_text(
        '{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, '
        f'"components": {{"schemas": {{"Deep": {text}}}}}}}'
    )
    run = workspace.run()
    assert "Traceback" not in run.err


# No OpenAPI document


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: x\n", "OpenAPI document: `openapi: 3.x` is missing"),
        ("openapi: 3\n", "OpenAPI 3 document: `openapi` is 3, not '3.x'"),
        ("openapi: 2.0.0\n", "OpenAPI 3 document: `openapi` is '2.0.0', not '3.x'"),
    ],
)
def test_no_openapi_document(workspace: Workspace, text: str, message: str) -> None:
    """Without `openapi: 3.x` nothing else is looked at."""
    workspace.put(text)
    assert refused(workspace) == [f"error: spec/tiny.yaml:1: is no {message}"]


def test_swagger_2(workspace: Workspace) -> None:
    """The older format is named, and what to do."""
    workspace.put("swagger: '2.0'\ninfo: {title: Old, version: '1'}\npaths: {}\n")
    assert refused(workspace) == [
        "error: spec/tiny.yaml:1: is Swagger 2.0, not OpenAPI 3",
        "    Convert it to OpenAPI 3 first, for instance: "
        "npx swagger2openapi --outfile openapi3.json spec/tiny.yaml",
    ]


# References


def test_a_dangling_reference(workspace: Workspace) -> None:
    """Where it stands, what it is, and what was probably meant."""
    workspace.put(GOOD.replace("schemas/Pet'", "schemas/Pat'"))
    assert refused(workspace) == [
        'error: spec/tiny.yaml:13: $ref "#/components/schemas/Pat" leads nowhere',
        "    at /paths/~1pet/get/responses/200/content/application~1json/schema",
        "    Did you mean 'Pet'?",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'200':\n          d", "default: {$ref: '#/nowhere'}\n        '200':\n          d"),
        ("    Pet: ", "    default: {allOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("    Pet: ", "    x-pet: {allOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("name: {type: string}", "default: {$ref: '#/nowhere'}"),
        ("name: {type: string}", "name: {items: {$ref: '#/nowhere'}, type: array}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{$ref: '#/nowhere'}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {$ref: '#/nowhere'}"),
        ("    get:", "    parameters: [{$ref: '#/nowhere'}]\n    get:"),
        ("  /pet:", "  /other: {$ref: '#/nowhere'}\n  /pet:"),
        ("    Pet: ", "    U: {oneOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("    Pet: ", "    U: {additionalProperties: {$ref: '#/nowhere'}}\n    Pet: "),
        ("    Pet: ", "    U: {not: {$ref: '#/nowhere'}}\n    Pet: "),
    ],
)  # fmt: skip
def test_a_dangling_reference_is_found_everywhere(
    workspace: Workspace, old: str, new: str
) -> None:
    """Also below keys that are data elsewhere, such as the answer `default`."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    first, second = refused(workspace)[:2]
    line = next(
        i for i, text in enumerate(GOOD.replace(old, new, 1).splitlines(), 1)
        if "#/nowhere" in text
    )  # fmt: skip
    assert first == f'error: spec/tiny.yaml:{line}: $ref "#/nowhere" leads nowhere'
    assert second.startswith("    at /")


def test_data_may_look_like_a_dangling_reference(workspace: Workspace) -> None:
    """What stands in examples, defaults and extensions is no reference."""
    ref = "{$ref: '#/nowhere'}"
    workspace.put(
        GOOD.replace(
            "name: {type: string}",
            f"name: {{type: object, default: {ref}, example: {ref}, x-more: {ref}}}, "
            f"$ref: {{type: string}}",
        )
    )
    assert workspace.run().code == 0


@pytest.mark.parametrize(
    "schemas",
    [
        "    Pet: {$ref: '#/components/schemas/Pet'}",
        "    Pet: {$ref: '#/components/schemas/Dog'}\n    Dog: {$ref: '#/components/schemas/Pet'}",
    ],
)
def test_a_loop_of_references(workspace: Workspace, schemas: str) -> None:
    """References that lead to references for ever."""
    workspace.put(GOOD.replace(f"    Pet: {PET}", schemas))
    lines = refused(workspace)
    pattern = (
        r'error: spec/tiny\.yaml:(\d+): \$ref "#/components/schemas/\w+" leads back'
    )
    found = [re.match(pattern, line) for line in lines if line.startswith("error: ")]
    assert all(found)
    assert {match[1] for match in found if match} & {"17", "18"}
    assert [
        line
        for line in lines
        if re.match("    at /components/schemas/(Pet|Dog)$", line)
    ]


def test_a_schema_in_its_own_all_of(workspace: Workspace) -> None:
    """It would have to be finished before it can begin."""
    workspace.put(
        GOOD.replace(
            f"    Pet: {PET}",
            "    Pet: {allOf: [{$ref: '#/components/schemas/Dog'}]}\n"
            "    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], "
            "properties: {a: {type: string}}}",
        )
    )
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:1[78]: this schema is part of its own allOf", lines[0]
    )
    assert re.match(r"    at /components/schemas/(Pet|Dog)$", lines[1])


# Names


TWO = f"""\
{HEAD}
paths:
  /a:
    get:
      operationId: ONE
      tags: [Pets]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
  /b:
    get:
      operationId: TWO
      tags: [Pets]
      responses: {{'204': {{description: ok}}}}
"""


def test_a_duplicate_operation_id(workspace: Workspace) -> None:
    """Both places are named."""
    workspace.put(TWO.replace("ONE", "getIt").replace("TWO", "getIt"))
    assert refused(workspace) == [
        "error: spec/tiny.yaml:11: operationId 'getIt' is taken already, at spec/tiny.yaml:6",
        "    at /paths/~1b/get",
        "    Give one of them another operationId in the overlay.",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("getPet", "get_pet"),
        ("readIt", "getIt"),
        ("getIt", "it.get"),
        ("getIt", "it get"),
        ("getIt", 'it"get'),
        ("getIt", "it\\get"),
    ],
)
def test_methods_of_one_name(workspace: Workspace, one: str, two: str) -> None:
    """Both operations are named, and the line to paste makes the run pass."""
    document = TWO.replace("ONE", one).replace("TWO", f"'{two}'")
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:(6|11): .+ and .+ are both \w+\(\) of the tag Pets",
        lines[0],
    )
    assert one in lines[0]
    assert two in lines[0]
    assert re.match(r"    at /paths/~1[ab]/get$", lines[1])
    assert lines[2:4] == ["    Name one of them in tiny.toml:", "    [names.functions]"]
    run = pasted(workspace, document, lines, "another")
    assert run.code == 0, run.err


def test_a_name_that_is_pasted_may_collide_too(workspace: Workspace) -> None:
    """A name that a human decided is checked like any other."""
    workspace.put(
        TWO.replace("ONE", "getPet").replace("TWO", "addPet"),
        config="[names.functions]\naddPet = 'get'\n",
    )
    assert "are both get() of the tag Pets" in refused(workspace)[0]


@pytest.mark.parametrize(
    "name", ["not a name", "class", "", "with_raw_response", "_x", "__init__"]
)
def test_a_name_that_is_pasted_must_be_one(workspace: Workspace, name: str) -> None:
    """What cannot be a method's name is refused where it stands: in the configuration."""
    workspace.put(
        TWO.replace("ONE", "getPet").replace("TWO", "addPet"),
        config=f"[names.functions]\naddPet = '{name}'\n",
    )
    lines = refused(workspace)
    assert lines[0].startswith("error: spec/tiny.toml")
    assert "bug of the generator" not in "\n".join(lines)


def test_a_name_for_nothing(workspace: Workspace) -> None:
    """An override that no operation needs is as dead as an overlay action without effect."""
    workspace.put(GOOD, config="[names.functions]\nnoSuchOperation = 'x'\n")
    lines = refused(workspace)
    assert "noSuchOperation" in "\n".join(lines)


CLASSES = """\
openapi: 3.0.3
info: {title: Tiny, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      tags: [Pets]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  one: {$ref: '#/components/schemas/ONE'}
                  two: {$ref: '#/components/schemas/TWO'}
components:
  schemas:
    ONE: {type: object, properties: {a: {type: string}, b: {type: string}}}
    TWO: {type: object, properties: {c: {type: string}, d: {type: string}}}
"""


@pytest.mark.parametrize(
    ("one", "two"),
    [("PetItem", "pet_item"), ("pet-item", "pet.item"), ("Pet1", "pet_1")],
)
def test_classes_of_one_name(workspace: Workspace, one: str, two: str) -> None:
    """Both places are named, and the line to paste makes the run pass."""
    document = CLASSES.replace("ONE", one).replace("TWO", two)
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:(20|21): the class name Pet\w+ is also the name for "
        r"spec/tiny\.yaml:(20|21), and they have little in common",
        lines[0],
    )
    assert re.match(r"    at /components/schemas/[Pp]et", lines[1])
    assert lines[2:4] == [
        "    Name one of them in tiny.toml:",
        "    [names.properties]",
    ]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err
    assert "2 models" not in run.out
    assert "3 models" in run.out


def test_fields_that_contradict(workspace: Workspace) -> None:
    """Schemas of one name that agree in all but one field say which."""
    document = (
        CLASSES.replace("ONE", "PetItem").replace("TWO", "pet_item")
        .replace("{c: {type: string}, d", "{a: {type: integer}, b")
    )  # fmt: skip
    workspace.put(document)
    lines = refused(workspace)
    assert lines[0].endswith("and they differ in 'a'")
    assert pasted(workspace, document, lines, "Another").code == 0


def test_a_class_and_a_result_of_one_name(workspace: Workspace) -> None:
    """An inline schema that would be called like a component: the same message."""
    document = CLASSES.replace("ONE", "A").replace("TWO", "Other")
    workspace.put(document)
    lines = refused(workspace)
    assert "the class name A is also the name for spec/tiny.yaml:" in lines[0]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err


def test_a_class_name_that_is_too_long(workspace: Workspace) -> None:
    """Over 40 characters is a question to a human; 40 are fine."""
    long = "Pet" + "x" * 38
    document = CLASSES.replace("ONE", long).replace(
        "TWO", long[:40].replace("Pet", "Dog")
    )
    workspace.put(document)
    lines = refused(workspace)
    assert lines == [
        f"error: spec/tiny.yaml:20: the class name {long} has over 40 characters",
        f"    at /components/schemas/{long}",
        "    Name one of them in tiny.toml:",
        "    [names.properties]",
        f'    "{long}" = "..."',
    ]
    assert pasted(workspace, document, lines, "Another").code == 0


@pytest.mark.parametrize(
    "parameters",
    [
        ("{name: a-b, in: query}", "{name: a_b, in: query}"),
        ("{name: aB, in: header}", "{name: a_b, in: header}"),
        ("{name: ﬁx, in: query}", "{name: fix, in: query}"),
        ("{name: timeout, in: query}", "{name: timeout_, in: query}"),
    ],
)
def test_arguments_of_one_name(
    workspace: Workspace, parameters: tuple[str, str]
) -> None:
    """Both parameters are named, and the line to paste makes the run pass."""
    both = ", ".join(p.replace("}", ", schema: {type: string}}") for p in parameters)
    document = GOOD.replace(
        "      tags: [Pets]", f"      tags: [Pets]\n      parameters: [{both}]"
    )
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:8: getPet: '\S+' and '\S+' are both the argument \w+",
        lines[0],
    )
    assert re.match(r"    at /paths/~1pet/get/parameters/[01]$", lines[1])
    assert lines[2:4] == ["    Name one of them in tiny.toml:", "    [names.arguments]"]
    run = pasted(workspace, document, lines, "another")
    assert run.code == 0, run.err


def test_parameters_of_one_name_in_two_places(workspace: Workspace) -> None:
    """`id` in path and query is no collision of two names: each place has its own."""
    both = ", ".join(
        f"{{name: id, in: {place}, schema: {{type: string}}}}"
        for place in ("query", "header", "cookie")
    )
    workspace.put(
        GOOD.replace(
            "      tags: [Pets]", f"      tags: [Pets]\n      parameters: [{both}]"
        )
    )
    assert workspace.run().code == 0
    method = workspace.tree()[f"{workspace.package}/resources/pets.py"].decode()
    assert all(
        f'{place}={{"id": ' in method for place in ("query", "headers", "cookies")
    )


def test_value_lists_of_one_name(workspace: Workspace) -> None:
    """Two lists of values that would be one alias: the line to paste makes the run pass."""
    document = CLASSES.replace("ONE", "Pet").replace("TWO", "PetSize")
    document = document.replace(
        "{a: {type: string}", "{size: {type: string, enum: [l, s]}"
    )
    workspace.put(document)
    lines = refused(workspace)
    assert "the name PetSize for a list of values is also that of a class" in lines[0]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err


# Overlays


def overlay(actions: str) -> str:
    """Give an overlay with *actions*."""
    return (
        "overlay: 1.0.0\ninfo: {title: Corrections, version: 1.0.0}\nactions:\n"
        + dedent(actions)
    )


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("- {target: $.nothing, description: d, update: {a: 1}}",
         "this action matches nothing in spec/tiny.yaml"),
        ("- {target: $.nothing, description: d, remove: true}",
         "this action matches nothing in spec/tiny.yaml"),
        ("- {target: $.info, description: d, update: {title: Tiny}}",
         "this action changes nothing in spec/tiny.yaml: it is already so"),
        ("- {target: '$.info[', description: d, update: {title: T}}",
         "the target is no JSONPath (RFC 9535): "),
        ("- {target: $.info.title, description: d, update: {a: 1}}",
         "the target is neither an object nor a list: aim at what holds it"),
        ("- {target: $, description: d, remove: true}",
         "the whole document cannot be removed"),
    ],
)  # fmt: skip
def test_an_action_without_effect(
    workspace: Workspace, action: str, message: str
) -> None:
    """A correction that corrects nothing is an error: it is to be deleted."""
    workspace.put(GOOD, overlay=overlay(action))
    first, *more = refused(workspace)
    assert first.startswith(f"error: spec/tiny.overlay.yaml:4: {message}")
    assert more[-3] == "    at /actions/0"
    assert more[-2].startswith("    target: $")
    assert more[-1] == "    Correct or delete this action."


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("- {target: $.info, update: {title: T}}",
         "an action needs a `description`: the reason and its evidence"),
        ("- {target: $.info, description: '', update: {title: T}}",
         "an action needs a `description`: the reason and its evidence"),
        ("- {target: $.info, description: d, update: {title: T}, remove: true}",
         "an action needs either `update` or `remove: true`"),
        ("- {target: $.info, description: d}",
         "an action needs either `update` or `remove: true`"),
        ("- {target: $.info, description: d, remove: false}",
         "an action needs either `update` or `remove: true`"),
        ("- {description: d, remove: true}", "an action needs a `target`"),
        ("- {target: 7, description: d, remove: true}", "an action needs a `target`"),
        ("- remove everything", "an action needs a `target`"),
    ],
)  # fmt: skip
def test_an_action_that_is_none(
    workspace: Workspace, action: str, message: str
) -> None:
    """What an action must have."""
    workspace.put(GOOD, overlay=overlay(action))
    assert refused(workspace) == [
        f"error: spec/tiny.overlay.yaml:4: {message}",
        "    at /actions/0",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: x",
            ":1: is no OpenAPI Overlay 1.x document: `overlay: 1.0.0` is missing",
        ),
        ("overlay: 1.0.0", ":1: `actions` is not a list"),
        ("overlay: 1.0.0\nactions: {}", ":2: `actions` is not a list"),
        ("overlay: 1.0.0\nactions: [\n", ":3:1: YAML: "),
        ("", ": is empty or not a mapping"),
    ],
)
def test_no_overlay_document(workspace: Workspace, text: str, message: str) -> None:
    """Another file in its place."""
    workspace.put(GOOD, overlay=text)
    lines = refused(workspace)
    assert lines[0].startswith(f"error: spec/tiny.overlay.yaml{message}")


def test_actions_see_what_earlier_ones_did(workspace: Workspace) -> None:
    """An action whose work an earlier one has done already changes nothing."""
    action = "- {target: $.info, description: d, update: {title: New}}\n"
    workspace.put(GOOD, overlay=overlay(action * 2))
    lines = refused(workspace)
    assert lines[0].startswith(
        "error: spec/tiny.overlay.yaml:5: this action changes nothing"
    )
    assert lines[1] == "    at /actions/1"


def test_an_overlay_corrects(workspace: Workspace) -> None:
    """`update` merges, appends to lists, `remove` removes; the document's file stays."""
    workspace.put(
        GOOD,
        overlay=overlay("""\
            - {target: "$.paths['/pet'].get", description: d, update: {operationId: getDog}}
            - {target: "$.paths['/pet'].get.tags", description: d, remove: true}
            - {target: "$.paths['/pet'].get", description: d, update: {tags: [Dogs]}}
            - target: "$.components.schemas.Pet.properties['legs']"
              description: d
              remove: true
            - target: "$.components.schemas.*.properties"
              description: d
              update: {tail: {type: number}}
            """),
    )
    assert workspace.run().code == 0
    tree = workspace.tree()
    assert f"{workspace.package}/resources/dogs.py" in tree
    model = tree[f"{workspace.package}/models/dogs.py"].decode()
    assert "tail: float" in model
    assert "legs" not in model
    assert (workspace.spec / "tiny.yaml").read_text() == GOOD


# All at once


def test_several_problems_are_all_reported(workspace: Workspace) -> None:
    """One run, all findings of a step, each with its place."""
    workspace.put(
        GOOD.replace("schemas/Pet'", "schemas/Pat'").replace(
            "name: {type: string}", "name: {$ref: 'other.yaml'}, a: {$ref: '#/b'}"
        )
    )
    lines = refused(workspace)
    places = [line.split(" ")[1] for line in lines if line.startswith("error: ")]
    assert sorted(places) == [
        "spec/tiny.yaml:13:",
        "spec/tiny.yaml:17:",
        "spec/tiny.yaml:17:",
    ]


def test_several_actions_without_effect_are_all_reported(workspace: Workspace) -> None:
    """The same for an overlay."""
    action = "- {target: $.nothing, description: d, remove: true}\n"
    workspace.put(GOOD, overlay=overlay(action * 3))
    lines = refused(workspace)
    assert [line for line in lines if "at /actions/" in line] == [
        f"    at /actions/{index}" for index in range(3)
    ]


def test_several_apis_are_all_reported_and_none_is_written(
    workspace: Workspace,
) -> None:
    """One bad API keeps the good one from being written."""
    workspace.put(GOOD)
    (workspace.spec / "bad.toml").write_text('document = "no.yaml"\npackage = "bad"\n')
    assert refused(workspace) == [
        "error: spec/no.yaml: cannot be read: No such file or directory"
    ]
    assert workspace.run("tiny").code == 0


# What the validator finds


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("description: ok", "descriptoin: ok", "spec/tiny.yaml:9:"),
        ("info: {title: Tiny, version: '1'}", "info: {title: Tiny}", "spec/tiny.yaml:2:"),
        ("      tags: [Pets]", "      tags: [Pets]\n      deprecated: maybe",
         "spec/tiny.yaml:8:"),
        ("legs: {type: integer}", "legs: {type: integer, minimum: few}",
         "spec/tiny.yaml:17:"),
    ],
)  # fmt: skip
def test_what_breaks_the_specification_is_a_located_warning(
    workspace: Workspace, old: str, new: str, place: str
) -> None:
    """A document with flaws that do no harm is generated; each flaw is said once."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    run = workspace.run()
    assert run.code == 0
    warnings = [line for line in run.err.splitlines() if line.startswith("warning: ")]
    assert warnings
    assert all(line.startswith(f"warning: {place} ") for line in warnings), run.err
    pointers = [line for line in run.err.splitlines() if line.startswith("    at ")]
    assert len(pointers) == len(warnings) == len(set(pointers))
    assert run.out.rstrip().endswith(f"{len(warnings)} warnings")


def test_warnings_do_not_fail_a_check(workspace: Workspace) -> None:
    """`--check` says the same and is content when the files are as they should be."""
    workspace.put(GOOD.replace("description: ok", "descriptoin: ok"))
    assert workspace.run().code == 0
    run = workspace.run("--check")
    assert run.code == 0
    assert "warning: spec/tiny.yaml:9: " in run.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paths:", "paths: []\nx-paths:"),
        ("paths:", "paths: 7\nx-paths:"),
        ("components:", "components: []\nx-components:"),
        ("    get:", "    get: []\n    x-get:"),
        ("  /pet:", "  /other: 7\n  /pet:"),
        ("  /pet:", "  /other: null\n  /pet:"),
        ("      tags: [Pets]", "      tags: 7"),
        ("      tags: [Pets]", "      tags: Pets"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: {}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [7]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{name: a}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{in: query}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{name: a, in: body}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: 7"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {content: 7}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {content: {text/json: 7}}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      security: [x]"),
        ("      responses:", "      responses: []\n      x-r:"),
        ("        '200':", "        '200': 7\n        x-200:"),
        ("          content:", "          content: 7\n          x-c:"),
        ("            application/json:", "            application/json: 7\n            x-j:"),
        ("              schema:", "              schema: 7\n              x-s:"),
        ("    Pet: {", "    Pet: 7\n    Dog: {"),
        ("    Pet: {type: object", "    Pet: {type: 7"),
        ("    Pet: {type: object", "    Pet: {required: 7"),
        ("properties: {", "properties: 7, x-p: {"),
        ("name: {type: string}", "name: 7"),
        ("name: {type: string}", "name: {enum: 7}"),
        ("name: {type: string}", "name: {oneOf: 7}"),
        ("name: {type: string}", "name: {oneOf: [7]}"),
        ("name: {type: string}", "name: {allOf: 7}"),
        ("name: {type: string}", "name: {allOf: [7]}"),
        ("name: {type: string}", "name: {type: array, items: 7}"),
        ("name: {type: string}", "name: {format: {}}"),
        ("info: {title: Tiny, version: '1'}", "info: 7"),
        ("info: {title: Tiny, version: '1'}", "info: {title: [], version: 1.0}"),
        ("paths:", "servers: 7\npaths:"),
        ("paths:", "servers: [7]\npaths:"),
        ("paths:", "servers: [{url: 7}]\npaths:"),
        ("paths:", "servers: [{url: a, variables: {b: 7}}]\npaths:"),
        ("paths:", "tags: 7\npaths:"),
        ("paths:", "tags: [7]\npaths:"),
        ("paths:", "security: 7\npaths:"),
        ("components:", "components:\n  securitySchemes: {a: 7}"),
        ("components:", "components:\n  securitySchemes: {a: {type: apiKey}}"),
        ("components:", "components:\n  securitySchemes: 7"),
        ("operationId: getPet", "operationId: 7"),
    ],
)  # fmt: skip
def test_a_part_of_the_wrong_kind_is_reported(
    workspace: Workspace, old: str, new: str
) -> None:
    """Whatever stands where: a located error or a located warning, never a traceback."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    run = workspace.run()
    assert run.code in (0, 1)
    assert re.search(r"^(error|warning): spec/tiny\.yaml:\d+: ", run.err, re.MULTILINE)
    assert "bug of the generator" not in run.err
    assert bool(workspace.tree()) == (run.code == 0)


def test_messages_can_be_located_in_any_json(workspace: Workspace) -> None:
    """JSON that is indented by tabs is JSON, and has lines."""
    document = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/nowhere"}}}}},
    }
    workspace.put({})
    (workspace.spec / "tiny.json").write_text(json.dumps(document, indent="\t"))
    assert refused(workspace)[0] == (
        'error: spec/tiny.json:11: $ref "#/nowhere" leads nowhere'
    )


# The process


def process(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator` as users do."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=workspace.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_exit_code_and_the_streams_of_the_process(workspace: Workspace) -> None:
    """Errors go to stderr with exit code 1, without a traceback."""
    workspace.put(GOOD.replace("schemas/Pet'", "schemas/Pat'"))
    done = process(workspace, "generate")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: spec/tiny.yaml:13: ")
    assert "Traceback" not in done.stderr


def test_help_is_quick_and_lists_what_there_is(workspace: Workspace) -> None:
    """`--help` loads neither YAML nor Jinja nor black."""
    code = (
        "import sys, runpy; sys.argv = ['generator', 'generate', '--help']\n"
        "try: runpy.run_module('generator', run_name='__main__')\n"
        "except SystemExit as e: code = e.code\n"
        "print(code, *sorted({'yaml', 'jinja2', 'black'} & set(sys.modules)), 'loaded')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--check" in done.stdout
    assert "NAME" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 loaded"


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["generate", "--unknown"]])
def test_wrong_arguments_exit_with_2(
    workspace: Workspace, arguments: list[str]
) -> None:
    """As every command line does."""
    done = process(workspace, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m generator")


def test_a_folder_that_cannot_be_written(workspace: Workspace) -> None:
    """`generated` is a file: a message, no traceback."""
    workspace.put(GOOD)
    (workspace.root / "generated").write_text("mine")
    run = workspace.run()
    assert run.code == 1
    assert run.err.startswith("error: generated")
    assert (workspace.root / "generated").read_text() == "mine"
