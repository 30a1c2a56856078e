"""The decoding of compressed bodies, in pieces of a bounded size.

HTTPX decompresses each piece that it receives at once, which can take a thousand times its
memory, and once more for each further coding.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from ..http import DecodingError

_PIECE = 65_536
_WINDOW = zlib.MAX_WBITS  # and 16 for gzip, less than 0 for no header
_MAGIC = b"\x1f"
_GZIP = ("gzip", "x-gzip")
_DEFLATE = "deflate"
_OTHERS = ("br", "compress", "dcb", "dcz", "x-compress", "zstd")


class UnsupportedCodingError(Exception):
    """A body has a Content-Encoding that is not decoded."""


def decoder(headers: Mapping[str, str]) -> Decoder | None:
    """Return the decoder of a body; None when it is not encoded.

    Raises UnsupportedCodingError for a coding that is known but not decoded, and for more
    than one. An unknown coding is none: servers write character sets there.
    """
    stated = headers.get("content-encoding")
    if not stated:
        return None
    codings = [part.strip().lower() for part in stated.split(",")]
    known = [c for c in codings if c in _GZIP or c == _DEFLATE or c in _OTHERS]
    if not known:
        return None
    if len(known) > 1:
        raise UnsupportedCodingError(
            f"the body has {len(known)} content codings, and one is the most allowed"
        )
    if known[0] in _OTHERS:
        raise UnsupportedCodingError(f"the content coding {known[0]} is not supported")
    return Decoder(is_gzip=known[0] in _GZIP)


class Decoder:
    """A body in gzip or deflate, decoded as it comes."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._began = False
        self._inflate = zlib.decompressobj(_WINDOW | 16 if is_gzip else _WINDOW)

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` adds to the body; raise DecodingError.

        A reader that has enough needs not go on: no more than a piece is decoded ahead.
        """
        if data and not self._began:
            self._begin(data)
        more = bool(data)
        while more:
            if self._inflate.eof:
                if not self._is_gzip or data[:1] != _MAGIC:
                    return  # padding
                # RFC 1952, 2.2: a file may have more than one member.
                self._inflate = zlib.decompressobj(_WINDOW | 16)
            try:
                piece = self._inflate.decompress(data, _PIECE)
            except zlib.error as error:
                raise DecodingError(str(error)) from None
            if piece:
                yield piece
            data = self._inflate.unconsumed_tail or self._inflate.unused_data
            # A full piece may not be all, even where no data is left.
            more = bool(data) or (len(piece) == _PIECE and not self._inflate.eof)

    def _begin(self, data: bytes) -> None:
        self._began = True
        if not self._is_gzip and (data[0] & 0x0F != 8 or data[0] >> 4 > 7):
            # Many servers leave out the header of zlib.
            self._inflate = zlib.decompressobj(-_WINDOW)

    def end(self) -> None:
        """Raise DecodingError if the body is not complete."""
        if self._began and not self._inflate.eof:
            raise DecodingError("the compressed body is not complete")
