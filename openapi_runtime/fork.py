"""Forks: locks that no thread may hold then, and state that the child must renew.

A lock that another thread holds stays locked for ever in the child. On a connection of
both processes, one gets the responses to the other.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from threading import Lock
from typing import Protocol, TypeVar
from weakref import WeakSet

from .errors import RequestError

T = TypeVar("T")


class _Forkable(Protocol):
    def before_fork(self) -> None: ...
    def after_fork(self) -> None: ...


class _Renewable(Protocol):
    def renew(self) -> None: ...


_locks: WeakSet[Lock] = WeakSet()
_forkable: WeakSet[_Forkable] = WeakSet()
_renewable: WeakSet[_Renewable] = WeakSet()
_held = ExitStack()


def lock_held_at_fork() -> Lock:
    """Return a lock that no other thread holds when the process forks.

    For what takes no time: forking waits for it.
    """
    lock = Lock()
    _locks.add(lock)
    return lock


def hold_at_fork(store: _Forkable) -> None:
    """Let no thread be in the middle of something in `store` when the process forks."""
    _forkable.add(store)


def renew_at_fork(holder: _Renewable) -> None:
    """Call its `renew` in a forked process, which cannot use what it has."""
    _renewable.add(holder)


def check_process(made_in: int, what: str) -> None:
    """Raise RequestError in a process that was forked after `what` was made."""
    if made_in != os.getpid():
        raise RequestError(
            f"{what} was made before this process was forked, and its connections are the "
            "parent's: make a new one in this process, or give none, then the client "
            "makes its own in each process; nothing was sent"
        )


def _all(known: WeakSet[T]) -> list[T]:
    """Return what is known, though other threads add to it: a lock could not be held here."""
    while True:
        try:
            return list(known)
        except RuntimeError:  # it changed meanwhile
            continue


def _before_fork() -> None:
    for store in _all(_forkable):
        store.before_fork()
        _held.callback(store.after_fork)
    for lock in _all(_locks):
        _held.enter_context(lock)


def _after_fork(in_child: bool) -> None:
    _held.close()
    if in_child:
        for holder in _all(_renewable):
            holder.renew()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=partial(_after_fork, False),
        after_in_child=partial(_after_fork, True),
    )
