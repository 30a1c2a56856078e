"""Libraries that only some parts need: the extras of the distribution."""

from __future__ import annotations


def missing(library: str, extra: str) -> str:
    """Return the text about a library that is not installed."""
    return (
        f"{library} is not installed. It comes with the extra {extra!r} of pipedrive-v2:"
        f" install that again with [{extra}] behind it, from where it came"
        f" (in a clone: python -m pip install ./openapi_runtime '.[{extra}]')"
    )
