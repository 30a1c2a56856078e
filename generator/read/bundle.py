"""Step 1b: what a document refers to in other files, brought into it.

The other files stand under one key of its root, each under its own name, and the
references lead there; everything after this knows one document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from ..pointer import FILES, at, join, target
from .load import Document, load, parse
from .references import schemas

Fetch: TypeAlias = Callable[[str], bytes]

_NOTHING = f"#/{FILES}/"
"""An empty object: nothing after this may try to follow what is refused."""


class _RefusedError(Exception):
    """A reference is not followed: why, and what to do."""


def bundle(document: Document, path: Path, fetch: Fetch | None = None) -> Document:
    """Bring in every file below the folder of *path* that *document* refers to.

    What cannot be followed says nothing, with the reason in `refused`. Files at http(s)
    addresses are read only where there is *fetch*: they may differ the next time.
    """
    bundler = _Bundler(document, path, fetch)
    bundler.rewrite("", "")
    if bundler.written:
        files = {key: file.root for key, file in sorted(bundler.files.items())}
        document.root[FILES] = {"": {}, **files}
    return replace(
        document,
        files=bundler.files,
        entries=tuple(sorted(bundler.entries)),
        written=bundler.written,
        refused=bundler.refused,
    )


@dataclass
class _Bundler:
    document: Document
    path: Path
    fetch: Fetch | None
    files: dict[str, Document] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)
    waiting: list[tuple[str, str]] = field(default_factory=list)

    def rewrite(self, key: str, pointer: str) -> None:
        """Lead every reference below *pointer* of the file *key*, and below those, here."""
        self.waiting.append((key, pointer))
        done: set[str] = set()
        while self.waiting:
            key, pointer = self.waiting.pop()
            root = self.files[key].root if key else self.document.root
            start = join("", FILES, key) if key else ""
            for inside, value in list(schemas(at(root, pointer), pointer)):
                if start + inside not in done:
                    done.add(start + inside)
                    self.rewrite_one(value, start + inside, key)

    def rewrite_one(self, value: dict[str, Any], pointer: str, key: str) -> None:
        reference = value.get("$ref")
        if isinstance(reference, str):
            new = self.lead(reference, pointer, key)
            if new != reference:
                self.written[pointer] = reference
                value["$ref"] = new
        mapping = at(value, "/discriminator/mapping")
        if isinstance(mapping, dict):
            inside = join(pointer, "discriminator", "mapping")
            for tag, name in mapping.items():
                # A bare name is that of a component, and no file.
                if isinstance(name, str) and {".", "/", "#"} & set(name):
                    mapping[tag] = self.lead(name, join(inside, tag), key)

    def lead(self, reference: str, pointer: str, key: str) -> str:
        """Give the `$ref` into the one document that stands for *reference*."""
        # An object that several aliases share comes by more than once.
        if reference.startswith(f"#/{FILES}/" if key else "#"):
            return reference
        try:
            address, fragment = urldefrag(reference)
            there = self.file(address, key) if address else key
        except _RefusedError as why:
            self.refused[pointer] = why.args[0], why.args[1]
            return _NOTHING
        except (OSError, RuntimeError, ValueError) as error:
            self.refused[pointer] = f"is no path to a file: {error}", ""
            return _NOTHING
        inside = target(fragment)
        if not there:
            return f"#{fragment}"
        entry = join("", FILES, there) + inside
        if entry not in self.entries:
            self.entries.add(entry)
            self.waiting.append((there, inside))
        return f"#{quote(entry, safe='/~')}"

    def file(self, address: str, holder: str) -> str:
        """Give the key of the file at *address*, as the file *holder* writes it."""
        if _is_remote(address) or _is_remote(holder):
            return self.remote(urljoin(holder if _is_remote(holder) else "", address))
        if urlsplit(address).scheme or address.startswith(("/", "\\")):
            raise _RefusedError(
                "leads out of the document's folder",
                "Only relative paths to files below it are read.",
            )
        folder = self.path.parent.resolve()
        path = (folder / holder).parent if holder else folder
        path = (path / unquote(address)).resolve()
        if not path.is_relative_to(folder):
            raise _RefusedError(
                "leads out of the document's folder",
                f"Move the file below {self.path.parent.as_posix()}/ first.",
            )
        if path == self.path.resolve():
            return ""
        key = path.relative_to(folder).as_posix()
        if key not in self.files:
            if not path.is_file():
                raise _RefusedError("leads to a file that does not exist", "")
            self.files[key] = load(path, (self.path.parent / key).as_posix())
        return key

    def remote(self, url: str) -> str:
        if urlsplit(url).scheme not in ("http", "https"):
            raise _RefusedError("leads out of the web", "")
        if not self.fetch:
            raise _RefusedError(
                "leads to the network",
                "Download that file and refer to the copy, or run with --allow-remote.",
            )
        if url not in self.files:
            self.files[url] = parse(url, self.fetch(url))
        return url


def _is_remote(address: str) -> bool:
    return address.startswith(("http://", "https://", "//"))
