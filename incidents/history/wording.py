"""Changes in the words of the form: labels of fields and of codes, names of rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Field, ForeignKey
from django.utils.translation import gettext

from incidents.history.differences import Difference, is_empty
from incidents.history.events import TABLES

NOTHING = "—"
KEYS: dict[str, tuple[str, ...]] = {
    "incident": (),
    "incidentothertype": ("type",),
    "location": ("role", "place", "described_as"),
    "participation": ("role", "actor", "described_as"),
    "figure": ("measure", "quantifier", "best", "low", "words"),
    "citation": ("number", "source", "publisher"),
    "incidentlink": ("kind", "to_incident"),
    "origin": ("dataset", "original_id"),
}
"""The fields by which a reader knows a row from its neighbours."""


class Words:
    """The words for some differences; the rows they name are asked for once a table."""

    def __init__(self, found: Iterable[Difference]) -> None:
        self.names: dict[tuple[Any, int], str] = {}
        wanted: dict[Any, set[int]] = defaultdict(set)
        for each in found:
            for field in linking(each.table):
                values = [each.row.get(field.attname)]
                values += [v for f in each.fields if f.name == field.name for v in (f.old, f.new)]
                wanted[field.related_model] |= {value for value in values if value is not None}
        for model, numbers in wanted.items():
            rows = model._default_manager.filter(pk__in=numbers)
            self.names |= {(model, row.pk): str(row) for row in rows}

    def label(self, table: str, name: str) -> str:
        """What a field is called."""
        label = str(column(table, name).verbose_name)
        return label[:1].upper() + label[1:]

    def value(self, table: str, name: str, value: Any) -> str:
        """A value as the form shows it; a dash for none."""
        field = column(table, name)
        if is_empty(value):
            return NOTHING
        if isinstance(field, ForeignKey):
            gone = gettext("{} {} (deleted)").format(field.related_model._meta.verbose_name, value)
            return self.names.get((field.related_model, value), gone)
        if isinstance(value, list):
            codes = dict(field.base_field.flatchoices)
            return ", ".join(str(codes.get(item, item)) for item in value)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        return str(dict(field.flatchoices).get(value, value))

    def title(self, found: Difference) -> str:
        """What row it is."""
        values = [
            self.value(found.table, name, found.row.get(column(found.table, name).attname))
            for name in KEYS[found.table]
        ]
        table = str(TABLES[found.table]._meta.verbose_name).capitalize()
        return " ".join([table, *(words for words in values if words != NOTHING)])


def column(table: str, name: str) -> Any:
    """The column of that name."""
    return TABLES[table]._meta.get_field(name)


def linking(table: str) -> list[Any]:
    """The columns that name a row of another table."""
    fields: list[Field[Any, Any]] = TABLES[table]._meta.concrete_fields
    return [each for each in fields if isinstance(each, ForeignKey) and each.name != "incident"]
