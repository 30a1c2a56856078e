"""Tokens of an authorization, the stores that keep them, and the locks of a refresh."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import uniform
from typing import Any, Protocol

import msgspec

from ..errors import AuthorizationError, ConfigurationError

_PAUSE = 0.02
"""Seconds before the second look at a lock that another process holds."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens from a token server. Printing them shows no secret."""

    access_token: str
    refresh_token: str | None = None
    expires_at: float | None = None
    """Expiry of the access token, in seconds since 1970; None if unknown."""

    lifetime: float | None = None
    """Seconds of validity that the access token was issued with."""

    server: str | None = None
    """The origin of the API for these tokens."""

    scope: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, to save them: the secrets are readable."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    @classmethod
    def from_dict(cls, values: Any) -> Tokens:
        """Make tokens from the result of `to_dict`.

        Raises ValueError when they are not complete.
        """
        try:
            return msgspec.convert(values, cls)
        except msgspec.ValidationError:
            pass
        # Its message could quote a value, and it would be chained.
        raise ValueError("these values are not tokens")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} until {self.expires_at}, server {self.server}>"

    def __rich_repr__(self) -> Any:
        yield "expires_at", self.expires_at


class TokenStore(Protocol):
    """A store of the tokens of one authorization. Its methods may block."""

    def load(self) -> Tokens | None:
        """Return the tokens saved last, None when there are none."""
        ...

    def save(self, tokens: Tokens) -> None:
        """Keep tokens so that they are there after a crash; they are used only then."""
        ...

    def delete(self) -> None:
        """Forget the tokens."""
        ...


class CallbackTokenStore(TokenStore):
    """A store that calls functions of yours; `tokens` are those saved so far.

    Without `load` it knows only what this process has saved.
    """

    def __init__(
        self,
        save: Callable[[Tokens], None],
        tokens: Tokens | None,
        load: Callable[[], Tokens | None] | None,
    ) -> None:
        self._save = save
        self._tokens = tokens
        self._load = load

    @property
    def knows_others(self) -> bool:
        """True if it sees tokens that another process has saved."""
        return self._load is not None

    def load(self) -> Tokens | None:
        return self._tokens if self._load is None else self._load()

    def save(self, tokens: Tokens) -> None:
        self._save(tokens)
        self._tokens = tokens

    def delete(self) -> None:
        self._tokens = None


class FileTokenStore(TokenStore):
    """A store in a file that only its owner can read.

    Processes of one machine that share the file also take turns in refreshing them.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        """As it was given: a link is followed at each access."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    def load(self) -> Tokens | None:
        self._clean()
        try:
            # Not kept in a local, which tracebacks show.
            return Tokens.from_dict(msgspec.json.decode(self.path.read_bytes()))
        except FileNotFoundError:
            return None
        except OSError as error:
            problem = f"{self.path} cannot be read: {error.strerror}"
        except (ValueError, RecursionError):
            problem = f"{self.path} holds no tokens"
        raise AuthorizationError(problem)

    def save(self, tokens: Tokens) -> None:
        try:
            self._replace(msgspec.json.encode(tokens.to_dict()))
        except OSError as error:
            problem = error.strerror
        else:
            return
        raise AuthorizationError(f"{self.path} cannot be written: {problem}")

    def delete(self) -> None:
        self._clean()
        self._target().unlink(missing_ok=True)

    def _target(self) -> Path:
        """Return the file that a link names, so that all who use it take turns."""
        return Path(os.path.realpath(self.path))

    def _clean(self) -> None:
        """Remove the scratch files of processes that were killed."""
        from glob import escape  # with the first store

        path = self._target()
        for scratch in path.parent.glob(f".{escape(path.name)}.{'[0-9a-f]' * 16}"):
            with suppress(OSError):  # such as a lock: somebody is writing it
                file = os.open(scratch, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
                try:
                    _lock(file, wait=False)
                    scratch.unlink()
                finally:
                    os.close(file)

    def _replace(self, content: bytes) -> None:
        # In one step: readers see the old file or the new one, also after a crash.
        self._clean()
        path = self._target()
        is_saved = False
        while not is_saved:
            scratch = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
            file = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(file, "wb") as opened:
                    with suppress(OSError):  # no locks on this file system
                        _lock(file, wait=True)
                    opened.write(content)
                    opened.flush()
                    os.fsync(file)
                # Without it, another process took it for one of a killed process.
                with suppress(FileNotFoundError):
                    scratch.replace(path)
                    is_saved = True
            except BaseException:
                scratch.unlink(missing_ok=True)
                raise
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @contextmanager
    def exclusive(self, seconds: float = 60.0) -> Generator[None]:
        """Keep other processes of this machine out of the block; it ends with ours.

        Raises AuthorizationError when they take longer than so many seconds.
        """
        if os.name != "posix":  # give the client a shared store instead
            yield
            return
        path = self._target()
        lock = path.with_name(f".{path.name}.lock")
        try:
            file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise AuthorizationError(
                f"{lock} cannot be written: {error.strerror}"
            ) from None
        try:
            _wait(partial(_is_locked, file, lock), seconds)
            yield
        finally:
            # Closing is not enough: a process forked meanwhile has the file open, too.
            _unlock(file)
            os.close(file)


def _is_locked(file: int, path: Path) -> bool:
    """Lock a file; return False if another process has done so."""
    try:
        _lock(file, wait=False)
    except BlockingIOError:
        return False
    except OSError as error:
        raise AuthorizationError(f"{path} cannot be locked: {error.strerror}") from None
    return True


def _lock(file: int, *, wait: bool) -> None:
    """Keep other processes from locking the file; not on Windows."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _unlock(file: int) -> None:
    import fcntl

    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_UN)


class Locks(Protocol):
    """The part of a store that keeps processes from refreshing at the same time."""

    def acquire(self, name: str, owner: str, seconds: float) -> bool: ...

    def free(self, name: str, owner: str) -> None: ...


def check_shared(locks: Locks, tokens: TokenStore) -> None:
    """Raise ConfigurationError when processes share the locks, and not the tokens."""
    if not getattr(locks, "blocking", True):  # of this process alone
        return
    if isinstance(tokens, CallbackTokenStore) and not tokens.knows_others:
        raise ConfigurationError(
            "processes that share a store would not see each other's new tokens, and "
            "refresh with old ones, which can end the consent: give OAuth2Session load=a "
            "function that returns the tokens saved last, instead of Tokens, or "
            "tokens=FileTokenStore(path)"
        )


@contextmanager
def lease(locks: Locks, key: str, seconds: float) -> Generator[None]:
    """Keep other users of the locks out of the block, for so many seconds at most.

    A process that crashes in it lets the others in after that time.
    """
    name = f"refresh:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
    owner = f"{os.getpid()}:{os.urandom(16).hex()}"
    # By then a crashed owner's lease is over.
    _wait(partial(locks.acquire, name, owner, seconds), seconds + 5)
    try:
        yield
    finally:
        locks.free(name, owner)


def _wait(take: Callable[[], bool], seconds: float) -> None:
    """Wait until a lock is taken; raise AuthorizationError if that does not happen."""
    end, pause = time.monotonic() + seconds, _PAUSE
    while not take():
        if time.monotonic() > end:
            problem = "another process refreshes the tokens, and never ends"
            raise AuthorizationError(problem, temporary=True)
        time.sleep(pause * uniform(0.5, 1.5))  # noqa: S311 - no secret
        pause = min(pause * 2, 0.5)
