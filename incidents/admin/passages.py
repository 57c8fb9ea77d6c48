"""The form of a citation, which also holds where its passage stands in the text of its source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.functions import Length
from django.utils.safestring import SafeString

from incidents.admin.forms import RuleForm
from incidents.models import Source

ENDS = ("passage_start", "passage_end")
LARGEST = 2_147_483_647
AGAIN = "Mark the passage in the report again."


class CitationForm(RuleForm):
    """A citation with two hidden fields, filled by marking a passage in the pane of the report."""

    passage_start = forms.CharField(required=False, strip=True, widget=forms.HiddenInput)
    passage_end = forms.CharField(required=False, strip=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ENDS:
            here = getattr(self.instance, name)
            self.initial.setdefault(name, "" if here is None else str(here))

    @property
    def passage(self) -> SafeString:
        """The two hidden fields, which no fieldset lists since nobody types in them."""
        return SafeString("".join(str(self[name]) for name in ENDS if name in self.fields))

    def clean(self) -> dict[str, Any] | None:
        """Take the passage over; raises ValidationError when it lies outside the text."""
        cleaned = super().clean()
        moved = "source" in self.changed_data and bool(self.instance.pk)
        if moved and not set(ENDS) & set(self.changed_data):
            self.instance.passage_start = self.instance.passage_end = None
            return cleaned
        start, end = (self.offset(name) for name in ENDS)
        if start is None and end is None:
            self.instance.passage_start = self.instance.passage_end = None
            return cleaned
        if start is None or end is None or not start < end:
            raise ValidationError(f"passage: {start} to {end} is none. {AGAIN}")
        self.refuse_outside(start, end)
        self.instance.passage_start, self.instance.passage_end = start, end
        return cleaned

    def offset(self, name: str) -> int | None:
        """A number of characters, or None for nothing; raises ValidationError for anything else."""
        if name in self.errors:
            del self.errors[name]  # it is hidden: said of the row instead
            raise ValidationError(f"{name}: is no number of characters. {AGAIN}")
        text = str(self.cleaned_data.get(name) or "")
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and int(text[:11]) <= LARGEST):
            raise ValidationError(f"{name}: “{text[:40]}” is no number of characters. {AGAIN}")
        return int(text)

    def refuse_outside(self, start: int, end: int) -> None:
        """A passage belongs to a source with a text that is long enough."""
        source = self.cleaned_data.get("source")
        if source is None:
            raise ValidationError("passage: choose the source that it stands in.")
        sizes = Source.objects.filter(pk=source.pk).values_list(Length("text"), flat=True)
        size = sizes.first() or 0
        if end > size:
            raise ValidationError(
                f"passage: {start} to {end} lies outside the text of “{source}”, which has "
                f"{size:,} characters. {AGAIN}"
            )
