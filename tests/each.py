"""One test for many values: quicker than a test for each, and it lists all that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any


def each(
    **values: Iterable[Any],
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a check of arguments a test of every combination of *values*."""

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            combinations = [*product(*values.values())]
            assert combinations
            failures = []
            for combination in combinations:
                try:
                    check(**dict(zip(values, combination, strict=True)))
                except Exception as error:
                    error.add_note(f"with {', '.join(map(str, combination))}")
                    failures.append(error)
            if failures:
                count = f"{len(failures)} of {len(combinations)}"
                raise ExceptionGroup(f"{count} fail", failures)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return decorate
