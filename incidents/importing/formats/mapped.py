"""Tables of anybody's own, CSV or workbook, by a mapping of their columns to fields."""

from functools import partial

from incidents.importing.mapping.spec import parse
from incidents.importing.mapping.tables import DIGEST, table_rows
from incidents.importing.mapping.translating import Translator
from incidents.importing.registry import (
    Cells,
    Dataset,
    Fault,
    ImportFormat,
    Translated,
    register,
)
from incidents.importing.related import Related


def configured(text: str) -> ImportFormat:
    """The format that a mapping makes, named for its dataset; raises `WrongMapping`."""
    mapping = parse(text)
    return ImportFormat(
        name=mapping.dataset,
        label=mapping.title or mapping.dataset,
        licence=mapping.licence,
        columns=mapping.columns,
        id_column=mapping.id or DIGEST,
        translate=Translator(mapping),
        rows=partial(table_rows, mapping=mapping),
    )


def _unconfigured(cells: Cells, related: Related, dataset: Dataset) -> Translated:
    """Nothing is read without a mapping."""
    return Translated(faults=[Fault("", "", "a mapping says which column is which field")])


register(
    ImportFormat(
        name="mapped",
        label="Table of your own, by a mapping",
        licence="",
        columns=[],
        id_column="",
        translate=_unconfigured,
        configured=configured,
    )
)
