"""The acts an editor confirms on a page of its own: what each does, asks and calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from incidents import publishing
from incidents.admin.codes import definitions
from incidents.codes import LedgerAction, RetractionReason, State

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Act:
    """One act: how it is called in lists and on buttons, and what follows from it."""

    name: str
    label: "StrOrPromise"
    button: "StrOrPromise"
    consequence: "StrOrPromise"
    from_state: State
    action: LedgerAction
    call: Callable[..., Any]
    needs_reason: bool = False
    needs_why: bool = False


ACTS = {
    act.name: act
    for act in (
        Act(
            name="publish",
            label=_("Publish"),
            button=_("Save and publish …"),
            consequence=_("Each becomes public under a permanent reference."),
            from_state=State.DRAFT,
            action=LedgerAction.PUBLISHED,
            call=publishing.publish,
        ),
        Act(
            name="update",
            label=_("Update (more is known)"),
            button=_("Save and update …"),
            consequence=_("Its present state becomes the public one; the former stays readable."),
            from_state=State.PUBLISHED,
            action=LedgerAction.UPDATED,
            call=publishing.update,
        ),
        Act(
            name="correct",
            label=_("Correct (we were wrong)"),
            button=_("Save and correct …"),
            consequence=_(
                "Its present state becomes the public one, marked as a correction with the "
                "reason; the former stays readable."
            ),
            from_state=State.PUBLISHED,
            action=LedgerAction.CORRECTED,
            call=publishing.correct,
            needs_reason=True,
        ),
        Act(
            name="retract",
            label=_("Retract"),
            button=_("Save and retract …"),
            consequence=_("It is withdrawn from every list; the reason stays public in its place."),
            from_state=State.PUBLISHED,
            action=LedgerAction.RETRACTED,
            call=publishing.retract,
            needs_reason=True,
            needs_why=True,
        ),
    )
}


class ReasonForm(forms.Form):
    """Why something is published; readers see it."""

    reason = forms.CharField(
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Readers will see it."),
    )


class ActForm(ReasonForm):
    """What an act asks before it is done."""

    why = forms.TypedChoiceField(
        label=_("Why it is withdrawn"),
        choices=[("", "---------"), *RetractionReason.choices],
        coerce=RetractionReason,
        help_text=definitions("What the choices mean", RetractionReason),
    )
    field_order = ["why", "reason"]

    def __init__(self, act: Act, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = act.needs_reason
        if not act.needs_why:
            del self.fields["why"]
