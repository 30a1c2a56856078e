"""Bundling: the files that a document refers to, brought into it.

The other files stand below one key of its root, each under its own name, and references
lead there. Every later step knows one document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from ..pointer import FILES, at, join, parts, target
from .anchors import anchored, with_pointers
from .load import Document, load, parse
from .nodes import copied, objects

Fetch: TypeAlias = Callable[[str], bytes]

_NOTHING = f"#/{FILES}/"
"""An empty object: no later step follows a refused reference."""

_MISSING = "leads to a file that does not exist", ""


class _RefusedError(Exception):
    """A reference that is not followed: the reason, and a hint."""


def bundle(document: Document, path: Path, fetch: Fetch | None = None) -> Document:
    """Return *document* with every file below the folder of *path* that it refers to.

    A reference that is not followed leads to an empty object, with the reason in
    `refused`. Files at http(s) addresses are read only with *fetch*: they may change.
    """
    document = with_pointers(document)
    bundler = _Bundler(document, path, fetch)
    bundler.collect()
    return replace(
        document,
        root=bundler.bundled(),
        files=bundler.files,
        entries=tuple(sorted(bundler.entries)),
        written=bundler.written,
        refused=bundler.refused,
    )


class _Bundler(Struct):
    document: Document
    path: Path
    fetch: Fetch | None
    files: dict[str, Document] = {}
    entries: set[str] = set()
    local: dict[str, str] = {}
    """Pointer of a string in the document that refers elsewhere -> the local reference."""
    written: dict[str, str] = {}
    refused: dict[str, tuple[str, str]] = {}
    waiting: list[tuple[str, str]] = []

    def collect(self) -> None:
        """Collect every reference that can be reached from the document."""
        self.waiting.append(("", ""))
        done: set[str] = set()
        while self.waiting:
            key, pointer = self.waiting.pop()
            root = self.files[key].root if key else self.document.root
            start = join("", FILES, key) if key else ""
            for inside, value in objects(root, pointer):
                if start + inside not in done:
                    done.add(start + inside)
                    self.collect_one(value, start + inside, key)

    def collect_one(self, value: dict[str, Any], pointer: str, key: str) -> None:
        reference = value.get("$ref")
        if isinstance(reference, str):
            new = self.lead(reference, pointer, key)
            if new != reference:
                self.written[pointer] = reference
                self.local[join(pointer, "$ref")] = new
        if "discriminator" in value:
            self.collect_mapping(value, pointer, key)

    def collect_mapping(self, value: dict[str, Any], pointer: str, key: str) -> None:
        mapping = at(value, "/discriminator/mapping")
        for tag, name in mapping.items() if isinstance(mapping, dict) else ():
            # A bare name is that of a component, and no file.
            if isinstance(name, str) and {".", "/", "#"} & set(name):
                place = join(pointer, "discriminator", "mapping", tag)
                new = self.lead(name, place, key)
                if new != name:
                    self.local[place] = new

    def bundled(self) -> dict[str, Any]:
        """Return the document with the files in it, in which every reference is local."""
        if not self.local:
            return self.document.root
        files = {key: file.root for key, file in sorted(self.files.items())}
        root: dict[str, Any] = copied({**self.document.root, FILES: {"": {}, **files}})
        for pointer, reference in self.local.items():
            holder, _, key = pointer.rpartition("/")
            at(root, holder)[parts(f"/{key}")[0]] = reference
        return root

    def lead(self, reference: str, pointer: str, key: str) -> str:
        """Return the `$ref` into the one document that stands for *reference*."""
        if reference.startswith("#") and not key:
            return reference
        try:
            address, fragment = urldefrag(reference)
            there = self.file(address, key) if address else key
        except _RefusedError as why:
            self.refused[pointer] = why.args[0], why.args[1]
            return _NOTHING
        except OSError as error:
            self.refused[pointer] = f"cannot be read: {error.strerror}", ""
            return _NOTHING
        except ValueError:
            self.refused[pointer] = "is neither a path to a file nor a URL", ""
            return _NOTHING
        inside = target(fragment)
        root = self.files[there].root if there else self.document.root
        if inside and not inside.startswith("/"):
            inside = anchored(root, inside) or inside
        if not there:
            return f"#{quote(inside, safe='/~')}"
        entry = join("", FILES, there) + inside
        if entry not in self.entries:
            self.entries.add(entry)
            self.waiting.append((there, inside))
        return f"#{quote(entry, safe='/~')}"

    def file(self, address: str, holder: str) -> str:
        """Return the key of the file at *address*, as the file *holder* writes it."""
        if _is_remote(address) or _is_remote(holder):
            return self.remote(urljoin(holder if _is_remote(holder) else "", address))
        if urlsplit(address).scheme or address.startswith(("/", "\\")):
            raise _RefusedError(
                "leads out of the document's folder",
                "Only relative paths to files below it are read.",
            )
        folder = self.path.parent.resolve()
        path = (folder / holder).parent if holder else folder
        try:
            path = (path / unquote(address)).resolve()
        except RuntimeError:  # links in a circle, for Python 3.11 and 3.12
            raise _RefusedError(*_MISSING) from None
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
                raise _RefusedError(*_MISSING)
            found = load(path, (self.path.parent / key).as_posix())
            self.files[key] = with_pointers(found)
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
            self.files[url] = with_pointers(parse(url, self.fetch(url)))
        return url


def _is_remote(address: str) -> bool:
    return address.startswith(("http://", "https://", "//"))
