"""What readers know of actors, places, types and sources beside their slugs, as published."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connections

from incidents.selection import READER

_AT = """
SELECT slug, document FROM incidents_entity
WHERE kind = %(kind)s AND slug = ANY (%(slugs)s) AND position <= %(at)s
    AND (superseded_by IS NULL OR superseded_by > %(at)s)"""


def entities(kind: str, slugs: Collection[str], at: int) -> dict[str, dict[str, Any]]:
    """The rows of a kind by slug, as they stood right after a ledger position."""
    if not slugs:
        return {}
    with connections[READER].cursor() as cursor:
        cursor.execute(_AT, {"kind": kind, "slugs": list(slugs), "at": at})
        return {slug: json.loads(document) for slug, document in cursor.fetchall()}
