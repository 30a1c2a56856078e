"""Step 8: every Python file compiled and brought into black's form.

The templates print what black would print, so black almost only confirms it, which is
much cheaper than formatting.
"""

from __future__ import annotations

import ast
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from .errors import GeneratorError, Problem
from .manifest import digest

LARGE = 200_000
"""Characters from which on a second process is worth its start."""


def format_(
    files: dict[str, str], known: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Give *files* as black leaves them; raise if one is no Python.

    *known*: digests of texts that black left as they are before.
    """
    paths = [
        path
        for path in sorted(files)
        if path.endswith(".py") and digest(files[path].encode()) not in known
    ]
    texts = [files[path] for path in paths]
    if sum(map(len, texts)) < LARGE:
        formatted = [
            _black(path, text) for path, text in zip(paths, texts, strict=True)
        ]
        return {**files, **dict(zip(paths, formatted, strict=True))}
    # This is the longest step, and a file knows nothing of the others. The processes are
    # spawned, not forked, because the caller may have threads.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        formatted = list(pool.map(_black, paths, texts, chunksize=4))
    return {**files, **dict(zip(paths, formatted, strict=True))}


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
