"""The form of a merge: whose value of each field is kept, and how the rows of the loser stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from incidents.history.differences import Difference
from incidents.history.states import Row, State
from incidents.history.wording import NOTHING, Words
from incidents.merging.choices import (
    ALTERNATIVE,
    BOTH,
    CHOICES,
    LEFT_OUT,
    LOSER,
    RECOMMENDED,
    WINNER,
    Choice,
    Choices,
    says_nothing,
)
from incidents.merging.fates import Fate, fates
from incidents.models import Incident

STANDINGS = {
    "": _("as it comes"),
    RECOMMENDED: _("recommended"),
    ALTERNATIVE: _("as an alternative"),
    LEFT_OUT: _("left out"),
}
SIDES = {WINNER: _("this"), LOSER: _("that"), BOTH: _("both")}


@dataclass(frozen=True)
class ShownField:
    """One field of both incidents, and the buttons by which one is chosen."""

    label: str
    ours: str
    theirs: str
    buttons: list[Any]
    both: Any = None

    @property
    def is_equal(self) -> bool:
        """Whether there is nothing to choose."""
        return not self.buttons


@dataclass(frozen=True)
class ShownRow:
    """One row of the loser, what becomes of it, and the choice beside it."""

    title: str
    known: bool
    competes: bool
    chosen: Any


class MergeForm(forms.Form):
    """Built from both states; a field that is equal is not asked."""

    reason = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 2}),
    )

    def __init__(
        self, pair: tuple[Incident, Incident], winner: State, loser: State, data: Any = None
    ) -> None:
        super().__init__(data, label_suffix="")
        self.pair = pair
        self.ours, self.theirs = (
            state["incident", one.pk] for state, one in ((winner, pair[0]), (loser, pair[1]))
        )
        self.fates = fates(winner, loser)
        every = [*winner.items(), *loser.items()]
        self.words = Words([Difference(*key, "added", row, ()) for key, row in every])
        for choice in self.asked():
            self.fields[choice.name] = self.radio(choice)
        for fate in self.fates:
            self.fields[name_of(fate)] = self.select(fate)

    def asked(self) -> Iterator[Choice]:
        """The fields of which both say something else."""
        for choice in CHOICES.values():
            if any(self.ours[name] != self.theirs[name] for name in choice.columns):
                yield choice

    def radio(self, choice: Choice) -> forms.ChoiceField:
        """Whose value is kept; what would be without a choice is chosen."""
        sides = (WINNER, LOSER, BOTH) if choice.both else (WINNER, LOSER)
        return forms.ChoiceField(
            choices=[(side, SIDES[side]) for side in sides],
            widget=forms.RadioSelect,
            initial=Choices().side(choice, self.ours, self.theirs),
            label=self.label(choice),
            required=False,
        )

    def select(self, fate: Fate) -> forms.ChoiceField:
        """How a row stands; only of claims one is recommended."""
        offered = [each for each in STANDINGS if fate.is_claim or each in ("", LEFT_OUT)]
        label = self.words.title(Difference(fate.table, fate.pk, "added", fate.row, ()))
        label = ", ".join(filter(None, [label, fate.row.get("locator"), fate.row.get("quotation")]))
        return forms.ChoiceField(
            choices=[(each, STANDINGS[each]) for each in offered], label=label, required=False
        )

    def label(self, choice: Choice) -> str:
        """What a choice is called in the form of an incident."""
        return self.words.label("incident", column_name(choice.columns[0]))

    def value(self, choice: Choice, row: Row) -> str:
        """What an incident says of it."""
        if says_nothing(choice, row):
            return NOTHING
        values = (
            self.words.value("incident", column_name(name), row[name]) for name in choice.columns
        )
        return " · ".join(value for value in values if value != NOTHING)

    def shown_fields(self) -> list[ShownField]:
        """Every field of which one says something, those to choose with their buttons."""
        found = []
        for choice in CHOICES.values():
            ours, theirs = (self.value(choice, row) for row in (self.ours, self.theirs))
            buttons = [*self[choice.name]] if choice.name in self.fields else []
            if buttons or ours != NOTHING:
                both = buttons[2] if len(buttons) > 2 else None
                found.append(ShownField(self.label(choice), ours, theirs, buttons, both))
        return found

    def shown_rows(self) -> list[ShownRow]:
        """Every row of the loser."""
        return [
            ShownRow(str(bound.label), fate.known, fate.competes and not fate.known, bound)
            for fate in self.fates
            for bound in [self[name_of(fate)]]
        ]

    def choices(self) -> Choices:
        """What was chosen, of a valid form."""
        given = self.cleaned_data
        fields = {each.name: given[each.name] for each in self.asked() if given[each.name]}
        rows = {
            (fate.table, fate.pk): given[name_of(fate)]
            for fate in self.fates
            if given[name_of(fate)]
        }
        return Choices(fields=fields, rows=rows)


def name_of(fate: Fate) -> str:
    """The field of a row."""
    return f"{fate.table}-{fate.pk}"


def column_name(attname: str) -> str:
    """The field of a column: type of type_id."""
    return next(f.name for f in Incident._meta.concrete_fields if f.attname == attname)
