"""The symbol table: a package whose modules do not load is never written."""

from __future__ import annotations

import pytest

from openapi_source.symbols import missing_names

GOOD = {
    "__init__.py": "from . import errors\n\ndef __getattr__(name):\n    return name\n",
    "errors.py": "class Error(Exception): ...\n",
    "models/__init__.py": "from ..errors import Error as Error\n",
    "models/one.py": (
        "from __future__ import annotations\nimport datetime as dt\n"
        "from .shared import Size\nfrom .. import Anything\n"
        "class One:\n    size: Size | dt.date | list[One]\n"
    ),
    "models/shared.py": (
        "from typing import TYPE_CHECKING, Literal\nSize = Literal[1]\n"
        "if TYPE_CHECKING:\n    from .one import One\n"
        "def f(n: int) -> 'One':\n    from .one import One\n    return [n for n in One]\n"
    ),
}


def test_modules_that_load_pass() -> None:
    """Cycles under TYPE_CHECKING or in a function are none."""
    assert missing_names(GOOD) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("from .shared import Size\n", "'Size' is imported from the module itself"),
        (
            "from .one import Two\n",
            "'Two' is imported from 'models.one', which does not have it",
        ),
        (
            "from .two import Two\n",
            "'Two' is imported from 'models.two', which does not have it",
        ),
        ("Size: Word\n", "the name 'Word' is not defined"),
        (
            "from .one import One\nSize = 1\n",
            "modules import each other: models.shared -> models.one -> models.shared",
        ),
    ],
)
def test_a_name_that_is_missing_is_told_with_its_place(text: str, message: str) -> None:
    found = missing_names({**GOOD, "models/shared.py": text})
    assert f"models/shared.py:1: {message}" in found
