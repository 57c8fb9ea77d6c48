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
    Key("?", "Show or hide these keys", EVERYWHERE, "keys"),
)


def keys_of(*places: str) -> list[Key]:
    """The keys that work in these places, in the order they are shown."""
    return [key for key in KEYS if key.where in places]
