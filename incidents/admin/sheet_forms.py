"""What is asked when a sheet is brought back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    """The file, and how empty cells and conflicts are taken."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("A .xlsx or .csv that was exported here and edited."),
    )
    clear_empty = forms.BooleanField(
        label=_("An emptied cell clears the field"),
        required=False,
        help_text=_("Otherwise it changes nothing."),
    )
    leave_conflicts = forms.BooleanField(
        label=_("Leave rows out whose cells others changed meanwhile"),
        required=False,
        help_text=_("Otherwise one such row holds all of it back."),
    )
