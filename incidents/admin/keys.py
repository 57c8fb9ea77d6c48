"""The keys of the desk, in the order its help shows them; the scripts that listen are named."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One key or combination: what it does, on which pages, and the script that listens."""

    keys: str
    does: str
    where: str
    script: str


FORM, LIST, EVERYWHERE = "form", "list", "everywhere"

KEYS = (
    Key("/", "Go to the search field", LIST, "keys"),
    Key("n", "Add a new row, such as an incident", LIST, "keys"),
    Key("j", "Go to the next row", LIST, "keys"),
    Key("k", "Go to the previous row", LIST, "keys"),
    Key("Enter", "Open the row", LIST, "keys"),
    Key("x", "Select the row, or no longer", LIST, "keys"),
    Key("Ctrl+S", "Save and continue editing", FORM, "keys"),
    Key("Ctrl+Enter", "Save and add the next one", FORM, "keys"),
    Key(
        "Ctrl+Down", "Go to the next section (with Shift: also those folded away)", FORM, "sections"
    ),
    Key("Ctrl+Up", "Go to the previous section", FORM, "sections"),
    Key("Alt+Enter", "Add a row to the section you are in", FORM, "sections"),
    Key("Alt+M", "Open or close the map of the location you are in", FORM, "places"),
    Key(
        "Alt+S",
        "Go to the suggestions for where you are (arrows move, Enter takes, Escape returns)",
        FORM,
        "suggestions",
    ),
    Key("a letter", "Search in the chooser you are at", FORM, "choosers"),
    Key("Enter", "In an open chooser: take the first hit", FORM, "choosers"),
    Key("Tab", "In an open chooser: take the first hit and go on", FORM, "choosers"),
    Key("Alt+U", "Go to the possible duplicates", FORM, "duplicates"),
    Key("Esc", "Close the incident opened beside the form", FORM, "duplicates"),
    Key("Alt+A", "Attach the selected passage to an incident that is held", FORM, "attach"),
    Key("Alt+C", "Cite the selected passage of the report", FORM, "report"),
    Key("Alt+R", "Go to the text of the report, and back to the form", FORM, "report"),
    Key("Down, Up", "In the report: the next and the previous sentence", FORM, "report"),
    Key("Shift+Down, Shift+Up", "In the report: select more or less", FORM, "report"),
    Key("Alt+N", "Save, and enter the next incident of the report", FORM, "report"),
    Key("Alt+O", "Save, and enter the next act of the same occasion", FORM, "report"),
    Key("Alt+X", "Clear what was carried over from the last incident", FORM, "report_rows"),
    Key("?", "Show or hide these keys", EVERYWHERE, "keys"),
)


def keys_of(*places: str) -> list[Key]:
    """The keys that work in these places, in the order they are shown."""
    return [key for key in KEYS if key.where in places]
