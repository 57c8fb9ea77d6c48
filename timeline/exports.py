"""Addresses of the whole timeline of a selection, one for each format there is."""

from django.urls import reverse

from incidents.formats import available
from incidents.selection import Selection


def addresses(selection: Selection) -> list[tuple[str, str]]:
    """Label and address of each format, with the filter of the page at its ledger position."""
    pinned = f"as_of={selection.position}" if selection.position else ""
    asked_for = "&".join(filter(None, [selection.query, pinned]))
    query = f"?{asked_for}" if asked_for else ""
    return [
        (format_.label, f"{reverse('timeline', args=[format_.extension])}{query}")
        for format_ in available()
    ]
