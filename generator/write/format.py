"""Step 8: every Python file compiled and brought into black's form.

The templates print what black would print, so black almost only confirms it, which is
much cheaper than formatting.
"""

from __future__ import annotations

import ast
from concurrent.futures import Executor

from ..errors import GeneratorError, Problem
from .manifest import digest
from .workers import LARGE, Here


def format_(
    files: dict[str, str], known: frozenset[str], pool: Executor
) -> dict[str, str]:
    """Give *files* as black leaves them; raise if one is no Python.

    *known*: digests of texts that black left as they are before.
    """
    paths = [
        path
        for path in sorted(files)
        if path.endswith(".py") and digest(files[path].encode()) not in known
    ]
    if sum(len(files[path]) for path in paths) < LARGE:
        pool = Here()
    # The longest first, so that no process is left alone with one at the end.
    formatted = {
        path: pool.submit(_black, path, files[path])
        for path in sorted(paths, key=lambda path: -len(files[path]))
    }
    return files | {path: formatted[path].result() for path in paths}


def _black(path: str, text: str) -> str:
    # Imported here: it takes as long as the rest of the generator.
    import black
    from black.report import NothingChanged

    try:
        ast.parse(text)
    except SyntaxError as error:
        message = f"the generator wrote no Python: {error.msg}"
        hint = f"{(error.text or '').strip()}\nThis is a bug of the generator."
        raise GeneratorError(
            Problem(f"{path}:{error.lineno}", "", message, hint)
        ) from None
    try:
        return black.format_file_contents(text, fast=False, mode=black.Mode())
    except NothingChanged:
        return text
