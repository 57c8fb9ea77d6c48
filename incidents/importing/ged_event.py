"""One row of UCDP GED as typed values, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from incidents.importing.cells import LARGEST, CellReader
from incidents.importing.registry import Fault
from incidents.ucdp.articles import Article, articles, day
from incidents.ucdp.columns import NUMBERS
from incidents.ucdp.deaths import PARTS

_LONGEST_NAME = 200
_CODES = {
    "id": LARGEST,
    "type_of_violence": 3,
    "event_clarity": 2,
    "where_prec": 7,
    "date_prec": 5,
}
"""What every row must have, from 1 to the highest there is."""


@dataclass(frozen=True)
class Event:
    """What a row says, in the types of its columns; coordinates and counts of parts may lack."""

    cells: Mapping[str, str]
    number: int
    violence: int
    aggregate: bool
    where_prec: int
    first: date
    last: date
    point: tuple[float, float] | None
    parts: Mapping[str, int]
    low: int
    best: int
    high: int
    articles: tuple[Article, ...]

    def text(self, column: str) -> str:
        """A text of the row, without blanks around it."""
        return self.cells.get(column, "").strip()


def event(cells: Mapping[str, str]) -> tuple[Event | None, list[Fault]]:
    """Read a row; with any fault at all there is no event."""
    reader = CellReader(cells)
    for name in _OTHER_NUMBERS:
        reader.number(name, -1)
    codes = [reader.number(name, 1, most, required=True) for name, most in _CODES.items()]
    days = _days(reader)
    point = reader.point()
    parts = {name: reader.number(name) for name in PARTS}
    dead = [reader.number(name, required=True) for name in ("low", "best", "high")]
    read = _articles(reader)
    _texts(reader)
    sound = [each for each in (*codes, *dead) if each is not None]
    if reader.faults or days is None or len(sound) < len(codes) + len(dead):
        return None, reader.faults
    number, violence, clarity, where_prec, _, low, best, high = sound
    counted = {name: count for name, count in parts.items() if count is not None}
    told = Event(
        *(cells, number, violence, clarity == 2, where_prec, *days, point, counted),
        *(low, best, high, read),
    )
    return told, []


def _days(reader: CellReader) -> tuple[date, date] | None:
    first, last = reader.day("date_start"), reader.day("date_end")
    year = reader.number("year", 1, 9999)
    if first is None or last is None:
        return None
    if first > last:
        reader.refuse("date_end", f"it lies before date_start, {first}: exchange them")
    if first > datetime.now(UTC).date() + timedelta(days=1):
        reader.refuse("date_start", "it lies in the future, and what is imported has occurred")
    if year is not None and not first.year <= year <= last.year:
        reader.refuse("year", f"it is not the year of date_start, {first}")
    return first, last


def _articles(reader: CellReader) -> tuple[Article, ...]:
    names = ("source_article", "source_office", "source_date", "source_headline")
    read = articles({name: reader.text(name) for name in names})
    for article in read:
        if len(article.office) > _LONGEST_NAME:
            reader.refuse("source_office", f"a publisher has at most {_LONGEST_NAME} characters")
    return tuple(dict.fromkeys(article._replace(date=day(article.date)) for article in read))


def _texts(reader: CellReader) -> None:
    for side in ("side_a", "side_b"):
        if any(len(name) > _LONGEST_NAME for name in reader.text(side).split(", ")):
            reader.refuse(side, f"a name has at most {_LONGEST_NAME} characters")
    for column in ("where_coordinates", "adm_1", "adm_2", "country"):
        reader.text(column, _LONGEST_NAME)
    for column in reader.cells:
        if column not in _READ:
            reader.text(column)
    if not reader.text("country") and reader.number("country_id") is None:
        reader.refuse("country", "say in which country: its name, or its number in country_id")


_READ = frozenset(
    {
        *("side_a", "side_b", "where_coordinates", "adm_1", "adm_2", "country", "id", "year"),
        *("source_article", "source_office", "source_date", "source_headline", "low", "best"),
        *("type_of_violence", "event_clarity", "where_prec", "date_prec", "date_start", "high"),
        *("date_end", "latitude", "longitude", *PARTS),
    }
)
"""What is read elsewhere, with its own rule."""
_OTHER_NUMBERS = NUMBERS - _READ
