"""What the database refused, in the words of the rule that was broken."""

import re
from functools import cache

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, models

UNNAMED = "The database refused this: {}"
FOREIGN_KEY = "23503"
CHECKED_BY_FORMS = re.compile(r"^(?P<field>[a-z][a-z0-9_]*): (?P<words>.+)$", re.DOTALL)


@cache
def declared_rules() -> dict[str, models.BaseConstraint]:
    """Every constraint the models declare, by its name in the database."""
    return {rule.name: rule for model in apps.get_models() for rule in model._meta.constraints}


def message_of(error: DatabaseError) -> str:
    """The message of the broken rule.

    A constraint has it in its model; a trigger, which has a name of its own, says it itself.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return UNNAMED.format(error)
    if rule := declared_rules().get(diagnosis.constraint_name or ""):
        return str(rule.get_violation_error_message())
    if diagnosis.sqlstate == FOREIGN_KEY:
        return "Something chosen here was deleted meanwhile, or is still in use elsewhere."
    if diagnosis.constraint_name:
        return str(diagnosis.message_primary)
    return UNNAMED.format(diagnosis.message_primary)


def at_its_field(message: str, fields: set[str]) -> tuple[str | None, str]:
    """Where a message belongs: ``date: it lies …`` at the field ``date``, if the form has that."""
    found = CHECKED_BY_FORMS.match(message)
    if found is None or found["field"] not in fields:
        return None, message
    return found["field"], found["words"][:1].upper() + found["words"][1:]


def errors_at_their_fields(error: ValidationError, fields: set[str]) -> ValidationError:
    """The same errors, those of the whole row moved to the field their message names."""
    placed: dict[str, list[ValidationError]] = {}
    for name, errors in error.update_error_dict({}).items():
        for each in errors:
            field, words = (name, each) if name != NON_FIELD_ERRORS else moved(each, fields)
            placed.setdefault(field, []).append(words)
    return ValidationError(dict(placed))


def moved(error: ValidationError, fields: set[str]) -> tuple[str, ValidationError]:
    """One error of a whole row with the field it belongs to."""
    field, words = at_its_field(error.messages[0], fields)
    if field is None:
        return NON_FIELD_ERRORS, error
    return field, ValidationError(words, code=error.code)
