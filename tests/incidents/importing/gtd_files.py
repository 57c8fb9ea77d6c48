"""Rows of the Global Terrorism Database for tests, all made up: its own may not be given on."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.incidents.importing.ged_files import run as run_as

ROW = {
    "eventid": "201503170001",
    "iyear": "2015",
    "imonth": "3",
    "iday": "17",
    "approxdate": "",
    "extended": "0",
    "resolution": "",
    "country": "95",
    "country_txt": "Iraq",
    "region_txt": "Middle East & North Africa",
    "provstate": "Kirkuk",
    "city": "Made-up Town",
    "latitude": "35.3261",
    "longitude": "43.7716",
    "specificity": "1",
    "vicinity": "0",
    "location": "Near the made-up market",
    "summary": "03/17/2015: Somebody made this attack up.",
    "crit1": "1",
    "crit2": "1",
    "crit3": "0",
    "doubtterr": "0",
    "multiple": "0",
    "success": "1",
    "suicide": "0",
    "attacktype1_txt": "Bombing/Explosion",
    "attacktype2_txt": "",
    "attacktype3_txt": "",
    "targtype1_txt": "Business",
    "targsubtype1_txt": "Retail/Grocery/Bakery",
    "target1": "Made-up Shop",
    "natlty1_txt": "Iraq",
    "gname": "Made-up Front",
    "gsubname": "",
    "guncertain1": "0",
    "individual": "0",
    "nperps": "-99",
    "claimed": "0",
    "claimmode_txt": "",
    "compclaim": "",
    "weaptype1_txt": "Explosives",
    "weapsubtype1_txt": "Unknown Explosive Type",
    "nkill": "3",
    "nkillus": "0",
    "nkillter": "",
    "nwound": "",
    "nwoundte": "",
    "property": "1",
    "propextent_txt": "Minor (likely < $1 million)",
    "ishostkid": "0",
    "nhostkid": "",
    "ransom": "0",
    "addnotes": "",
    "scite1": '"Shop Made Up," Made-up Times, March 18, 2015.',
    "scite2": "",
    "scite3": "",
    "dbsource": "START Primary Collection",
    "related": "",
}
"""A bombed shop, in the columns that are read and a few that are not."""


def row(**changed: Any) -> dict[str, str]:
    """The row with these cells instead."""
    return {name: str(value) for name, value in {**ROW, **changed}.items()}


def written(path: Path, some: Iterable[Mapping[str, str]]) -> Path:
    """A CSV file of these rows."""
    listed = list(some)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return path


def run(path: Path | str, **options: Any) -> str:
    """Import a file; what the command said."""
    return run_as(path, **{"format": "gtd", **options})
