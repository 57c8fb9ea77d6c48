"""What makes the ledger fast to find by place: the points of its documents."""

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q

from incidents.models.record import Record

_POINT = Func(F("longitude_e6"), F("latitude_e6"), function="point")


class RecordLocation(models.Model):
    """One location of a published document that is neither rejected nor denied.

    ``nth`` counts the locations of the document from 1. Coordinates are the location's own or those
    of its place, in millionths of a degree, longitude 180 as -180; null: not on a map. ``fine``:
    its point says where it was, so that circles, boxes and polygons find it without being asked to
    take in what is imprecise. Rebuilt at any time by ``reindex_ledger``.
    """

    pk = models.CompositePrimaryKey("record_id", "nth")
    record = models.ForeignKey(
        Record,
        on_delete=models.PROTECT,
        db_column="position",
        db_constraint=False,  # filled from the very row, and the row never goes
        db_index=False,
        related_name="spots",
    )
    nth = models.PositiveSmallIntegerField()
    role = models.TextField()
    precision = models.TextField()
    latitude_e6 = models.IntegerField(null=True)
    longitude_e6 = models.IntegerField(null=True)
    fine = models.BooleanField()

    class Meta:
        ordering = ["record_id", "nth"]
        indexes = [
            GistIndex(_POINT, name="record_location_fine", condition=Q(fine=True)),
            GistIndex(
                _POINT,
                name="record_location_coarse",
                condition=Q(fine=False, latitude_e6__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.record_id}"
