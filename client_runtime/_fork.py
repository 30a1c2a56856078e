"""Stores when the process forks: a lock that another thread holds stays locked for ever."""

from __future__ import annotations

import os
from functools import partial
from typing import Protocol
from weakref import WeakSet


class _Forkable(Protocol):
    def before_fork(self) -> None: ...
    def after_fork(self, in_child: bool, /) -> None: ...


_forkable: WeakSet[_Forkable] = WeakSet()
_held: list[_Forkable] = []


def hold_at_fork(store: _Forkable) -> None:
    """Let no thread be in the middle of something in `store` when the process forks."""
    _forkable.add(store)


def _before_fork() -> None:
    for store in list(_forkable):
        store.before_fork()
        _held.append(store)


def _after_fork(in_child: bool) -> None:
    while _held:
        _held.pop().after_fork(in_child)


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=partial(_after_fork, False),
        after_in_child=partial(_after_fork, True),
    )
