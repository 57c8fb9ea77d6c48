"""Puts the values of cells into a document, a group of columns at a time."""

from collections.abc import Mapping
from typing import Any

from incidents.documents.slim import slim
from incidents.sheets.columns import BY_NAME, MEASURES
from incidents.sheets.figures import NUMBERS, figure_values, set_figure
from incidents.sheets.locations import OF_LOCATION, NotHere, location_values, set_location

NOTE = "internal_note"
HIDDEN = "its exact place is kept from readers: edit it in its form"


def filled(
    document: Mapping[str, Any], values: Mapping[str, Any], *, hidden: bool
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The document with these columns, and the columns that cannot go there, each with why."""
    changed = dict(document)
    refused: list[tuple[str, str]] = []
    for name, value in values.items():
        if not BY_NAME[name].group and name != NOTE:
            changed[name] = value
    for group in ("place", *MEASURES):
        given = {name: value for name, value in values.items() if BY_NAME[name].group == group}
        if not given:
            continue
        try:
            _fill(changed, group, given, hidden=hidden)
        except NotHere as why:
            refused.append((next(iter(given)), str(why)))
    return changed, refused


def _fill(document: dict[str, Any], group: str, given: Mapping[str, Any], *, hidden: bool) -> None:
    if group == "place":
        if hidden:
            raise NotHere(HIDDEN)
        set_location(document, _of_place({**location_values(document), **given}))
        return
    values = {**figure_values(document, group), **given}
    set_figure(document, group, {name: values[f"{group}_{name}"] for name in NUMBERS})
    if any(figure_values(document, group)[name] != value for name, value in given.items()):
        raise NotHere(f"{group}: the other two still say a number; empty low, best and high")


def _of_place(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of place as the location takes them; a place that is named by nothing is none."""
    told = {name: values[name] for name in OF_LOCATION}
    told["place_slug"] = told["place_slug"] or None
    told["where_precision"] = told["where_precision"] or ""
    return told


def fresh(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The slim document of a new row, and the columns that cannot go there."""
    plain = {name: value for name, value in values.items() if not BY_NAME[name].group}
    plain.pop(NOTE, None)
    empty = slim(plain)
    grouped = {name: value for name, value in values.items() if BY_NAME[name].group}
    return filled(empty, grouped, hidden=False)
