"""Rows of ACLED that tests import, all made up: ACLED's own may not be given on.

They have its columns, codes and spellings, and tell of events that never took place.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from incidents.acled.rows import COLUMNS
from incidents.acled.taxonomy import ABOVE, INTERS
from tests.incidents.importing.ged_files import run as run_as

NAMES = {
    0: "",
    1: "Military Forces of Iraq (2014-)",
    2: "Made-up Front",
    3: "Made-up Brigade",
    4: "Made-up Tribal Militia (Iraq)",
    5: "Rioters (Iraq)",
    6: "Protesters (Iraq)",
    7: "Civilians (Iraq)",
    8: "Military Forces of Ruritania (2020-)",
}
WITH = {
    1: "Police Forces of Iraq (2014-); Made-up Brigade",
    2: "Made-up Ally",
    5: "Labor Group (Iraq)",
    7: "Health Workers (Iraq); Women (Iraq)",
}
OLD = (
    *("data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year"),
    *("time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1"),
    *("actor2", "assoc_actor_2", "inter2", "interaction", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "timestamp", "iso3"),
)
"""The columns of files from before 2023."""
INTERACTIONS = [
    *((n, 0) for n in range(1, 9)),
    *((one, other) for one in range(1, 9) for other in range(1, 9)),
]


def row(**changed: Any) -> dict[str, str]:
    """A row in the 31 columns: shelling of a market, with these cells instead."""
    sub_event = changed.get("sub_event_type", "Shelling/artillery/missile attack")
    disorder, event_type = ABOVE.get(sub_event, ("Political violence", "Battles"))
    cells: dict[str, Any] = {
        "event_id_cnty": "IRQ900001",
        "event_date": "2021-03-17",
        "year": "2021",
        "time_precision": "1",
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": sub_event,
        "actor1": NAMES[2],
        "assoc_actor_1": "",
        "inter1": "2",
        "actor2": NAMES[7],
        "assoc_actor_2": "",
        "inter2": "7",
        "interaction": "27",
        "civilian_targeting": "Civilian targeting",
        "iso": "368",
        "region": "Middle East",
        "country": "Iraq",
        "admin1": "Kirkuk",
        "admin2": "Hawija",
        "admin3": "",
        "location": "Made-up Village",
        "latitude": "35.3261",
        "longitude": "43.7716",
        "geo_precision": "1",
        "source": "Made-up Times; Twitter",
        "source_scale": "Other-National",
        "notes": "On 17 March 2021, somebody made this up.\nIt did not happen.",
        "fatalities": "0",
        "tags": "",
        "timestamp": "1616500000",
    }
    return {name: str(value) for name, value in {**cells, **changed}.items()}


def sides(one: int, other: int, *, associates: bool = False) -> dict[str, str]:
    """The cells of two actors of these kinds."""
    lower, higher = sorted((one, other))
    return {
        "actor1": NAMES[one],
        "assoc_actor_1": WITH.get(one, "") if associates else "",
        "inter1": str(one),
        "actor2": NAMES[other],
        "assoc_actor_2": WITH.get(other, "") if associates else "",
        "inter2": str(other),
        "interaction": str(higher * 10 if not lower else lower * 10 + higher),
    }


def rows() -> list[dict[str, str]]:
    """Every sub-event with several interactions, every interaction, precision and odd spelling."""
    told = [*_events(), *_precisions(), *_oddities()]
    return [{**each, "event_id_cnty": f"IRQ{n}"} for n, each in enumerate(told, start=900001)]


def _events() -> Iterator[dict[str, str]]:
    for n, (one, other) in enumerate(INTERACTIONS):
        sub_event = list(ABOVE)[n % len(ABOVE)]
        yield row(sub_event_type=sub_event, **sides(one, other), fatalities=n)
    for sub_event in ABOVE:
        for one, other in ((1, 2), (2, 1), (6, 1), (1, 6), (5, 7), (3, 7), (7, 3), (8, 8), (2, 0)):
            yield row(sub_event_type=sub_event, **sides(one, other, associates=True))
        yield row(sub_event_type=sub_event, **sides(7, 0), civilian_targeting="")


def _precisions() -> Iterator[dict[str, str]]:
    for time in "123":
        for day in ("2020-02-29", "2021-01-01", "2019-12-31"):
            yield row(event_date=day, year=day[:4], time_precision=time)
    for where in "123":
        for name in ("Kirkuk", "Hawija", "Iraq", "Made-up Desert", "Made-up Camp", "Made-up Road"):
            yield row(geo_precision=where, location=name)
            yield row(geo_precision=where, location=name, admin1="", admin2="", latitude="33.1")


def _oddities() -> Iterator[dict[str, str]]:
    yield row(notes="")
    yield row(source="", source_scale="")
    yield row(disorder_type="Demonstrations; Political violence")
    yield row(tags="crowd size=several dozen; local administrators; women targeted: politicians")
    yield row(tags="crowd size=no report")
    yield row(interaction="12")
    yield row(region="Near East", country="Republic of Iraq")
    yield row(latitude="35.32610001", longitude="-0.0000004")
    yield row(actor2="Unidentified Armed Group (Iraq)", inter2="3", interaction="23")
    yield row(location="Made-up Village, south; of it", admin3="Made-up Nahiya")
    yield row(assoc_actor_1=f"{NAMES[2]}; {NAMES[2]}", actor2="", inter2="0", interaction="20")
    yield row(actor1="", inter1="0", interaction="70", assoc_actor_1="Made-up Ally")


def in_words(cells: Mapping[str, str]) -> dict[str, str]:
    """The row as ACLED's API tells it without being asked for numbers."""
    words = {str(n): word for n, word in INTERS.items()}
    kinds = [words[digit] for digit in sorted(cells["inter1"] + cells["inter2"]) if digit in words]
    both = f"Sole {kinds[0]} action" if len(kinds) == 1 else "-".join(kinds)
    told = {name: words.get(cells[name], "") for name in ("inter1", "inter2")}
    return {**cells, **told, "interaction": both}


def written(
    path: Path, some: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS
) -> Path:
    """A CSV file of these rows, in these columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(some)
    return path


def page(path: Path, *pages: Iterable[Mapping[str, Any]]) -> Path:
    """A file of one or several answers of ACLED's API."""
    envelope: dict[str, Any] = {"status": 200, "success": True, "last_update": None, "messages": []}
    restrictions = {"date_recency": {"quantity": 12, "unit": "Months"}}
    told = [
        {**envelope, "data": list(some), "filename": "", "data_query_restrictions": restrictions}
        for some in pages
    ]
    path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return path


def run(path: Path | str, **options: Any) -> str:
    """Import a file; what the command said."""
    return run_as(path, **{"format": "acled", **options})
