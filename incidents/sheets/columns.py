"""The columns of a sheet for editing: one ordered table, those that may be changed and the others.

Names are those of the published tables (`incidents.columns`) wherever both have a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from incidents.codes import Grading, Grain, Means, Occurrence, PartOfDay, TargetKind, WherePrecision

Kind = Literal["locked", "text", "code", "list", "number", "degrees", "date", "time"]
#: Columns of one group say one thing together: a change beside another's change is a conflict.
Group = Literal["", "place", "killed", "wounded"]

SHEET, INCIDENT, REVISION = "sheet", "incident", "revision"


@dataclass(frozen=True)
class SheetColumn:
    """One column: how its cells are read, what they mean, and how wide it is shown."""

    name: str
    kind: Kind
    meaning: str
    width: int = 14
    codes: Sequence[str] = field(default=())
    group: Group = ""
    needed: bool = False

    @property
    def locked(self) -> bool:
        """Whether it only says what is held."""
        return self.kind == "locked"


def _locked(name: str, meaning: str, width: int = 14) -> SheetColumn:
    return SheetColumn(name, "locked", meaning, width)


def _figures(measure: Group) -> list[SheetColumn]:
    told = {
        "low": "lowest count",
        "best": "recommended count",
        "high": "highest count",
    }
    return [
        SheetColumn(f"{measure}_{each}", "number", f"{measure}, {words}", 11, group=measure)
        for each, words in told.items()
    ]


COLUMNS: tuple[SheetColumn, ...] = (
    _locked(SHEET, "number of this sheet, by which it is known again; empty in new rows", 10),
    _locked(INCIDENT, "the incident: its reference, or DRAFT- and a number; empty in new rows"),
    _locked(REVISION, "the edit lock when the sheet was made", 9),
    _locked("state", "draft, published or retracted", 10),
    SheetColumn("title", "text", "what happened, in one line", 50, needed=True),
    SheetColumn("short_name", "text", "a short name", 20),
    SheetColumn("type", "code", "kind of act: a code of the type tree", 20, needed=True),
    SheetColumn("date", "date", "2019-12-27, 2019-12, 2014~, a/b, [a..b]", 16, needed=True),
    SheetColumn("date_as_reported", "text", "the date in the words of the source", 18),
    SheetColumn("time", "time", "local time of day: 19:20", 8),
    SheetColumn(
        "part_of_day", "code", "part of the day, when no time is known", 12, PartOfDay.values
    ),
    SheetColumn("timezone", "text", "Asia/Baghdad", 14),
    SheetColumn(
        "occurrence", "code", "whether it occurred, was attempted …", 12, Occurrence.values
    ),
    SheetColumn("grain", "code", "one event, an aggregate, or an umbrella", 12, Grain.values),
    SheetColumn("event_count", "number", "events in an aggregate, when known", 10),
    SheetColumn("grading", "code", "how sure the desk is", 12, Grading.values),
    SheetColumn("means", "list", "means used, codes; several: rocket; mortar", 18, Means.values),
    SheetColumn("target_kinds", "list", "kinds of target, codes", 18, TargetKind.values),
    SheetColumn("tags", "list", "tags: small letters, digits, hyphens; several: a; b", 18),
    SheetColumn("place_slug", "text", "primary location: the slug of a place", 20, group="place"),
    _locked("place", "name of that place", 20),
    SheetColumn("latitude", "degrees", "its own degrees north", 11, group="place"),
    SheetColumn("longitude", "degrees", "its own degrees east", 11, group="place"),
    SheetColumn(
        "where_precision",
        "code",
        "how exactly the place is known",
        14,
        WherePrecision.values,
        group="place",
    ),
    *_figures("killed"),
    *_figures("wounded"),
    SheetColumn("summary", "text", "what happened, in a few sentences", 40),
    SheetColumn("said", "text", "what a statement says, in our words", 30),
    SheetColumn("internal_note", "text", "for the desk only, never published", 30),
    _locked("actors", "who took part", 30),
    _locked("sources", "what it cites", 30),
)
BY_NAME = {column.name: column for column in COLUMNS}
EDITABLE = tuple(column for column in COLUMNS if not column.locked)
MEASURES: tuple[Group, ...] = ("killed", "wounded")
