"""Which value of which incident a merge keeps, field by field, and how rows of the loser stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from incidents.history.differences import is_empty
from incidents.history.states import Row

WINNER, LOSER, BOTH = "winner", "loser", "both"
RECOMMENDED, ALTERNATIVE, LEFT_OUT = "recommended", "alternative", "left-out"
WISHES = (RECOMMENDED, ALTERNATIVE, LEFT_OUT)
RowKey = tuple[str, int]


@dataclass(frozen=True)
class Choice:
    """One thing that is chosen: the columns that go together, and whether both can be kept.

    What ``follows`` another only makes sense beside that one's value: a clock time beside its day.
    ``fills`` says whether what the winner does not say is taken from the loser.
    """

    name: str
    columns: tuple[str, ...]
    both: bool = False
    follows: str = ""
    fills: bool = True


CHOICES: Mapping[str, Choice] = {
    each.name: each
    for each in (
        Choice("title", ("title",)),
        Choice("short_name", ("short_name",)),
        Choice("type", ("type_id",)),
        Choice("summary", ("summary",)),
        Choice("narrative", ("narrative",)),
        Choice("said", ("said",)),
        Choice("language", ("language",)),
        Choice("date", ("date",)),
        Choice("date_as_reported", ("date_as_reported",), follows="date"),
        Choice("time", ("time", "part_of_day", "timezone"), follows="date"),
        Choice("day_order", ("day_order",), follows="date"),
        Choice(
            "occurrence",
            (
                *("occurrence", "occurrence_basis", "occurrence_stance"),
                *("occurrence_by_id", "occurrence_reason"),
            ),
        ),
        Choice("grain", ("grain", "event_count")),
        Choice("grading", ("grading",)),
        Choice("means", ("means",), both=True),
        Choice("target_kinds", ("target_kinds",), both=True),
        # What one looked for and did not find, the other may have: filling it in would deny that.
        Choice("not_stated", ("not_stated",), both=True, fills=False),
        Choice("tags", ("tags",), both=True),
        Choice("internal_note", ("internal_note",), both=True),
    )
}


@dataclass(frozen=True, kw_only=True)
class Choices:
    """``fields`` by their names; ``rows`` are rows of the loser by table and number.

    What is left open keeps the winner's value, takes the loser's where that is empty, and keeps
    both where lists can be joined.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[RowKey, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raise ``ValidationError`` for what cannot be chosen."""
        if problems := list(self.problems()):
            raise ValidationError(problems)

    def problems(self) -> Iterator[str]:
        """Everything that cannot be chosen."""
        for name, side in self.fields.items():
            choice = CHOICES.get(name)
            if choice is None:
                yield f"{name}: there is no such field; choose among {', '.join(CHOICES)}."
            elif side not in offered(choice):
                yield f"{name}: {side!r} is no choice; write {' or '.join(offered(choice))}."
        for (table, _), wish in self.rows.items():
            if wish not in WISHES:
                yield f"{table}: {wish!r} is no choice; write one of {', '.join(WISHES)}."

    def side(self, choice: Choice, winner: Row, loser: Row) -> str:
        """Whose value of a field is kept."""
        if choice.name in self.fields:
            return self.fields[choice.name]
        if choice.follows:
            lead = CHOICES[choice.follows]
            if not same(lead, winner, loser):
                return self.side(lead, winner, loser)
        if same(choice, winner, loser) or says_nothing(choice, loser):
            return WINNER
        if says_nothing(choice, winner):
            return LOSER if choice.fills else WINNER
        return BOTH if choice.both and choice.fills else WINNER


def offered(choice: Choice) -> tuple[str, ...]:
    """What can be chosen for a field."""
    return (WINNER, LOSER, BOTH) if choice.both else (WINNER, LOSER)


def same(choice: Choice, winner: Row, loser: Row) -> bool:
    """Whether both say the same."""
    return all(winner[name] == loser[name] for name in choice.columns)


def says_nothing(choice: Choice, row: Row) -> bool:
    """Whether an incident leaves a field empty."""
    return all(is_empty(row[name]) for name in choice.columns)
