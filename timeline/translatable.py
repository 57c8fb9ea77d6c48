"""Texts of data that pages show in the reader's language, for the catalogues."""

from collections.abc import Iterator

from django.utils.translation import pgettext

from incidents.formats import available
from timeline.telling.parts import LABELS

FORMAT, FACT = "export format", "fact"
_FACTS = (
    *LABELS.values(),
    *("Casualties", "Munitions", "Numbers", "Status", "Series", "Also", "Means", "Kind of target"),
    *("Connected", "Not stated", "Place", "Places"),
)


def messages() -> Iterator[tuple[str, str]]:
    """Context and text: what the export formats and the facts of an entry are called."""
    yield from ((FORMAT, format_.label) for format_ in available())
    yield from ((FACT, label) for label in _FACTS)


def format_label(label: str) -> str:
    """What a format is called in the language of the page."""
    return pgettext(FORMAT, label)
