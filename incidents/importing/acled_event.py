"""One row of ACLED as typed values, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches

from incidents.acled.actors import together
from incidents.acled.taxonomy import ABOVE
from incidents.importing.acled_words import day, kind_of_actor, kinds_together, sub_event
from incidents.importing.cells import LARGEST, CellReader
from incidents.importing.registry import Fault

REQUIRED = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type"),
    *("actor1", "inter1", "actor2", "inter2", "country", "admin1", "location"),
    *("latitude", "longitude", "geo_precision", "source", "notes", "fatalities"),
)
"""What both the old and the new sets of columns have, and no row can do without."""
LONGEST_NAME = 200
_NUMBERS = {"time_precision": (1, 3), "geo_precision": (1, 3), "fatalities": (0, LARGEST)}
"""What every row must have, with the least and the greatest there is."""
_NAMES = ("actor1", "actor2")
_PLACES = ("country", "admin1", "admin2", "admin3", "location")


@dataclass(frozen=True)
class Side:
    """An actor of a row with its associates, and the number of ACLED's kind (0: none)."""

    name: str
    others: tuple[str, ...]
    inter: int


@dataclass(frozen=True)
class Event:
    """What a row says, in the types of its columns; the point may lack."""

    cells: Mapping[str, str]
    sub_event: str
    day: date
    time_precision: int
    geo_precision: int
    point: tuple[float, float] | None
    sides: tuple[Side, Side]
    interaction: int
    fatalities: int

    def text(self, column: str) -> str:
        """A text of the row, without blanks around it."""
        return self.cells.get(column, "").strip()

    def listed(self, column: str) -> list[str]:
        """The items of a cell that semicolons part, each once."""
        return listed(self.text(column))


def listed(text: str) -> list[str]:
    """The items that semicolons part, each once."""
    return list(dict.fromkeys(item.strip() for item in text.split(";") if item.strip()))


def event(cells: Mapping[str, str]) -> tuple[Event | None, list[Fault]]:
    """Read a row; with any fault at all there is no event."""
    reader = CellReader(cells)
    _id(reader)
    happened = _sub_event(reader)
    told = _day(reader)
    codes = [reader.number(name, *ends, required=True) for name, ends in _NUMBERS.items()]
    point = reader.point()
    reader.number("iso", 0, 999)
    sides = _sides(reader)
    kinds = _interaction(reader, sides)
    _texts(reader)
    sound = [each for each in codes if each is not None]
    if reader.faults or not happened or not told or len(sound) < len(codes):
        return None, reader.faults
    time, place, dead = sound
    return Event(cells, happened, told, time, place, point, sides, kinds, dead), []


def _id(reader: CellReader) -> None:
    if not reader.text("event_id_cnty", 100) and not reader.faults:
        reader.refuse("event_id_cnty", "every row has an id, by which it is known again")


def _sub_event(reader: CellReader) -> str | None:
    """The sub-event, which must be of the event type beside it."""
    text = reader.text("sub_event_type")
    found = sub_event(text)
    if found is None:
        near = get_close_matches(text, list(ABOVE), 1)
        like = f": is it {near[0]}?" if near else ""
        reader.refuse("sub_event_type", f"it is none of ACLED's 25 sub-events{like}")
    elif reader.text("event_type").casefold() != ABOVE[found][1].casefold():
        reader.refuse("event_type", f"{found} is of the event type {ABOVE[found][1]}")
    return found


def _day(reader: CellReader) -> date | None:
    found = day(reader.text("event_date"))
    if found is None:
        reader.refuse("event_date", "write a day of the calendar: 2025-05-16 or 16 May 2025")
    elif found > datetime.now(UTC).date() + timedelta(days=1):
        reader.refuse("event_date", "it lies in the future, and what is imported has occurred")
    year = reader.number("year", 1, 9999)
    if found and year is not None and year != found.year:
        reader.refuse("year", f"it is not the year of event_date, {found}")
    return found


def _sides(reader: CellReader) -> tuple[Side, Side]:
    one, other = (
        Side(
            reader.text(f"actor{n}"),
            tuple(listed(reader.text(f"assoc_actor_{n}"))),
            _inter(reader, f"inter{n}"),
        )
        for n in (1, 2)
    )
    return one, other


def _inter(reader: CellReader, column: str) -> int:
    found = kind_of_actor(reader.text(column))
    if found is None:
        reader.refuse(column, "write ACLED's number of the kind, 1 to 8, or its words")
    return found or 0


def _interaction(reader: CellReader, sides: tuple[Side, Side]) -> int:
    """The number told, or the one that follows from both kinds."""
    text = reader.text("interaction")
    kinds = kinds_together(text)
    if kinds is None:
        rule = "write two digits, or the words of both kinds: State forces-Civilians"
        reader.refuse("interaction", rule)
    return together(*kinds) if kinds and text else together(*(side.inter for side in sides))


def _texts(reader: CellReader) -> None:
    for column in (*_PLACES, *_NAMES):
        reader.text(column, LONGEST_NAME)
    for column in ("assoc_actor_1", "assoc_actor_2", "source"):
        if any(len(name) > LONGEST_NAME for name in listed(reader.text(column))):
            reader.refuse(column, f"a name has at most {LONGEST_NAME} characters")
    reader.text("notes", 20_000)
    for column in reader.cells:
        if column not in _READ:
            reader.text(column)


_READ = frozenset({*REQUIRED, *_PLACES, "assoc_actor_1", "assoc_actor_2", "year", "interaction"})
"""What is read elsewhere, with its own rule."""
