"""What a refused write means, in the words of the constraint that refused it."""

from functools import cache

from django.apps import apps
from django.db import IntegrityError


@cache
def messages() -> dict[str, str]:
    """The message of every constraint, by the name the database knows it by."""
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_app_config("incidents").get_models()
        for constraint in model._meta.constraints
    }


def explain(error: IntegrityError) -> str:
    """The constraint's own message, or what a trigger of ours said, or what the database says."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    said = getattr(diagnosis, "message_primary", None) or str(error)
    return messages().get(name, said)
