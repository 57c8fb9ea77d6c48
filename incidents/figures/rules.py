"""The rules of the table of figures, asked of figures that are not stored yet."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import connection, models

from incidents.codes import Standing
from incidents.models import Figure
from incidents.models.violations import declared_rules

ONE_RECOMMENDED = "figure_has_one_recommended_claim"
RULES = """
SELECT conname, pg_get_expr(conbin, conrelid) FROM pg_constraint
WHERE conrelid = 'incidents_figure'::regclass AND contype = 'c' ORDER BY conname"""
BROKEN = """
SELECT id, array_remove(ARRAY[{cases}], NULL)
FROM jsonb_populate_recordset(NULL::incidents_figure, %s::jsonb)"""


@cache
def broken_query() -> str:
    """SQL that names the constraints each typed row breaks, as the database itself has them."""
    with connection.cursor() as cursor:
        cursor.execute(RULES)
        cases = ", ".join(
            f"CASE WHEN NOT ({condition}) THEN '{name}' END"
            for name, condition in cursor.fetchall()
        )
    return BROKEN.format(cases=cases.replace("%", "%%"))


def broken_rules(figures: Mapping[int, Figure]) -> dict[int, list[str]]:
    """The message of every rule that each row breaks, one statement for all rows."""
    query = broken_query()
    rows = [columns_of(figure) | {"id": row} for row, figure in figures.items()]
    with connection.cursor() as cursor:
        cursor.execute(query, [json.dumps(rows, default=str)])
        broken = {row: [message(name) for name in names] for row, names in cursor.fetchall()}
    for row in recommended_twice(figures):
        broken[row].append(message(ONE_RECOMMENDED))
    return broken


def columns_of(figure: Figure) -> dict[str, Any]:
    """The columns of a row by their names in the table."""
    return {
        str(field.column): getattr(figure, field.attname)
        for field in Figure._meta.concrete_fields
        if field.name not in ("id", "incident", "cites")
    }


def recommended_twice(figures: Mapping[int, Figure]) -> list[int]:
    """The rows whose key another recommended row has too, all of them."""
    keyed: dict[tuple[Any, ...], list[int]] = {}
    for row, figure in figures.items():
        if figure.standing == Standing.RECOMMENDED:
            keyed.setdefault(key_of(figure), []).append(row)
    return [row for rows in keyed.values() if len(rows) > 1 for row in rows]


def key_of(figure: Figure) -> tuple[Any, ...]:
    """What the constraint takes for the same count, within one incident."""
    rule = declared_rules()[ONE_RECOMMENDED]
    assert isinstance(rule, models.UniqueConstraint)
    names = [name for name in rule.fields if name != "incident"]
    return tuple(figure.serializable_value(name) for name in names)


def message(name: str) -> str:
    """What a rule says of itself; the one that Django makes of a type names itself."""
    rule = declared_rules().get(name)
    return str(rule.get_violation_error_message()) if rule else f"The database refuses it: {name}."
