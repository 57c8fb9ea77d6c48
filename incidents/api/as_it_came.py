"""Texts of the database that go out again without being read."""

from psycopg.abc import Buffer
from psycopg.adapt import Loader


class AsItCame(Loader):
    """Leaves a text in the bytes it came in: documents go out again without being read."""

    def load(self, data: Buffer) -> bytes:
        """A copy of the bytes."""
        return bytes(data)
