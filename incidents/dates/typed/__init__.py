"""Dates as people type them: read into our subset of EDTF, shown before they are taken.

`read` understands "27 Dec 2019", "late December", "between Tuesday and Thursday" and more; nothing
here stores anything or knows of Django. docs/desk/dates.md has every form.
"""

from incidents.dates.typed.errors import NotUnderstood
from incidents.dates.typed.reading import LONGEST, Reading, read

__all__ = ["LONGEST", "NotUnderstood", "Reading", "read"]
