"""Dates as people type them in a form: read at once, stored as EDTF once the reading was shown."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from incidents.dates.typed import LONGEST, NotUnderstood, Reading, read
from incidents.dates.words import in_words

Published = Callable[[], date | None]
SHOWN = "{}_shown"
"""The name of the hidden field that holds the EDTF text last shown beside a date."""


class TypedDate(str):
    """What was typed, and ``shown``: the EDTF text that stood beside it when it was sent."""

    shown = ""


def unknown_day() -> date | None:
    """The day of the report, for a form that has no report."""
    return None


def read_beside(text: str, published: Published) -> Reading:
    """Read a date; the day of the report is asked for only when the text does not do without."""
    try:
        return read(text)
    except NotUnderstood:
        day = published()
        if day is None:
            raise
        return read(text, day)


def told(reading: Reading) -> dict[str, str]:
    """A reading for people: its words, and the rest of it in one line."""
    when = reading.when
    bounds = {"earliest": when.earliest or _("open"), "latest": when.latest or _("open")}
    rest = [
        _("earliest %(earliest)s, latest %(latest)s") % bounds,
        _("precision %(precision)s") % {"precision": when.precision},
        _("stored as %(text)s") % {"text": when.text},
    ]
    if reading.counted_from:
        day = in_words(reading.counted_from.isoformat())
        rest.append(_("counted from the report of %(day)s") % {"day": day})
    return {"words": in_words(when), "rest": " · ".join(rest), "edtf": when.text}


class TypedDateInput(AdminTextInputWidget):
    """A line of text with its reading below; a hidden field says which reading was shown."""

    published: Published = staticmethod(unknown_day)

    @property
    def media(self) -> forms.Media:
        """What shows the reading while it is typed."""
        desk = "incidents/desk/dates"
        return forms.Media(js=[f"{desk}.js"], css={"all": [f"{desk}.css"]})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """What was typed, with what was shown."""
        typed = super().value_from_datadict(data, files, name)
        if not isinstance(typed, str):
            return typed
        value = TypedDate(typed)
        value.shown = data.get(SHOWN.format(name), "")
        return value

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The field and how its value is understood, as it is when the page opens."""
        address = reverse("admin:incidents_incident_date")
        attrs = {**(attrs or {}), "data-date-url": address, "autocomplete": "off"}
        shown = self.shown(value)
        said = format_html("<b>{}</b> <small>{}</small>", shown["words"], shown["rest"])
        return format_html(
            '<span class="typed-date">{}<input type="hidden" name="{}" value="{}">'
            '<span class="date-said" aria-live="polite">{}</span></span>',
            super().render(name, value, attrs, renderer),
            SHOWN.format(name),
            shown["edtf"],
            said if shown["edtf"] else "",
        )

    def shown(self, value: Any) -> dict[str, str]:
        """How a value is understood; empty for one that is not."""
        try:
            return told(read_beside(str(value or ""), self.published))
        except NotUnderstood:
            return {"words": "", "rest": "", "edtf": ""}


class TypedDateField(forms.CharField):
    """Takes any form of docs/desk/dates.md and cleans it to EDTF, which it leaves as it is.

    A text that is no EDTF is taken only when its reading stood beside it: a reading that nobody
    saw is shown, and the form is sent again.
    """

    widget = TypedDateInput
    published: Published = staticmethod(unknown_day)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What is typed may be longer than what is stored."""
        return {**super().widget_attrs(widget), "maxlength": str(LONGEST)}

    def counts_from(self, published: Published) -> None:
        """Say which day weekdays count from."""
        self.published = published
        self.widget.published = published

    def to_python(self, value: Any) -> str:
        """The EDTF text of what was typed; raises ValidationError with every reading it has."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return read_beside(typed, self.published).when.text
        except NotUnderstood as error:
            raise ValidationError(str(error), code="not_understood") from None

    def clean(self, value: Any) -> str:
        """Refuse, once, a reading that was not shown."""
        text: str = super().clean(value)
        if text and text != str(value).strip() and text != getattr(value, "shown", text):
            raise ValidationError(
                "“%(typed)s” is read as %(words)s (%(text)s): save again to take it, or correct "
                "it.",
                code="not_shown",
                params={"typed": str(value)[:100], "words": in_words(text), "text": text},
            )
        return text


def is_words(typed: str) -> bool:
    """Whether a typed date has words, and not only digits and signs."""
    return re.search(r"[^\W\d_xX]", typed) is not None
