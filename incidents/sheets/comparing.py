"""Tells what was changed in a sheet from what was changed here meanwhile; nothing is stored.

Three states of a cell are looked at: as it was handed out, as it came back, as it is held now. Who
brings a sheet back a second time goes on from what the first time stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.codes import State
from incidents.importing.workbooks import EMPTY
from incidents.models import User
from incidents.sheets.bases import Base, bases, editable, locked
from incidents.sheets.columns import INCIDENT, SheetColumn
from incidents.sheets.comparison import Cells, Comparison, Conflict, Wanted
from incidents.sheets.earlier import Earlier
from incidents.sheets.filling import NOTE, filled, fresh
from incidents.sheets.held import Held, cells_of, held
from incidents.sheets.reading import Returned, Row
from incidents.sheets.values import WrongCell, is_same, value_of

EMPTIED = "emptied in the sheet, left as it is: say so if it is to be cleared"
CLOSED = {
    State.RETRACTED: "it is retracted: restore it first",
    State.MERGED: "it is merged into another one: change that one, or take the merge back first",
}
"""Why nothing of an incident can be changed."""


@dataclass(frozen=True)
class Touched:
    """A row with the columns in which it is not as it was handed out."""

    row: Row
    base: Base
    columns: Sequence[SheetColumn]


def compare(returned: Returned, *, by: User, clear_empty: bool) -> Comparison:
    """Compare every row with what was handed out, and what was touched with what is held now."""
    found = bases(returned)
    result = Comparison(returned, found.sheet, faults=list(found.faults))
    earlier = Earlier.of(found.sheet, by)
    touched = []
    for row in returned.rows:
        if base := found.by_row.get(row.number):
            each = Touched(row, base, list(_touched(row, base, editable(returned))))
            _look_at_locked(result, each, locked(returned))
            if each.columns or base.incident in earlier.cells:
                touched.append(each)
            else:
                result.unchanged += 1
    present = {each.pk: each for each in held(t.base.incident for t in touched if t.base.incident)}
    weighing = Weighing(result, earlier, clear_empty)
    for each in touched:
        if each.base.incident is None:
            weighing.new(each)
        else:
            weighing.known(each, present.get(each.base.incident))
    return result


def _touched(row: Row, base: Base, columns: Iterable[SheetColumn]) -> Iterable[SheetColumn]:
    for column in columns:
        if not is_same(column, row.text(column.name), base.cells.get(column.name, "")):
            yield column


def _look_at_locked(result: Comparison, each: Touched, columns: Iterable[SheetColumn]) -> None:
    """Refuse a change of what only says what is held; in a new row it is of no account."""
    for column in _touched(each.row, each.base, columns):
        if each.base.incident is None:
            rule = "this column only says what is held: nothing is taken from it"
            result.note(each.row, column.name, rule)
        else:
            was = each.base.cells[column.name][:60] or "nothing"
            result.fault(each.row, column.name, f"this column is locked: put back {was}")


@dataclass(frozen=True)
class Weighing:
    """Takes the touched rows one by one and puts what it finds into `result`."""

    result: Comparison
    earlier: Earlier
    clear_empty: bool

    def new(self, each: Touched) -> None:
        """A row that makes an incident, unless the same sheet made it before."""
        values = self._values(each.row, each.columns)
        needed = [column for column in editable(self.result.returned) if column.needed]
        lacking = [column.name for column in needed if not each.row.text(column.name)]
        for name in lacking:
            self.result.fault(each.row, name, "a new incident needs it: write it here")
        if lacking or len(values) < len(each.columns):
            return
        document, refused = fresh(values)
        for name, why in refused:
            self.result.fault(each.row, name, why)
        note = str(values.get(NOTE, ""))
        after = {name: text for name, text in cells_of(document, note).items() if text}
        if made := self.earlier.made(after):
            self.result.done += 1
            self.result.note(each.row, INCIDENT, f"made before from this sheet: {made}")
        elif not refused:
            self.result.wanted.append(Wanted(each.row, document, note, {}, after))

    def known(self, each: Touched, now: Held | None) -> None:
        """A row about an incident that was handed out."""
        if now is None:
            self.result.fault(each.row, INCIDENT, "it was deleted meanwhile: take the row out")
            return
        if now.state in CLOSED and each.columns:
            self.result.fault(each.row, INCIDENT, CLOSED[State(now.state)])
            return
        columns = self._wanted(each, now)
        values = self._values(each.row, columns)
        conflicts = list(self._conflicts(each, now, columns))
        self.result.conflicts += conflicts
        if conflicts or len(values) < len(columns):
            return
        document, refused = filled(now.document, values, hidden=now.hidden)
        for name, why in refused:
            self.result.fault(each.row, name, why)
        note = str(values.get(NOTE, now.internal_note))
        before, after = _differing(now, cells_of(document, note))
        if after and not refused:
            self.result.wanted.append(Wanted(each.row, document, note, before, after, now))
        elif not refused:
            self.result.done += 1

    def _wanted(self, each: Touched, now: Held) -> list[SheetColumn]:
        """The columns in which the row asks for something else than is held."""
        present, columns = now.cells, []
        for column in each.columns:
            text = each.row.text(column.name)
            if is_same(column, text, present[column.name]):
                continue
            if text or self.clear_empty:
                columns.append(column)
            else:
                self.result.note(each.row, column.name, EMPTIED)
        self._say_earlier(each, now)
        return columns

    def _say_earlier(self, each: Touched, now: Held) -> None:
        """Cells that are as they were handed out, but that this sheet changed when it came before.

        Nothing tells whether they are to go back or are those of an old copy: they are left alone.
        """
        stored = self.earlier.cells.get(now.pk, {})
        for column in editable(self.result.returned):
            text = stored.get(column.name, each.base.cells[column.name])
            differs = not is_same(column, text, each.base.cells[column.name])
            if differs and column not in each.columns:
                rule = f"as handed out, but this sheet made it {text[:60]} before: left so"
                self.result.note(each.row, column.name, rule)

    def _conflicts(
        self, each: Touched, now: Held, columns: Sequence[SheetColumn]
    ) -> Iterable[Conflict]:
        """The wanted columns in which somebody else changed the cell, or one that goes with it."""
        former = {**each.base.cells, **self.earlier.cells.get(now.pk, {})}
        moved = {
            column.name: column
            for column in editable(self.result.returned)
            if not is_same(column, now.cells[column.name], former[column.name])
        }
        groups = {column.group for column in moved.values()} - {""}
        for column in columns:
            if column.name in moved or column.group in groups:
                yield Conflict(
                    row=each.row.number,
                    address=self.result.returned.address(column.name, each.row.number),
                    column=column.name,
                    handle=now.handle,
                    former=former[column.name],
                    present=now.cells[column.name],
                    wanted=each.row.text(column.name),
                )

    def _values(self, row: Row, columns: Sequence[SheetColumn]) -> dict[str, Any]:
        """The values of the cells that can be read; of the others it is said why not."""
        values = {}
        for column in columns:
            try:
                values[column.name] = value_of(column, row.cells.get(column.name, EMPTY))
            except WrongCell as why:
                self.result.fault(row, column.name, str(why))
        return values


def _differing(now: Held, after: Cells) -> tuple[Cells, Mapping[str, str]]:
    """The cells that differ, before and after."""
    before = cells_of(now.document, now.internal_note)
    names = [name for name, text in after.items() if text != before[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}
