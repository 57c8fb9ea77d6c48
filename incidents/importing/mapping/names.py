"""What columns of tables are called that are one of our fields: `names.yaml`, to be added to."""

from pathlib import Path

import yaml

from incidents.importing.names import key

_CALLED = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def comparable(column: str) -> str:
    """A column's name without case, accents and signs; event_date is Event date."""
    return key(column.replace("_", " "))


#: The field by the comparable form of a column's name.
FIELD_OF = {
    comparable(name): field
    for field, names in reversed(_CALLED.items())
    for name in names.split(", ")
}
