"""`python -m pipedrive_kit.cli`: the same as `pipedrive`."""

from __future__ import annotations

from . import console

if __name__ == "__main__":
    console()
