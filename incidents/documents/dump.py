"""Documents of working rows, for editors and for comparing."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from incidents.documents.query import documents_of


def dump(incident_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The editorial documents of these incidents, by id; links to drafts are in them."""
    with connection.cursor() as cursor:
        cursor.execute(
            documents_of("SELECT unnest(%s::bigint[])", drafts=True), [list(incident_ids)]
        )
        return {incident_id: json.loads(document) for incident_id, document in cursor.fetchall()}
