"""What a returned sheet would do: what it changes, what stands in the way, what is only said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from incidents.importing.files import FormFault
from incidents.models import Sheet
from incidents.sheets.bases import fault
from incidents.sheets.held import Held
from incidents.sheets.reading import Returned, Row

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Conflict:
    """A cell changed in the sheet and, meanwhile, to something else here."""

    row: int
    address: str
    column: str
    handle: str
    former: str
    present: str
    wanted: str

    def __str__(self) -> str:
        told = [each or "nothing" for each in (self.former, self.present, self.wanted)]
        was, now, yours = (each if len(each) <= 60 else f"{each[:59]}…" for each in told)
        return f"{self.address}: {self.column} was {was}, is now {now}; the sheet says {yours}"


@dataclass(frozen=True)
class Wanted:
    """A row that makes or changes an incident: what it will say, and its cells before and after."""

    row: Row
    document: dict[str, Any]
    internal_note: str
    before: Cells
    after: Cells
    held: Held | None = None

    @property
    def handle(self) -> str:
        """How the incident is named, nothing while it is not made."""
        return self.held.handle if self.held else ""

    @property
    def title(self) -> str:
        """What the incident is called once this is done."""
        return str(self.document["title"])

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """Each column with how its cell was and how it will be."""
        return [(name, self.before.get(name, ""), after) for name, after in self.after.items()]


@dataclass
class Comparison:
    """All that was found. `unchanged` rows were not touched, `done` ones say what is held now."""

    returned: Returned
    sheet: Sheet | None
    wanted: list[Wanted] = field(default_factory=list)
    faults: list[FormFault] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[FormFault] = field(default_factory=list)
    unchanged: int = 0
    done: int = 0

    def fault(self, row: Row, column: str, rule: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(fault(self.returned, row, column, rule))

    def note(self, row: Row, column: str, rule: str) -> None:
        """Note what is left alone, and why."""
        self.notes.append(fault(self.returned, row, column, rule))

    @property
    def created(self) -> int:
        """How many incidents it would make."""
        return sum(each.held is None for each in self.wanted)

    @property
    def changed(self) -> int:
        """How many incidents it would change."""
        return len(self.wanted) - self.created

    @property
    def digest(self) -> str:
        """By which it is seen whether this is still what somebody was shown."""
        told = [
            (each.row.number, each.held and (each.held.pk, each.held.revision), each.changes)
            for each in self.wanted
        ]
        return sha256(repr(told).encode()).hexdigest()
