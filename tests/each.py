"""One test for many values: quicker than a test for each, and it lists all that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature
from itertools import product
from typing import Any


def each(
    **values: Iterable[Any],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a check a test of every combination of *values*; the rest are fixtures."""

    def decorate(check: Callable[..., None]) -> Callable[..., None]:
        def test(**fixtures: Any) -> None:
            combinations = [*product(*values.values())]
            assert combinations
            failures = []
            for combination in combinations:
                try:
                    check(**dict(zip(values, combination, strict=True)), **fixtures)
                except Exception as error:
                    error.add_note(f"with {', '.join(map(str, combination))}")
                    failures.append(error)
            if failures:
                count = f"{len(failures)} of {len(combinations)}"
                raise ExceptionGroup(f"{count} fail", failures)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        wanted = signature(check)
        fixtures = [it for it in wanted.parameters.values() if it.name not in values]
        test.__signature__ = wanted.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return test

    return decorate
