"""Where on a form a refusal of the database belongs."""

import re

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

CHECKED_BY_FORMS = re.compile(r"^(?P<field>[a-z][a-z0-9_]*): (?P<words>.+)$", re.DOTALL)


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
