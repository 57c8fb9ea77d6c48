"""What makes the ledger fast to find: columns that are functions of its documents alone."""

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from incidents.models.record import Record
from incidents.querysets import RecordIndexQuerySet

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
else:
    AnyField = models.Field

COUNTED = [
    *("live", "superseded_by", "occurrence", "grain", "event_count", "countries", "types"),
    *("killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high"),
    "worded",
]
"""The columns that most questions of how many and how much can be answered from."""


class DateMultirangeField(AnyField):
    """Stretches of days, as PostgreSQL's ``datemultirange``."""

    def db_type(self, connection: Any) -> str:
        """The type of the column."""
        return "datemultirange"


class RecordIndex(models.Model):
    """One row a record, rebuilt at any time by ``reindex_ledger`` without touching the ledger.

    ``superseded_by`` is the position of the incident's next record, set once. ``live`` is false
    for tombstones. ``chronology`` is the unique sort key of a timeline: earliest day, wider
    first, time, day order, reference, position. The text columns are those of the CSV. Each of
    ``claims`` is what one claim can be asked by, in words; ``totals`` are low, best and high by
    measure, or by measure and status or item; ``reported`` are the days its sources may have come
    out. ``worded`` names what is said in words only. ``part_of`` and ``alternative_to`` are the
    references beside which it is not counted again. ``types`` begins with its own type.
    """

    record = models.OneToOneField(
        Record,
        on_delete=models.PROTECT,
        primary_key=True,
        db_column="position",
        db_constraint=False,  # filled from the very row, and the row never goes
        related_name="index",
    )
    incident_id = models.BigIntegerField()
    reference = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    superseded_by = models.BigIntegerField(null=True)
    superseded_at = models.DateTimeField(null=True)
    live = models.BooleanField()

    title = models.TextField()
    type = models.TextField()
    date = models.TextField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    certain_from = models.DateField(null=True)
    certain_to = models.DateField(null=True)
    qualified = models.BooleanField()
    precision = models.TextField()
    time = models.TextField()
    part_of_day = models.TextField()
    occurrence = models.TextField()
    grain = models.TextField()
    event_count = models.PositiveIntegerField(null=True)
    countries = models.TextField()
    place = models.TextField()
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    where_precision = models.TextField()
    initiators = models.TextField()
    targets = models.TextField()
    actors = models.TextField()
    means = models.TextField()
    target_kinds = models.TextField()
    killed_low = models.BigIntegerField(null=True)
    killed_best = models.BigIntegerField(null=True)
    killed_high = models.BigIntegerField(null=True)
    wounded_low = models.BigIntegerField(null=True)
    wounded_best = models.BigIntegerField(null=True)
    wounded_high = models.BigIntegerField(null=True)
    worded: "ArrayField[Any, Any]" = ArrayField(models.TextField(), null=True)
    part_of: "ArrayField[Any, Any]" = ArrayField(models.TextField(), null=True)
    alternative_to: "ArrayField[Any, Any]" = ArrayField(models.TextField(), null=True)
    types: "ArrayField[Any, Any]" = ArrayField(models.TextField(), default=list, db_default=[])
    tags = models.TextField()
    publishers = models.TextField()
    sources = models.TextField()

    terms: "ArrayField[Any, Any]" = ArrayField(models.TextField())
    claims: "ArrayField[Any, Any]" = ArrayField(models.TextField(), default=list)
    totals: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    entered_at = models.DateTimeField(null=True)
    reported = DateMultirangeField(null=True)
    search = SearchVectorField()
    chronology = models.CharField(max_length=80, db_collation="C")

    objects = RecordIndexQuerySet.as_manager()

    class Meta:
        ordering = ["chronology"]
        constraints = [
            models.UniqueConstraint(fields=["chronology"], name="chronology_has_no_ties"),
        ]
        indexes = [
            GinIndex(fields=["terms"], name="record_index_by_term"),
            GinIndex(fields=["search"], name="record_index_by_word"),
            models.Index(fields=["reference", "record"], name="record_index_by_reference"),
            models.Index(fields=["incident_id", "record"], name="record_index_by_incident"),
            models.Index(fields=["earliest", "latest"], name="record_index_by_date"),
            BrinIndex(fields=["entered_at"], name="record_index_by_entry"),
            # All that is added up in time, so that counting never reads the wide rows.
            models.Index(
                fields=["earliest", "latest", "record"],
                include=COUNTED,
                name="record_index_for_counting",
            ),
            models.Index(
                fields=["reference", "record"],
                condition=Q(part_of__isnull=False) | Q(alternative_to__isnull=False),
                name="record_index_of_the_joined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} at {self.pk}"
