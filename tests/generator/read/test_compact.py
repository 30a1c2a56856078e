"""The document that a package has with it, where `ship_document` asks for it."""

from __future__ import annotations

import json
from typing import Any

from generator.read.compact import document_text

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Pets", "version": "1", "description": "Prose."},
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "summary": "Prose.",
                "x-tool-description": "Prose.",
                "tags": ["Pets"],
                "responses": {
                    "200": {
                        "description": "Prose.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["description"],
                                    "properties": {
                                        "description": {
                                            "type": "string",
                                            "description": "Prose.",
                                        },
                                        "tags": {"type": "string", "enum": ["summary"]},
                                    },
                                },
                                "example": {"description": "kept", "tags": "summary"},
                            }
                        },
                    }
                },
            },
            "post": {"operationId": "addPet", "responses": {}},
        }
    },
}


def test_prose_is_left_out_and_names_are_kept() -> None:
    """Properties and examples may be called like a keyword for prose."""
    text = document_text(DOCUMENT)
    assert "Prose." not in text
    paths = json.loads(text)["paths"]
    (media_type,) = paths["/pets"]["get"]["responses"]["200"]["content"].values()
    assert media_type["example"] == {"description": "kept", "tags": "summary"}
    assert media_type["schema"]["properties"] == {
        "description": {"type": "string"},
        "tags": {"type": "string", "enum": ["summary"]},
    }


def test_an_operation_is_a_line() -> None:
    """A change of one operation is a change of one line."""
    lines = document_text(DOCUMENT).splitlines()
    assert sum('"operationId"' in line for line in lines) == 2
    assert not [line for line in lines if line.count('"operationId"') > 1]


def test_the_input_stays_as_it_is() -> None:
    before = json.dumps(DOCUMENT)
    document_text(DOCUMENT)
    assert json.dumps(DOCUMENT) == before
