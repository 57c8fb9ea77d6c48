"""Conditions that Django cannot put, written in SQL."""

from typing import Any

from django.db.models import BooleanField, Func
from django.db.models.expressions import Combinable


class Written(Func):
    """A condition written in SQL, `{}` standing for each of the expressions in their order."""

    output_field: Any = BooleanField()

    def __init__(self, written: str, *expressions: Combinable) -> None:
        super().__init__(*expressions)
        self.written = written

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> Any:
        """The SQL with its expressions filled in."""
        compiled = [compiler.compile(each) for each in self.source_expressions]
        sql = self.written.format(*(sql for sql, _ in compiled))
        return f"({sql})", tuple(value for _, values in compiled for value in values)
