"""What is asked when a report is attached to an incident that is held."""

from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from incidents.admin.figures import AmountField
from incidents.attaching import Change, Denial, Passage, Says
from incidents.codes import Item, Measure, PersonStatus, Quantifier, Stance
from incidents.figures.amounts import NUMBERS, settle
from incidents.models import Figure, Incident, Source

LARGEST = 2**31 - 1
HOW = [
    ("citation", _("As a citation only: it says the same")),
    ("figure", _("As a competing figure: it gives another number")),
    ("stance", _("As a differing stance: it denies or hedges a claim")),
]
ACTS = [("update", _("Update: more is known")), ("correct", _("Correction: we were wrong"))]
EMPTY = [("", "---------")]
OCCURRENCE = "occurrence"
NUMBER = "number"


class AttachForm(forms.Form):
    """How the passage counts, and what that makes of what is published."""

    revision = forms.IntegerField(widget=forms.HiddenInput, max_value=LARGEST)
    source = forms.ModelChoiceField(Source.objects.all(), widget=forms.HiddenInput)
    start = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST)
    end = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST)
    how = forms.ChoiceField(choices=HOW, initial="citation", widget=forms.RadioSelect)
    measure = forms.ChoiceField(choices=[*EMPTY, *Measure.choices], required=False)
    item = forms.ChoiceField(choices=[*EMPTY, *Item.choices], required=False)
    status = forms.ChoiceField(choices=[*EMPTY, *PersonStatus.choices], required=False)
    quantifier = forms.ChoiceField(choices=Quantifier.choices, initial="exact", required=False)
    number = AmountField(required=False, min_value=0, max_value=Figure.best.field.MAX_BIGINT)
    claim = forms.ChoiceField(required=False)
    stance = forms.ChoiceField(
        choices=[(s.value, s.label) for s in (Stance.DENIES, Stance.HEDGES)], required=False
    )
    act = forms.ChoiceField(choices=ACTS, label=_("What it means"), widget=forms.RadioSelect)
    reason = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    prefix = "attach"

    def __init__(self, incident: Incident, data: Any = None) -> None:
        super().__init__(data)
        self.fields["revision"].initial = incident.revision
        claims = [(str(row.pk), str(row)) for row in incident.participations.all()]
        claim: Any = self.fields["claim"]
        claim.choices = [*EMPTY, (OCCURRENCE, _("That it happened")), *claims]
        if not incident.version:
            del self.fields["act"], self.fields["reason"]

    def groups(self) -> dict[str, list[Any]]:
        """The fields that only one way of attaching needs."""
        figure = ("measure", "item", "status", "quantifier", "number")
        return {
            "figure": [self[name] for name in figure],
            "stance": [self[name] for name in ("claim", "stance")],
        }

    def clean_number(self) -> Any:
        """Refuse what no column can hold: a phrase is stored as it is typed."""
        if any(category(sign) in ("Cc", "Cs") for sign in self[NUMBER].data or ""):
            raise ValidationError(
                _("The number has a character that is no letter, digit or sign: type it again.")
            )
        return self.cleaned_data[NUMBER]

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen way needs."""
        cleaned = super().clean() or self.cleaned_data
        needed = {"figure": ("measure", "number"), "stance": ("claim", "stance")}
        for name in needed.get(cleaned.get("how", ""), ()):
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, _("Needed for this way of attaching: fill it in."))
        if cleaned.get("act") == "correct" and not cleaned.get("reason"):
            self.add_error("reason", _("Say what was wrong: readers of a correction see it."))
        return cleaned

    def passage(self) -> Passage:
        """The stretch that was selected."""
        data = self.cleaned_data
        return Passage(source=data["source"], start=data["start"], end=data["end"])

    def change(self) -> Change:
        """Update or correction, with its reason; neither for a draft."""
        data = self.cleaned_data
        return Change(act=data.get("act", ""), reason=data.get("reason", ""))

    def says(self) -> Says:
        """What it adds besides its word."""
        data = self.cleaned_data
        if data["how"] == "stance":
            claim = None if data["claim"] == OCCURRENCE else int(data["claim"])
            return Denial(stance=Stance(data["stance"]), participation=claim)
        return self.figure() if data["how"] == "figure" else None

    def figure(self) -> dict[str, Any]:
        """The number where its quantifier wants it."""
        data = self.cleaned_data
        values = {name: data[name] for name in ("measure", "item", "status", "quantifier")}
        values |= dict.fromkeys(NUMBERS) | {"best": data["number"]}
        return values | settle(values)

    def refuse(self, error: ValidationError) -> None:
        """Say what the act refused, at its field where the form has that."""
        for name, words in getattr(error, "message_dict", {"": error.messages}).items():
            field = "number" if name in NUMBERS else name
            self.add_error(field if field in self.fields else None, words)
