"""The formats that can be imported: each registers itself, from one file of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import IO, Any, Protocol

from incidents.importing import formats
from incidents.importing.files import FormFault, Record
from incidents.importing.related import Related

Cells = Mapping[str, str]
Json = Any


@dataclass(frozen=True)
class Fault:
    """One cell that cannot be: its column, what stands there, and the rule it breaks."""

    column: str
    value: str
    rule: str


@dataclass
class Translated:
    """What became of a row: its document, or the faults that forbid one; notes keep it anyway."""

    document: dict[str, Json] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Dataset:
    """Which dataset a file is of, and which release, as the origins of its incidents say."""

    name: str
    release: str = ""
    licence: str = ""


class Translate(Protocol):
    """From the cells of a row to a document; the rows it names come from, or go into, `related`."""

    def __call__(self, cells: Cells, related: Related, dataset: Dataset) -> Translated:
        """Translate one row."""


@dataclass(frozen=True)
class ImportFormat:
    """One format: the columns a file must have, the one that names its rows, and the translator.

    `rows_in` is the member of a page of JSON that its rows are in, if it comes as JSON, too. `rows`
    reads them where neither is so; `configured` makes the format out of a mapping, without which a
    format that has it reads nothing. `edits` says which fields a row of an export of ours gives,
    None for a row that is no such. `look` finds the faults of a row and notes what it names, as
    `translate` does but sooner. `reference` says of which incident a row in these columns would be,
    had our own export made it. `together` is the column, and the code of the origin, that lists
    the ids of other rows which were one operation with this one.
    """

    name: str
    label: str
    licence: str
    columns: Sequence[str]
    id_column: str
    translate: Translate
    rows_in: str = ""
    together: str = ""
    rows: "Callable[[IO[bytes]], Iterator[Record | FormFault]] | None" = None
    configured: "Callable[[str], ImportFormat] | None" = None
    edits: "Callable[[Cells, Dataset], dict[str, Json] | None] | None" = None
    reference: "Callable[[Cells], str] | None" = None
    look: "Callable[[Cells, Related, Dataset], list[Fault]] | None" = None

    def faults(self, cells: Cells, related: Related, dataset: Dataset) -> list[Fault]:
        """All that is wrong with a row; what it names is noted in `related`."""
        if self.look:
            return self.look(cells, related, dataset)
        return self.translate(cells, related, dataset).faults


class UnknownImportFormat(LookupError):
    """There is no format of that name; the message names those there are, the nearest first."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, _registry)
        known = ", ".join([*near, *(each for each in _registry if each not in near)])
        super().__init__(f"{name!r} is no format: write one of {known}")


_registry: dict[str, ImportFormat] = {}


def register(format_: ImportFormat) -> ImportFormat:
    """Offer a format from now on; ValueError when another one already has its name."""
    if _registry.setdefault(format_.name, format_) is not format_:
        raise ValueError(f"two import formats are named {format_.name!r}: rename one of them")
    return format_


def available() -> tuple[ImportFormat, ...]:
    """All formats by name."""
    for module in iter_modules(formats.__path__, f"{formats.__name__}."):
        import_module(module.name)
    return tuple(sorted(_registry.values(), key=lambda each: each.name))


def find(name: str, mapping: str = "") -> ImportFormat:
    """The format of that name, made out of the mapping where it needs one.

    Raises `UnknownImportFormat`, and ValueError for a mapping that is wrong, lacking or too many.
    """
    found = {each.name: each for each in available()}
    if name not in found:
        raise UnknownImportFormat(name)
    configured = found[name].configured
    if configured is None and mapping:
        raise ValueError(f"{name} knows its columns: leave the mapping out")
    if configured is None:
        return found[name]
    if not mapping:
        raise ValueError(f"{name} needs a mapping: say which column is which field")
    return configured(mapping)
