"""Texts of data that pages show in the reader's language, for the catalogues."""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import pgettext

from incidents import field_names
from incidents.formats import available
from timeline.telling.parts import LABELS

FORMAT, FACT = "export format", "fact"
_FACTS = (
    *LABELS.values(),
    *("Casualties", "Munitions", "Numbers", "Status", "Series", "Also", "Means", "Kind of target"),
    *("Connected", "Not stated", "Place", "Places"),
)


def messages() -> Iterator[tuple[str, str]]:
    """Context and text: names of export formats, facts of an entry, models and fields."""
    yield from ((FORMAT, format_.label) for format_ in available())
    yield from ((FACT, label) for label in _FACTS)
    yield from field_names.messages(apps.get_app_config("timeline").get_models())


def format_label(label: str) -> str:
    """What a format is called in the language of the page."""
    return pgettext(FORMAT, label)
