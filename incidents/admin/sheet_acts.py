"""What is asked when a sheet that was brought back is applied or undone."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from incidents.codes import LedgerAction


class WritingForm(forms.Form):
    """Why it is done, and whether what is public is published with it."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Kept in the history; readers see it where something is published."),
    )
    publish_as = forms.ChoiceField(
        label=_("What is published"),
        required=False,
        choices=[
            ("", _("waits to be published")),
            (LedgerAction.UPDATED.value, _("is updated at once (more is known)")),
            (LedgerAction.CORRECTED.value, _("is corrected at once (we were wrong)")),
        ],
    )

    def __init__(self, *args: Any, publishing: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not publishing:
            del self.fields["publish_as"]

    def clean(self) -> dict[str, Any]:
        """Ask why something is corrected."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("publish_as") == LedgerAction.CORRECTED and not cleaned.get("reason"):
            raise ValidationError({"reason": _("Say why: readers will see it.")})
        return cleaned

    def given(self) -> dict[str, str]:
        """What was said, in the words of the act."""
        told = self.cleaned_data
        return {"reason": told["reason"].strip(), "publish_as": told.get("publish_as", "")}


class UndoForm(WritingForm):
    """The same, and whether only some are undone."""

    partly = forms.BooleanField(label=_("Undo the others"), required=False)

    def __init__(self, *args: Any, held_back: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not held_back:
            del self.fields["partly"]

    def given(self) -> dict[str, Any]:
        """What was said, in the words of the act."""
        return {**super().given(), "partly": self.cleaned_data.get("partly", False)}
