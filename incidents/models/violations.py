"""What a refused write means, in the words of the rule that was broken."""

from functools import cache

from django.apps import apps
from django.db import DatabaseError, models

UNNAMED = "The database refused this: {}"
FOREIGN_KEY = "23503"


@cache
def declared_rules() -> dict[str, models.BaseConstraint]:
    """Every constraint the models declare, by its name in the database."""
    return {rule.name: rule for model in apps.get_models() for rule in model._meta.constraints}


def explain(error: DatabaseError) -> str:
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
