"""The form on which a file is brought in."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from incidents.importing.jobs.asking import lacking
from incidents.importing.registry import available, find
from incidents.importing.seed_file import DATASET
from incidents.models import ImportJob, ImportMapping, User

IN_ONE_LINE = RegexValidator(
    rf"^{DATASET}\Z", _("Write it in one line, without control characters.")
)
MAPPED = "mapped"
FIRST = ["file", "format", "mapping", "dataset", "release"]
SWITCHES = ["dry", "publishing", "creating", "leaving_out", "whole", "reason"]


def formats() -> list[tuple[str, str]]:
    """What can be imported, by name."""
    return [(each.name, each.label) for each in available()]


class ImportForm(forms.Form):
    """Which file of which dataset, and what is to be done with it; the command has the same."""

    file = forms.FileField(
        label=_("File"), help_text=_("Plain or gz, as the dataset's publisher offers it.")
    )
    format = forms.ChoiceField(label=_("Format"), choices=formats)
    mapping = forms.ModelChoiceField(
        ImportMapping.objects.all(),
        label=_("Mapping"),
        required=False,
        empty_label=_("– propose one from the table –"),
        help_text=_("Of a table of your own: which column is which field."),
    )
    dataset = forms.CharField(
        label=_("Dataset"),
        required=False,
        max_length=100,
        validators=[IN_ONE_LINE],
        widget=AdminTextInputWidget,
        help_text=_("Its name here, by which its rows are known again; empty: that of the format."),
    )
    release = forms.CharField(
        label=_("Release"),
        required=False,
        max_length=50,
        validators=[IN_ONE_LINE],
        widget=AdminTextInputWidget,
        help_text=_("Which release of it, such as 25.1."),
    )
    dry = forms.BooleanField(
        label=_("Only look (dry run)"),
        required=False,
        initial=True,
        help_text=_("Nothing is stored; the result says what would be, and can then be done."),
    )
    publishing = forms.BooleanField(
        label=_("Publish"),
        required=False,
        help_text=_("What is new is published, what changed is corrected; else all stay drafts."),
    )
    creating = forms.BooleanField(
        label=_("Create what is missing"),
        required=False,
        help_text=_(
            "Actors, places, publishers and sources that rows name; else those are listed."
        ),
    )
    leaving_out = forms.BooleanField(
        label=_("Leave out refused rows"),
        required=False,
        help_text=_("Sound rows are imported all the same; else one wrong row keeps the file out."),
    )
    whole = forms.BooleanField(
        label=_("It is all of the dataset"),
        required=False,
        help_text=_("What it has no longer is retracted, when publishing."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Readers see it on corrections and retractions."),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("publishing", "creating", "whole"):
            if lacking(ImportJob(**{name: True}), user):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A mapping goes with a table of one's own."""
        cleaned = super().clean() or {}
        if cleaned.get("mapping") and cleaned.get("format") not in (None, MAPPED):
            words = _(
                "Only a table of your own has a mapping: leave it out, or choose that format."
            )
            self.add_error("mapping", words)
        elif kept := cleaned.get("mapping"):
            try:
                find(MAPPED, kept.text)
            except ValueError as error:
                self.add_error("mapping", str(error))
        return cleaned

    @property
    def needs_mapping(self) -> bool:
        """Whether a mapping has to be made before there is anything to import."""
        return bool(self.cleaned_data["format"] == MAPPED and not self.cleaned_data["mapping"])

    @property
    def switches(self) -> list[str]:
        """What is offered to this user besides the file."""
        return [name for name in SWITCHES if name in self.fields]

    def job(self, by: User) -> ImportJob:
        """The import that is asked for, without its file and not saved yet."""
        names = ["format", "dataset", "release", *self.switches]
        job = ImportJob(by=by, **{name: self.cleaned_data[name] for name in names})
        if kept := self.cleaned_data["mapping"]:
            job.mapping = kept.text
        return job
