"""Works out what the winner says once it has what the loser says: rows to add, change, take away.

The winner's own rows keep their numbers, so that whatever cites or names them still does; rows of
the loser that say the same are the winner's, the others are added after them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from incidents.codes import Standing
from incidents.history.states import Row, State
from incidents.merging.choices import (
    BOTH,
    CHOICES,
    LEFT_OUT,
    LOSER,
    Choice,
    Choices,
    RowKey,
)
from incidents.merging.standings import Standings

PARTS = ("location", "participation", "figure", "incidentlink")
"""The tables whose rows are claims."""
BESIDE = {"position", "number", "cites", "standing", "primary", "passage_start", "passage_end"}
"""Columns that do not make it another statement."""


@dataclass
class Plan:
    """What changes in the rows of the winner, and which of the loser's lose their place there.

    ``added`` are rows without numbers, by table; ``changed`` the columns of a row that is there.
    """

    fields: Row = field(default_factory=dict)
    added: list[tuple[str, Row]] = field(default_factory=list)
    changed: dict[RowKey, Row] = field(default_factory=dict)
    removed: list[RowKey] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)


class Uniting:
    """One merge: both states, what was chosen, and the plan as it grows."""

    def __init__(self, winner: State, loser: State, choices: Choices) -> None:
        self.winner, self.loser, self.choices = winner, loser, choices
        (self.winner_pk,) = (pk for table, pk in winner if table == "incident")
        (self.loser_pk,) = (pk for table, pk in loser if table == "incident")
        self.ours = winner["incident", self.winner_pk]
        self.theirs = loser["incident", self.loser_pk]
        self.plan = Plan()
        self.numbers: dict[int, int] = {}

    def unite(self) -> Plan:
        """The whole plan; citations first, since every claim cites them by number."""
        self.unite_citations()
        self.unite_fields()
        self.unite_types()
        for table in PARTS:
            self.unite_claims(table)
        self.move_origins()
        return self.plan

    def rows(self, state: State, table: str) -> list[tuple[int, Row]]:
        """The rows of one table, in their order."""
        found = [(pk, row) for (name, pk), row in state.items() if name == table]
        order = "number" if table == "citation" else "position"
        return sorted(found, key=lambda each: (each[1].get(order, 0), each[0]))

    def taken(self, table: str) -> Iterator[tuple[int, Row]]:
        """The loser's rows that were not left out."""
        for pk, row in self.rows(self.loser, table):
            if self.choices.rows.get((table, pk)) != LEFT_OUT:
                yield pk, row

    def unite_citations(self) -> None:
        """The same passage once; the others get the next numbers."""
        ours = self.rows(self.winner, "citation")
        known = {said(row): row["number"] for _, row in reversed(ours)}
        last = max((row["number"] for _, row in ours), default=0)
        for _, row in self.taken("citation"):
            if said(row) not in known:
                last += 1
                known[said(row)] = last
                self.plan.added.append(("citation", {**row, "number": last}))
            self.numbers[row["number"]] = known[said(row)]

    def cited(self, cites: Sequence[int], own: Sequence[int] = ()) -> list[int]:
        """The numbers that the loser's citations have now, after the winner's own."""
        more = [self.numbers[number] for number in cites if number in self.numbers]
        return list(dict.fromkeys([*own, *more]))

    def unite_fields(self) -> None:
        """Each field by its choice."""
        for choice in CHOICES.values():
            side = self.choices.side(choice, self.ours, self.theirs)
            values = {
                name: kept(side, self.ours[name], self.theirs[name]) for name in choice.columns
            }
            if choice.name == "occurrence":
                values["occurrence_cites"] = self.occurrence_cites(choice, side)
            news = {name: value for name, value in values.items() if value != self.ours[name]}
            self.plan.fields |= news

    def occurrence_cites(self, choice: Choice, side: str) -> list[int]:
        """Those of both where both say the same, else of the one that is kept."""
        ours, theirs = self.ours["occurrence_cites"], self.theirs["occurrence_cites"]
        if side == LOSER:
            return self.cited(theirs)
        same = all(self.ours[name] == self.theirs[name] for name in choice.columns)
        return self.cited(theirs, ours) if same else list(ours)

    def unite_types(self) -> None:
        """The other types of both, without what is the type itself now."""
        leading = self.plan.fields.get("type_id", self.ours["type_id"])
        ours = {row["type_id"]: pk for pk, row in self.rows(self.winner, "incidentothertype")}
        for pk, row in self.rows(self.loser, "incidentothertype"):
            wanted = self.choices.rows.get(("incidentothertype", pk)) != LEFT_OUT
            if wanted and row["type_id"] not in (leading, *ours):
                self.plan.added.append(("incidentothertype", row))
        if leading in ours:
            self.plan.removed.append(("incidentothertype", ours[leading]))

    def unite_claims(self, table: str) -> None:
        """The same statement once, citing what both cite; others after the winner's."""
        ours = self.rows(self.winner, table)
        standing = Standings(table, ours)
        known = {said(row): (pk, row) for pk, row in reversed(ours)}
        for pk, row in self.taken(table):
            if table == "incidentlink" and self.is_stated(row, ours):
                continue
            wish = self.choices.rows.get((table, pk), "")
            if said(row) in known:
                held = known[said(row)]
                self.join(table, held, row, standing.wished(row, held[1], wish))
            else:
                news = self.beside(ours, row) | {"standing": standing.of(row, wish)}
                self.plan.added.append((table, {**row, **news}))
        for pk, row in ours:
            if pk in standing.demoted:
                self.change((table, pk), row, {"standing": str(Standing.ALTERNATIVE)})
        self.drop_links_to_loser(table, ours)

    def join(self, table: str, known: tuple[int, Row], theirs: Row, news: Row) -> None:
        """One statement of both: it cites what both cite."""
        pk, ours = known
        cites = self.cited(theirs["cites"], ours["cites"])
        self.change((table, pk), ours, {"cites": cites, **news})

    def beside(self, ours: list[tuple[int, Row]], row: Row) -> Row:
        """What a row of the loser has of its own once it stands after the winner's."""
        last = max((each["position"] for _, each in ours), default=-1)
        news: Row = {"position": last + 1 + row["position"], "cites": self.cited(row["cites"])}
        if "primary" in row:
            news["primary"] = row["primary"] and not any(each["primary"] for _, each in ours)
        return news

    def change(self, key: RowKey, held: Row, news: Row) -> None:
        """Note the columns of a row of the winner that change."""
        changed = {name: new for name, new in news.items() if new != held[name]}
        if changed:
            self.plan.changed[key] = self.plan.changed.get(key, {}) | changed

    def is_stated(self, row: Row, ours: list[tuple[int, Row]]) -> bool:
        """Whether the winner is linked so already, or is itself what the loser is linked to."""
        if row["to_incident_id"] == self.winner_pk:
            return True
        link = (row["kind"], row["to_incident_id"])
        held = [each for _, each in ours if (each["kind"], each["to_incident_id"]) == link]
        return bool(held) and said(held[0]) != said(row)

    def drop_links_to_loser(self, table: str, ours: list[tuple[int, Row]]) -> None:
        """What was a link between the two is none any more."""
        if table == "incidentlink":
            self.plan.removed += [
                (table, pk) for pk, row in ours if row["to_incident_id"] == self.loser_pk
            ]

    def move_origins(self) -> None:
        """The records of datasets now belong to the winner, so that importing again finds it."""
        position = max((row["position"] for _, row in self.rows(self.winner, "origin")), default=-1)
        for place, (pk, row) in enumerate(self.rows(self.loser, "origin"), start=position + 1):
            self.plan.moved.append(pk)
            self.plan.added.append(("origin", {**row, "position": place}))


def said(row: Row) -> str:
    """All that a row states, by which the same statement is known."""
    told = {name: value for name, value in row.items() if name not in BESIDE}
    return json.dumps(told, sort_keys=True, default=str)


def kept(side: str, ours: Any, theirs: Any) -> Any:
    """The value of one column."""
    if side != BOTH:
        return theirs if side == LOSER else ours
    if isinstance(ours, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return "\n\n".join(dict.fromkeys(text for text in (ours, theirs) if text))
