"""Searching names as people type them: accents, apostrophes and Arabic letter variants are one."""

from django.db import models
from django.db.models import CharField, TextField


@CharField.register_lookup
@TextField.register_lookup
class Fold(models.Transform):
    """The database's own ``fold()``, applied to what is stored and to what is looked for."""

    lookup_name = "fold"
    function = "fold"
    bilateral = True


def folded(*fields: str) -> list[str]:
    """Search fields that find a part of the text, whichever way it is spelled."""
    return [f"{field}__fold__contains" for field in fields]
