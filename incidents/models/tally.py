"""How many published incidents there are, and what they add up to, by month, type and country."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


def _sum() -> "models.DecimalField[int, int]":
    return models.DecimalField(max_digits=40, decimal_places=0)


class Tally(models.Model):
    """All current documents that agree in what they are counted by, added up.

    ``first`` and ``last`` are the months (year x 12 + month - 1; null: open) of the first and the
    last day it may have been on. A tally once made stays, with nought in it. It is a function of
    the index, moved as records are written and made anew by ``reindex_ledger``.
    """

    key = models.UUIDField(primary_key=True)
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)
    types: "ArrayField[list[str], list[str]]" = ArrayField(models.TextField())
    countries = models.TextField()
    occurrence = models.TextField()
    grain = models.TextField()
    count = models.BigIntegerField()
    events = models.BigIntegerField()
    unplaced = models.BigIntegerField()
    killed_figured = models.BigIntegerField()
    killed_worded = models.BigIntegerField()
    killed_low = _sum()
    killed_best = _sum()
    killed_high = _sum()
    killed_no_best = models.BigIntegerField()
    killed_no_high = models.BigIntegerField()
    wounded_figured = models.BigIntegerField()
    wounded_worded = models.BigIntegerField()
    wounded_low = _sum()
    wounded_best = _sum()
    wounded_high = _sum()
    wounded_no_best = models.BigIntegerField()
    wounded_no_high = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.count} of {self.types[0]}"
