"""Brings two editors of one incident together on the page of the second."""

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object


class SharedEditing(Base):
    """The script and style of what changed meanwhile; ``IncidentForm`` finds out what did."""

    @property
    def media(self) -> forms.Media:
        """Add them."""
        desk = "incidents/desk"
        ours = forms.Media(js=[f"{desk}/meanwhile.js"], css={"all": [f"{desk}/history.css"]})
        return super().media + ours
