"""The body of an answer, bounded in size as it comes and as it unpacks."""

import zlib
from collections.abc import Iterable

from incidents.archiving.refusals import unanswered, unreadable

MEGABYTE = 1_000_000
PACKED = {"gzip", "x-gzip"}


class Body:
    """Takes the pieces of a body; NotFetched when they, or what they unpack to, are too much."""

    def __init__(self, url: str, encoding: str, largest: int) -> None:
        self.url, self.largest = url, largest
        self.packed, self.bytes = 0, bytearray()
        named = [each.strip().lower() for each in encoding.split(",") if each.strip()]
        if named and named != ["identity"] and not (len(named) == 1 and named[0] in PACKED):
            raise unreadable(url, f"it comes packed as {encoding!r}, which was not asked for")
        self.unpack = zlib.decompressobj(31) if named and named[0] in PACKED else None

    def take(self, pieces: Iterable[bytes]) -> bytes:
        """All of it; a body that ends before its end is refused."""
        for piece in pieces:
            self.packed += len(piece)
            self.bytes += self.unpacked(piece) if self.unpack else piece
            if max(self.packed, len(self.bytes)) > self.largest:
                raise self.too_large()
        if self.unpack and not self.unpack.eof:
            raise unanswered(self.url, "it broke off")
        if not self.bytes:
            raise unreadable(self.url, "the answer is empty")
        return bytes(self.bytes)

    def unpacked(self, piece: bytes) -> bytes:
        """What a piece unpacks to, never more than one byte beyond what may be kept."""
        assert self.unpack
        room = self.largest + 1 - len(self.bytes)
        try:
            found = self.unpack.decompress(piece, room)
        except zlib.error as error:
            raise unreadable(self.url, f"it does not unpack ({error})") from None
        if self.unpack.unused_data:
            raise unreadable(self.url, "something follows the end of its packed body")
        return found

    def too_large(self) -> Exception:
        """More than is kept of one source."""
        return unreadable(self.url, f"it has more than {self.largest / MEGABYTE:g} MB")
