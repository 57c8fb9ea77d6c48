"""The keys of the desk, in the order its help shows them; the scripts that listen are named."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Key:
    """One key or combination: what it does, on which pages, and the script that listens."""

    keys: "StrOrPromise"
    does: "StrOrPromise"
    where: str
    script: str


FORM, LIST, EVERYWHERE = "form", "list", "everywhere"

KEYS = (
    Key("/", _("Go to the search field"), LIST, "keys"),
    Key("n", _("Add a new row, such as an incident"), LIST, "keys"),
    Key("j", _("Go to the next row"), LIST, "keys"),
    Key("k", _("Go to the previous row"), LIST, "keys"),
    Key("Enter", _("Open the row"), LIST, "keys"),
    Key("x", _("Select the row, or no longer"), LIST, "keys"),
    Key("Ctrl+S", _("Save and continue editing"), FORM, "keys"),
    Key("Ctrl+Enter", _("Save and add the next one"), FORM, "keys"),
    Key(
        "Ctrl+Down",
        _("Go to the next section (with Shift: also those folded away)"),
        FORM,
        "sections",
    ),
    Key("Ctrl+Up", _("Go to the previous section"), FORM, "sections"),
    Key("Alt+Enter", _("Add a row to the section you are in"), FORM, "sections"),
    Key("Alt+M", _("Open or close the map of the location you are in"), FORM, "places"),
    Key(
        "Alt+S",
        _("Go to the suggestions for where you are (arrows move, Enter takes, Escape returns)"),
        FORM,
        "suggestions",
    ),
    Key(_("a letter"), _("Search in the chooser you are at"), FORM, "choosers"),
    Key("Enter", _("In an open chooser: take the first hit"), FORM, "choosers"),
    Key("Tab", _("In an open chooser: take the first hit and go on"), FORM, "choosers"),
    Key("Alt+U", _("Go to the possible duplicates"), FORM, "duplicates"),
    Key("Esc", _("Close the incident opened beside the form"), FORM, "duplicates"),
    Key("Alt+A", _("Attach the selected passage to an incident that is held"), FORM, "attach"),
    Key("Alt+C", _("Cite the selected passage of the report"), FORM, "report"),
    Key("Alt+R", _("Go to the text of the report, and back to the form"), FORM, "report"),
    Key("Down, Up", _("In the report: the next and the previous sentence"), FORM, "report"),
    Key("Shift+Down, Shift+Up", _("In the report: select more or less"), FORM, "report"),
    Key("Alt+N", _("Save, and enter the next incident of the report"), FORM, "report"),
    Key("Alt+O", _("Save, and enter the next act of the same occasion"), FORM, "report"),
    Key("Alt+X", _("Clear what was carried over from the last incident"), FORM, "report_rows"),
    Key("?", _("Show or hide these keys"), EVERYWHERE, "keys"),
)


def keys_of(*places: str) -> list[Key]:
    """The keys that work in these places, in the order they are shown."""
    return [key for key in KEYS if key.where in places]
