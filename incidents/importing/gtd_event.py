"""One row of the Global Terrorism Database as typed values, or everything wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches

from incidents.dates import EdtfError, parse
from incidents.importing.cells import LARGEST, CellReader
from incidents.importing.gtd_codes import ATTACKS, UNKNOWN, is_known
from incidents.importing.registry import Fault

REQUIRED = (
    *("eventid", "iyear", "imonth", "iday", "country_txt", "provstate", "city"),
    *("latitude", "longitude", "specificity", "success", "attacktype1_txt", "targtype1_txt"),
    *("target1", "gname", "weaptype1_txt", "nkill", "nwound"),
)
COUNTS = (
    *("nkill", "nkillus", "nkillter", "nwound", "nwoundus", "nwoundte", "nhostkid"),
    *("nhostkidus", "nreleased"),
)
SWITCHES = (
    *("extended", "vicinity", "success", "suicide", "ishostkid", "individual"),
    *("guncertain1", "guncertain2", "guncertain3", "claimed", "claim2", "claim3"),
)
LONGEST_NAME = 200
_NAMES = ("country_txt", "provstate", "city", "gname", "gname2", "gname3")
_LISTS = ("attacktype1_txt", "attacktype2_txt", "attacktype3_txt")
_ID = re.compile(r"[0-9]{12}", re.ASCII)
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: 0?0:00(?::00)?)?", re.ASCII)


@dataclass(frozen=True)
class Event:
    """What a row says; what GTD does not know is "" or None, however it writes that."""

    cells: Mapping[str, str]
    number: str
    date: str
    point: tuple[float, float] | None
    specificity: int | None
    counts: Mapping[str, int | None]
    switches: Mapping[str, bool | None]
    notes: tuple[str, ...]

    def text(self, column: str) -> str:
        """A text of the row without blanks around it, empty where it is not known."""
        text = self.cells.get(column, "").strip()
        return "" if text.casefold() in UNKNOWN else text

    def has(self, column: str) -> bool:
        """Whether a switch is on."""
        return self.switches.get(column) is True


def event(cells: Mapping[str, str]) -> tuple[Event | None, list[Fault]]:
    """Read a row; with any fault at all there is no event."""
    reader = CellReader(cells)
    number = _id(reader)
    happened, notes = _date(reader)
    point = reader.point()
    exactly = reader.number("specificity", 1, 5)
    counts = {name: _count(reader, name) for name in COUNTS}
    switches = {name: _switch(reader, name) for name in SWITCHES}
    _lists(reader)
    _texts(reader)
    if reader.faults:
        return None, reader.faults
    return Event(cells, number, happened, point, exactly, counts, switches, notes), []


def _id(reader: CellReader) -> str:
    found = _ID.fullmatch(reader.text("eventid"))
    if found is None:
        rule = "it has 12 digits; a spreadsheet that made 1.97E+11 of them has lost the last ones"
        reader.refuse("eventid", rule)
    return found[0] if found else ""


def _date(reader: CellReader) -> tuple[str, tuple[str, ...]]:
    """The day, the month or the year that is known; to the end of what lasted, if that is told."""
    year = reader.number("iyear", 1, 9999, required=True)
    month = reader.number("imonth", 0, 12, required=True)
    day = reader.number("iday", 0, 31, required=True)
    if None in (year, month, day):
        return "", ()
    if day and not month:
        reader.refuse("iday", "a day without its month is none: write 0")
        return "", ()
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    start = "-".join(parts)
    try:
        first = parse(start).earliest
    except EdtfError:
        reader.refuse("iday", f"{start} is no day of the calendar")
        return "", ()
    if first and first > datetime.now(UTC).date() + timedelta(days=1):
        reader.refuse("iyear", "it lies in the future, and what is imported has occurred")
    return _lasting(reader, start)


def _lasting(reader: CellReader, start: str) -> tuple[str, tuple[str, ...]]:
    text = reader.text("resolution")
    extended = reader.cells.get("extended", "").strip().partition(".")[0] == "1"
    if not extended or text.casefold() in UNKNOWN:
        return start, ()
    end = _day(text)
    if end is None:
        return start, (f"resolution: {text} may be more than one day; only the start is taken",)
    try:
        return parse(f"{start}/{end}").text, ()
    except EdtfError:
        return start, (f"resolution: {text} does not lie after the start, {start}; left out",)


def _day(text: str) -> date | None:
    """A day that can be read in one way only: 1/13/1970 is January, 1/2/1970 may be either."""
    try:
        if found := _ISO.fullmatch(text):
            return date.fromisoformat(found[1])
        if found := _SLASHED.fullmatch(text):
            one, other, year = (int(part) for part in found.groups())
            if one == other or max(one, other) > 12:
                return date(year, min(one, other), max(one, other))
    except ValueError:
        pass
    return None


def _count(reader: CellReader, column: str) -> int | None:
    if reader.text(column).casefold() in UNKNOWN:
        return None
    return reader.number(column, 0, LARGEST)


def _switch(reader: CellReader, column: str) -> bool | None:
    if reader.text(column).casefold() in UNKNOWN:
        return None
    number = reader.number(column, 0, 1)
    return None if number is None else bool(number)


def _lists(reader: CellReader) -> None:
    for column in _LISTS:
        text = reader.text(column)
        if (text and text not in UNKNOWN and not is_known(ATTACKS, text)) or (
            not text and column == "attacktype1_txt"
        ):
            near = get_close_matches(text.casefold(), list(ATTACKS), 1)
            like = f": is it {near[0]}?" if near else ""
            reader.refuse(column, f"it is none of GTD's kinds of attacks{like}")


def _texts(reader: CellReader) -> None:
    for column in _NAMES:
        reader.text(column, LONGEST_NAME)
    reader.text("summary", 20_000)
    if reader.text("country_txt").casefold() in UNKNOWN:
        reader.refuse("country_txt", "say in which country")
    for column in reader.cells:
        if column not in _READ:
            reader.text(column)


_READ = frozenset(
    {*_NAMES, *_LISTS, *COUNTS, *SWITCHES, "eventid", "iyear", "imonth", "iday", "summary"}
)
"""What is read elsewhere, with its own rule."""
