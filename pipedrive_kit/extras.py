"""Libraries that only some parts need: the extras of the distribution."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


def missing(library: str, extra: str) -> str:
    """Return the text about a library that is not installed."""
    return (
        f"{library} is not installed. It comes with the extra {extra!r} of pipedrive-v2:"
        f" install that again with [{extra}] behind it, from where it came"
        f" (in a clone: python -m pip install ./openapi_runtime '.[{extra}]')"
    )


@contextmanager
def needed(library: str, extra: str) -> Generator[None]:
    """Raise ImportError with the way to install *library* if the block lacks it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise ImportError(missing(library, extra), name=library) from error
