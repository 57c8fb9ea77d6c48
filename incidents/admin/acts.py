"""The acts an editor confirms on a page of its own: what each does, asks and calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from incidents import publishing
from incidents.admin.codes import definitions
from incidents.codes import LedgerAction, RetractionReason, State


@dataclass(frozen=True)
class Act:
    """One act: how it is called in lists and on buttons, and what follows from it."""

    name: str
    label: str
    button: str
    consequence: str
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
            label="Publish",
            button="Save and publish …",
            consequence="Each becomes public under a permanent reference.",
            from_state=State.DRAFT,
            action=LedgerAction.PUBLISHED,
            call=publishing.publish,
        ),
        Act(
            name="update",
            label="Update (more is known)",
            button="Save and update …",
            consequence="Its present state becomes the public one; the former stays readable.",
            from_state=State.PUBLISHED,
            action=LedgerAction.UPDATED,
            call=publishing.update,
        ),
        Act(
            name="correct",
            label="Correct (we were wrong)",
            button="Save and correct …",
            consequence="Its present state becomes the public one, marked as a correction with the "
            "reason; the former stays readable.",
            from_state=State.PUBLISHED,
            action=LedgerAction.CORRECTED,
            call=publishing.correct,
            needs_reason=True,
        ),
        Act(
            name="retract",
            label="Retract",
            button="Save and retract …",
            consequence="It is withdrawn from every list; the reason stays public in its place.",
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
        help_text="Readers will see it.",
    )


class ActForm(ReasonForm):
    """What an act asks before it is done."""

    why = forms.TypedChoiceField(
        label="Why it is withdrawn",
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
