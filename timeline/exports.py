"""Addresses of the whole timeline of a selection, one for each format there is."""

from django.urls import reverse

from incidents.formats import available
from incidents.selection import Selection
from timeline.translatable import format_label


def addresses(selection: Selection) -> list[tuple[str, str]]:
    """Label and address of each format, with the filter of the page at its ledger position.

    What is asked for again and again is not pinned to one.
    """
    return [
        (format_label(each.label), address(each.extension, selection, pinned=not each.followed))
        for each in available()
    ]


def address(extension: str, selection: Selection, *, pinned: bool = True) -> str:
    """Of the timeline in a format, with the filter of a page, and its position unless told not."""
    at = f"as_of={selection.position}" if pinned and selection.position else ""
    query = "&".join(filter(None, [selection.query, at]))
    return reverse("timeline", args=[extension]) + (f"?{query}" if query else "")
