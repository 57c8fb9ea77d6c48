"""Fitting typed rows to an incident that has rows of its own: numbers, doubles, standings."""

from collections.abc import Mapping
from typing import Any

from incidents.admin.figures_live import READ
from incidents.admin.figures_live import Row as TypedFigure
from incidents.codes import Standing
from incidents.figures.amounts import NUMBERS
from incidents.figures.rules import key_of
from incidents.models import Figure, Incident

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Typed = dict[str, Any]
LARGEST_NUMBER = 32767
SAME_CITATION = ("source", "publisher", "locator", "quotation")
SAME_PART = {
    "participations": ("role", "actor", "described_as"),
    "locations": ("role", "place", "latitude", "longitude", "described_as"),
}


def fitted(typed: Rows, incident: Incident) -> tuple[Rows, list[str]]:
    """The rows that are not there already, and in words those that are.

    Citations get the numbers after those of the incident, claims cite them by these; a figure that
    competes with a recommended one is an alternative; a second primary location is none.
    """
    told: list[str] = []
    citations, numbers = fitted_citations(typed.get("citations", []), incident)
    rows: Rows = {"citations": citations, "figures": []}
    for prefix, names in SAME_PART.items():
        held = {key(values, names) for values in getattr(incident, prefix).values()}
        rows[prefix] = []
        for row in typed.get(prefix, []):
            cited = recited(row, numbers)
            if key(row, names) in held:
                told.append(f"{prefix[:-1]} {told_of(row, names)}{citing(cited)}")
            else:
                rows[prefix].append(cited)
    if incident.locations.filter(primary=True).exists():
        rows["locations"] = [row | {"primary": False} for row in rows["locations"]]
    for row in typed.get("figures", []):
        fit_figure(recited(row, numbers), incident, rows["figures"], told)
    return rows, told


def fitted_citations(typed: list[Row], incident: Incident) -> tuple[list[Row], dict[int, int]]:
    """The new citations, and for each typed number the one it has now."""
    held = {key(each, SAME_CITATION): each["number"] for each in incident.citations.values()}
    last = max(held.values(), default=0)
    used = {number for row in typed if (number := whole(row.get("number")))}
    kept: list[Row] = []
    numbers: dict[int, int] = {}
    for row in typed:
        number = whole(row.get("number")) or max(used, default=0) + 1
        used.add(number)
        there = held.get(key(row, SAME_CITATION))
        if there is None:
            there = last = last + 1
            kept.append(row | {"number": there})
        numbers[number] = there
    return kept, numbers


def fit_figure(row: Row, incident: Incident, kept: list[Row], told: list[str]) -> None:
    """Keep a figure beside what the incident counts already."""
    read = TypedFigure({name: str(row.get(name, "")) for name in READ})
    if read.errors:
        kept.append(row)
        return
    figure = read.figure()
    rivals = [each for each in incident.figures.all() if key_of(each) == key_of(figure)]
    if any(amount(each) == amount(figure) for each in rivals):
        told.append(f"figure {figure}{citing(row)}")
    elif any(each.standing == Standing.RECOMMENDED for each in rivals):
        kept.append(row | {"standing": Standing.ALTERNATIVE})
    else:
        kept.append(row)


def amount(figure: Figure) -> tuple[Any, ...]:
    """What it says."""
    return (figure.quantifier, *(getattr(figure, name) for name in NUMBERS), figure.words)


def key(values: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    """What makes two rows the same, alike for typed and stored ones."""
    return tuple(plain(values.get(f"{name}_id", values.get(name))) for name in names)


def plain(value: Any) -> str:
    """A value as text; a number without the zeros after its point."""
    text = "" if value is None else str(value).strip()
    try:
        return str(float(text)) if "." in text else text
    except ValueError:
        return text


def recited(row: Row, numbers: dict[int, int]) -> Row:
    """The row, citing by the numbers its citations have now."""
    asked = [whole(each) for each in str(row.get("cites", "")).replace(",", " ").split()]
    return row | {"cites": [numbers.get(each, each) for each in asked if each]}


def citing(row: Row) -> str:
    """Which citations speak for what is there already."""
    cites = ", ".join(map(str, row["cites"]))
    return f" (typed with citation {cites}: add that to its row)" if cites else ""


def told_of(row: Row, names: tuple[str, ...]) -> str:
    """A typed row in few words."""
    return str(row.get(names[0], "")) or "as typed"


def whole(value: Any) -> int:
    """The number of a citation, or 0."""
    text = str(value or "").strip()
    number = int(text) if text.isdecimal() and len(text) < 6 else 0
    return number if number <= LARGEST_NUMBER else 0
