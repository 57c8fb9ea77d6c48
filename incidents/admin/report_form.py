"""The form on which a report is pasted in to be coded."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from incidents.admin.choosing import Chooser
from incidents.admin.dates import TypedDateField
from incidents.admin.publisher_names import similar_publishers
from incidents.admin.report_text import as_kept
from incidents.codes import SourceKind
from incidents.models import Publisher, Source
from incidents.models.source import LONGEST_TEXT

LONGEST_TITLE = 500
NOT_FETCHED = _(
    "Nothing is fetched from the address by itself: paste the text as well to code beside it."
)


def publisher_chooser() -> Chooser:
    """The chooser of the form of a source."""
    column: Any = Source._meta.get_field("publisher")
    return Chooser(column, admin.site)


class ReportForm(forms.Form):
    """An address or a text or both, and who published it when; the rest is guessed."""

    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text=NOT_FETCHED,
        widget=AdminTextInputWidget,
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=AdminTextareaWidget(attrs={"rows": 14, "dir": "auto"}),
        help_text=_("The whole text; the first line may be its headline. It is never published."),
    )
    publisher = forms.ModelChoiceField(Publisher.objects.all(), required=False)
    new_publisher = forms.CharField(
        required=False,
        max_length=200,
        label=_("Or a new publisher"),
        widget=AdminTextInputWidget,
        help_text=_("Its name, when it is not among those known."),
    )
    is_another = forms.BooleanField(required=False, label=_("It is none of those: add it"))
    title = forms.CharField(
        required=False,
        max_length=LONGEST_TITLE,
        widget=AdminTextInputWidget,
        help_text=_("Left empty: the first line of the text."),
    )
    published = TypedDateField(
        required=False,
        max_length=200,
        help_text=_(
            "As you like: 2 Jan 2020, 2020-01-02. How it is read is shown before it is kept."
        ),
    )
    language = forms.CharField(
        required=False, max_length=35, widget=AdminTextInputWidget, help_text=_("BCP 47: en, ar.")
    )
    kind = forms.ChoiceField(choices=SourceKind.choices, initial=SourceKind.NEWS_REPORT)
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("The page as you saved it, or a PDF. It is read first, then shown."),
    )
    kept = forms.CharField(required=False, max_length=5000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.similar: list[Publisher] = []
        chooser = publisher_chooser()
        self.fields["publisher"].widget = chooser
        chooser.choices = self.fields["publisher"].choices  # type: ignore[attr-defined]  # of its field

    def clean_text(self) -> str:
        """The text as it is kept."""
        return as_kept(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        """Something to code, a title, and one publisher."""
        cleaned = super().clean() or {}
        given = any(cleaned.get(name) for name in ("url", "text", "kept"))
        if not {"url", "text"} & set(self.errors) and not given:
            self.add_error("text", _("Paste the text of the report, or its address, or both."))
        if "title" not in self.errors and not cleaned.get("title"):
            cleaned["title"] = guessed_title(cleaned.get("text", ""))
            if not cleaned["title"] and "text" not in self.errors:
                self.add_error("title", _("There is no text to take the title from: type it."))
        if not {"publisher", "new_publisher"} & set(self.errors):
            self.check_publisher(cleaned)
        return cleaned

    def check_publisher(self, cleaned: dict[str, Any]) -> None:
        """One publisher: a known one, or a name that was held against those known."""
        known, name = cleaned.get("publisher"), cleaned.get("new_publisher")
        if known and name:
            self.add_error("new_publisher", _("Choose a publisher or type a new one, not both."))
        elif not known and not name:
            self.add_error("publisher", _("Say who published it."))
        elif name:
            self.similar = similar_publishers(name)
            if self.similar and not cleaned.get("is_another"):
                names = ", ".join(f"“{each.name}”" for each in self.similar)
                words = _(
                    "“%(name)s” is like %(names)s: choose that one above, or say that it is none."
                ) % {"name": name, "names": names}
                self.add_error("new_publisher", words)


def guessed_title(text: str) -> str:
    """The first line that is not empty, cut after a word when it is too long."""
    line = " ".join(text.split("\n", 1)[0].split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
