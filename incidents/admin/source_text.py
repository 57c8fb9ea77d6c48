"""The text of a source in its form: corrected there, the passages cited in it brought along."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

from incidents.admin.code_report import digest
from incidents.admin.forms import RuleForm
from incidents.admin.report_text import as_kept, paragraph_starts
from incidents.models import Citation, Source
from incidents.models.source import LONGEST_TEXT
from incidents.retexting import Moved, move_passages

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

SHOWN = 10
HELP = (
    "For coding beside it; never published. Cited passages stay on their words when it is "
    "corrected; those whose words are gone are named."
)


class SourceForm(RuleForm):
    """A source with its text; ``text_seen`` is the digest of the text that the page showed."""

    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=AdminTextareaWidget(attrs={"rows": 20, "dir": "auto"}),
        help_text=HELP,
    )
    text_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    text_before = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "text" in self.fields:
            self.text_before = self.instance.text
            self.fields["text_seen"].initial = digest(self.text_before)

    def clean_text(self) -> str:
        """The text as it is kept; as it was, if no more than its line ends differ."""
        typed = as_kept(self.cleaned_data["text"])
        return self.text_before if typed == as_kept(self.text_before) else typed

    def clean(self) -> dict[str, Any] | None:
        """Refuse to correct a text that somebody else corrected after this page was opened."""
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get("text", self.text_before) != self.text_before:
            held = Source.objects.select_for_update(no_key=True).filter(pk=self.instance.pk)
            now = held.values_list("text", flat=True).first() or ""
            if digest(now) != self.cleaned_data.get("text_seen") or now != self.text_before:
                raise ValidationError(
                    "The text was changed while you had this page open. Copy your correction, "
                    "open the source again and make it there."
                )
        return cleaned


class SourceText(Base):
    """Corrects the text, and says what became of the passages cited in it."""

    form = SourceForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save; a digest that was one of the text stays one."""
        before = getattr(form, "text_before", obj.text)
        if obj.sha256 == digest(before):
            obj.sha256 = digest(obj.text)
        super().save_model(request, obj, form, change)
        if change and obj.text != before:
            self.tell(request, move_passages(obj, before, obj.text), before, obj.text)

    def tell(self, request: HttpRequest, moved: Moved, before: str, now: str) -> None:
        """How many stay, and each that somebody should look at."""
        if moved.same:
            words = ngettext(
                "{} cited passage of the text: on the same words as before.",
                "{} cited passages of the text: on the same words as before.",
                len(moved.same),
            )
            self.message_user(request, words.format(len(moved.same)))
        starts = paragraph_starts(now)
        told = [
            gettext("{} is in the text no more: mark it again.").format(named(each))
            for each in moved.lost
        ]
        told += [
            gettext("{} may be another one now: look at it.").format(named(each))
            for each in moved.doubtful
        ]
        told += [words for each in moved.same if (words := elsewhere(each, starts))]
        more = [gettext("… and {} more.").format(len(told) - SHOWN)] if len(told) > SHOWN else []
        for words in [*told[:SHOWN], *more]:
            self.message_user(request, words, messages.WARNING)


def named(citation: Citation) -> str:
    """A citation with what it belongs to."""
    return f"The passage of [{citation.number}] of “{citation.incident or citation.affiliation}”"


def elsewhere(citation: Citation, starts: list[int]) -> str:
    """That its locator names another paragraph than it is in, if it does."""
    start = citation.passage_start or 0
    here = f"paragraph {max(1, sum(each <= start for each in starts))}"
    plain = citation.locator.startswith("paragraph ") and citation.locator[10:].isdecimal()
    if not plain or citation.locator == here:
        return ""
    return f"{named(citation)} is in {here}, its locator says {citation.locator}: correct it."
