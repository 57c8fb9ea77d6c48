"""Which rules of the database a refused document breaks, all of them, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import CheckConstraint

from incidents.documents.problems import Path, Problem
from incidents.models.violations import explain

FIELD = re.compile(r"([a-z_]+): (.+)", re.DOTALL)


def broken_rules(
    rows: Iterable[tuple[Path, Any]], wanted: Mapping[str, Any], error: DatabaseError
) -> list[Problem]:
    """Ask every row of the document; what only the database knows is told in its own words.

    To be called once the refused transaction has been rolled back. A statement a rule: not cheap,
    and therefore asked after a refusal only.
    """
    found = [*row_problems(rows), *wrong_citations(wanted)]
    return found or [at_field(explain(error), list_of(error, wanted), wanted)]


def row_problems(rows: Iterable[tuple[Path, Any]]) -> Iterator[Problem]:
    """What the rules about one row say of each; those between rows need them stored."""
    for path, row in rows:
        for rule in row._meta.constraints:
            if not isinstance(rule, CheckConstraint):
                continue
            try:
                rule.validate(type(row), row)
            except ValidationError as error:
                fields = {field.name: None for field in row._meta.fields}
                yield at_field(error.messages[0], path, fields)


def wrong_citations(wanted: Mapping[str, Any]) -> Iterator[Problem]:
    """Claims that cite a number which no citation of the document has."""
    numbers = {citation["number"] for citation in wanted["citations"]}
    claims: list[tuple[Path, Any]] = [(("occurrence_claim",), wanted["occurrence_claim"])]
    for name, value in wanted.items():
        for place, part in enumerate(value if isinstance(value, list) else []):
            if isinstance(part, Mapping) and "cites" in part:
                claims.append(((name, place), part))
    for path, claim in claims:
        for number in claim["cites"]:
            if number not in numbers:
                yield Problem(f"it cites {number}: there is no citation {number}", (*path, "cites"))


def at_field(message: str, path: Path, fields: Mapping[str, Any]) -> Problem:
    """A message that begins with the name of a field, at that field."""
    said = FIELD.fullmatch(message)
    if said and said[1] in fields:
        return Problem(said[2], (*path, said[1]))
    return Problem(message, path)


def list_of(error: DatabaseError, wanted: Mapping[str, Any]) -> Path:
    """The list whose table refused, as far as the database says."""
    diagnosis = getattr(error.__cause__, "diag", None)
    table = (getattr(diagnosis, "table_name", "") or "").removeprefix("incidents_")
    name = f"{table.removeprefix('incident')}s" if table != "incident" else ""
    return (name,) if name in wanted else ()
