"""Uncertain dates: a closed subset of the Extended Date/Time Format (ISO 8601-2) and its meaning.

`parse` reads a date as it is stored, `parse_period` the period of a filter, and `possibly`
and `certainly` compare the two. docs/dates.md shows every form; nothing here knows of Django.
"""

from incidents.dates.edtfdate import EdtfDate, Form, Precision
from incidents.dates.errors import EdtfError
from incidents.dates.parsing import MAX_LENGTH, parse, parse_period
from incidents.dates.periods import Bounds, Period, certainly, possibly

__all__ = [
    "MAX_LENGTH",
    "Bounds",
    "EdtfDate",
    "EdtfError",
    "Form",
    "Period",
    "Precision",
    "certainly",
    "parse",
    "parse_period",
    "possibly",
]
