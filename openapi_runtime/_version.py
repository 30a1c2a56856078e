"""Version of the runtime, and the check that a generated package makes of it."""

from __future__ import annotations

__version__ = "0.1.0"


def require(package: str, series: str) -> None:
    """Raise ImportError unless this runtime is of the *series* ("0.1") of *package*.

    A generated package calls this when it is imported, so that a runtime that it was
    not written for is an error with a remedy, not an odd failure later.
    """
    if __version__.rpartition(".")[0] != series:
        raise ImportError(
            f"{package} needs openapi-runtime {series}.*, but {__version__} is installed. "
            f"From where {package} came: pip install 'openapi-runtime~={series}.0'",
            name="openapi_runtime",
        )
