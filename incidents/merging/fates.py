"""What would become of each row of the loser, told before it is done."""

from dataclasses import dataclass

from incidents.codes import Standing
from incidents.history.states import Row, State
from incidents.merging.standings import ONE_RECOMMENDED, key_of
from incidents.merging.uniting import PARTS, said

UNITED = ("citation", *PARTS, "incidentothertype")
"""The tables of which rows can be left out."""


@dataclass(frozen=True)
class Fate:
    """One row of the loser: said by the winner already, or in competition with what it says."""

    table: str
    pk: int
    row: Row
    known: bool
    competes: bool

    @property
    def is_claim(self) -> bool:
        """Whether one of its kind is recommended."""
        return self.table in ONE_RECOMMENDED


def fates(winner: State, loser: State) -> list[Fate]:
    """The rows of the loser in the order of the form, but for links between the two."""
    (own,) = (pk for table, pk in winner if table == "incident")
    ours: dict[str, list[Row]] = {}
    for (table, _), row in winner.items():
        ours.setdefault(table, []).append(row)
    rows = sorted(loser.items(), key=lambda each: (each[1].get("position", 0), each[0][1]))
    return [
        Fate(
            table,
            pk,
            row,
            known=said(row) in {said(each) for each in ours.get(table, [])},
            competes=competes(table, row, ours.get(table, [])),
        )
        for name in UNITED
        for (table, pk), row in rows
        if table == name and row.get("to_incident_id") != own
    ]


def competes(table: str, row: Row, ours: list[Row]) -> bool:
    """Whether the winner recommends something else for the same."""
    if table not in ONE_RECOMMENDED or row["standing"] != Standing.RECOMMENDED:
        return False
    key = key_of(ONE_RECOMMENDED[table])
    return any(each["standing"] == Standing.RECOMMENDED and key(each) == key(row) for each in ours)
