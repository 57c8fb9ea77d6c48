"""How often changed names were brought to what is published."""

from django.db import models


class Restating(models.Model):
    """A count of all restating there was, in the one row there is.

    Documents made ready before the ledger is locked are made anew when it has moved meanwhile: they
    may say what a row was called before.
    """

    id = models.SmallIntegerField(primary_key=True)
    count = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "restating"

    def __str__(self) -> str:
        return str(self.count)
