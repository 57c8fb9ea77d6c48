"""How changes of the working tables are kept: all of them, by database trigger."""

from typing import Any, TypeVar, cast

import pghistory
import pgtrigger
from django.db import models

ModelType = TypeVar("ModelType", bound=type[models.Model])
COUNTERS = ["revision", "version", "published_as"]
UNKEPT = ["text", "entry_token"]


def tracked(model: ModelType) -> ModelType:
    """Keep each row's states in an event table, whichever way the row is written.

    Statement-level triggers see bulk and raw SQL writes at a quarter of the cost of row-level ones.
    Counters the database raises by itself are no change of their own. The text of a report is not
    ours to keep a copy of with each change, and the token of a form says nothing.
    """
    unkept = sorted(field_names(model).intersection(UNKEPT))
    silent = sorted(field_names(model).intersection([*COUNTERS, *UNKEPT]))
    changed = pghistory.AnyChange(exclude=silent) if silent else pghistory.AnyChange()
    track: Any = pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement, condition=changed),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
        exclude=unkept or None,
    )
    return cast(ModelType, track(model))


def field_names(model: type[models.Model]) -> set[str]:
    """The names of the model's own columns."""
    return {field.name for field in model._meta.local_fields}
