"""PEP 702 for an old name that goes on working for one release."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Every type checker brings it along; at run time nothing else needs that package.
    from typing_extensions import deprecated as deprecated
else:
    from functools import wraps
    from warnings import warn

    def deprecated(message):
        """Make the decorated function warn its caller each time it is called."""

        def mark(function):
            @wraps(function)
            def warned(*arguments, **options):
                warn(message, DeprecationWarning, stacklevel=2)
                return function(*arguments, **options)

            warned.__deprecated__ = message
            return warned

        return mark
