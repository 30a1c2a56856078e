"""Files that are missing, cannot be read, or are something else: nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.errors import GeneratorError
from generator.read.load import load, parse
from tests.generator.refusals import GOOD, refused
from tests.generator.workspace import Workspace

# Files


def test_the_good_document_is_good(workspace: Workspace) -> None:
    """The document that the cases below break is valid; otherwise they show nothing."""
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
    assert line == "error: spec/tiny.json:1:51: YAML: the key '/a' stands here twice"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '// why\n{"openapi": "3.0.3"}', "a.json:1:1: JSON: there are no"),
        ("a.json", '{"openapi": /* why */ "3"}', "a.json:1:13: JSON: there are no"),
        ("a.yaml", "info:\n\ttitle: T\n", "a.yaml:2:1: YAML: lines are indented by"),
        ("a.json", "openapi: 3.0.3\n", ""),
        ("a.JSON", '{"openapi": "3.0.3"}', ""),
        ("a", '{"openapi": "3.0.3"}', ""),
    ],
)
def test_a_file_is_read_by_its_content(name: str, text: str, said: str) -> None:
    """Names do not always tell YAML from JSON; comments and tabs are named."""
    try:
        assert parse(name, text.encode()).root == {"openapi": "3.0.3"}
        problem = ""
    except GeneratorError as error:
        problem = str(error.problems[0])
    assert said in problem
    assert bool(said) == bool(problem)


def test_a_document_that_is_not_utf_8(workspace: Workspace) -> None:
    """The byte at which decoding fails."""
    workspace.put(GOOD.encode().replace(b"Tiny", b"T\xefny"))
    assert refused(workspace) == [
        "error: spec/tiny.yaml: is not UTF-8 text (byte 30)",
        "    Save it as UTF-8, for example with an editor or with `iconv`.",
    ]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"],
)
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_every_encoding_of_yaml_and_json_is_read(
    workspace: Workspace, encoding: str, kind: str
) -> None:
    """With a byte order mark or without; lines are found in it as well."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Jäger", "version": "1"},
        "paths": {"/a": {"get": {"responses": {}, "wrong": 1}}},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (workspace.spec / f"wide.{kind}").write_bytes(text.encode(encoding))
    run = workspace.run(f"spec/wide.{kind}")
    assert run.code == 0
    assert f"spec/wide.{kind}:9: " in run.err
    assert "Jäger" in workspace.tree()["wide/__init__.py"].decode()


def test_a_text_that_is_cut_says_how_to_convert_it(workspace: Workspace) -> None:
    """Half of a character is no UTF-16."""
    workspace.put(GOOD.encode("utf-16")[:-1])
    run = workspace.run()
    assert "spec/tiny.yaml: is not UTF-16 text (byte " in run.err
    assert "Save it as UTF-8" in run.err


def test_what_a_merge_key_brings_has_its_line(tmp_path: Path) -> None:
    """It stands where the anchor is."""
    path = tmp_path / "a.yaml"
    path.write_text("base: &base\n  a: 1\n  b: {c: 2}\nother:\n  <<: [*base]\n")
    document = load(path, "a.yaml")
    assert document.where("/other/b/c") == "a.yaml:3"
    assert document.where("/other/none") == "a.yaml:4"


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
    """Nothing else is looked at if `openapi: 3.x` is missing."""
    workspace.put(text)
    assert refused(workspace) == [f"error: spec/tiny.yaml:1: is no {message}"]


def test_swagger_1(workspace: Workspace) -> None:
    """A format that is too old is named, and what is read."""
    workspace.put("swagger: '1.2'\ninfo: {title: Old, version: '1'}\npaths: {}\n")
    assert refused(workspace) == [
        "error: spec/tiny.yaml:1: is Swagger 1.2, not OpenAPI 3",
        "    Of Swagger, version 2.0 is read.",
    ]
