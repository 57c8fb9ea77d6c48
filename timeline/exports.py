"""Addresses of the whole timeline of a selection, one for each format there is."""

from django.urls import reverse

from incidents.formats import Format, available
from incidents.selection import Selection


def addresses(selection: Selection) -> list[tuple[str, str]]:
    """Label and address of each format, with the filter of the page at its ledger position.

    What is asked for again and again is not pinned to one.
    """
    pinned = f"as_of={selection.position}" if selection.position else ""
    return [
        (format_.label, _address(format_, selection.query, "" if format_.followed else pinned))
        for format_ in available()
    ]


def _address(format_: Format, *asked_for: str) -> str:
    query = "&".join(filter(None, asked_for))
    return reverse("timeline", args=[format_.extension]) + (f"?{query}" if query else "")
