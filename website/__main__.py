"""`python -m website`: the pages for the site's builder, or the check of its result."""

from __future__ import annotations

import sys

from . import links, pages


def main() -> int:
    """Write the pages; with `check`, look for links that lead nowhere."""
    if sys.argv[1:] == ["check"]:
        wrong = links.wrong()
        print("\n".join(wrong) or "All links of the site lead somewhere.")
        return 1 if wrong else 0
    pages.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
