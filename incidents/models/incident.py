"""One event as this desk holds it to have happened."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.timezone import now

from incidents.codes import (
    Basis,
    DatePrecision,
    Grading,
    Grain,
    Means,
    NotStated,
    Occurrence,
    PartOfDay,
    Stance,
    State,
    TargetKind,
)
from incidents.dates import parse
from incidents.models.claim import citation_numbers
from incidents.models.edtf import DatedModel, EdtfField
from incidents.models.history import tracked
from incidents.models.incident_constraints import INCIDENT_CONSTRAINTS
from incidents.models.incident_type import IncidentType
from incidents.querysets import IncidentQuerySet

DERIVED = (
    "earliest",
    "latest",
    "certain_from",
    "certain_to",
    "precision",
    "start_qualifier",
    "end_qualifier",
)


def code_list(codes: type[models.TextChoices]) -> "ArrayField[Any, Any]":
    """Several codes of one list; the database refuses any other."""
    code = models.CharField(max_length=20, choices=codes.choices)
    return ArrayField(code, default=list, blank=True)


@tracked
class Incident(DatedModel):
    """One act: the same parties on each side, the same place, the same local day.

    What a source does not separate is an aggregate; a named series whose members are recorded is an
    umbrella. To publish it needs title, type, date and one citation, nothing else. ``reference`` is
    given at first publication and never changes. ``revision`` rises with every change of the row or
    its parts; ``version`` counts what was published.
    """

    derived_from = {"date": DERIVED, "grain": ("certain_from", "certain_to")}

    reference = models.CharField(  # noqa: DJ001  # unique, and null until it is published
        max_length=20, null=True, unique=True, editable=False
    )
    title = models.CharField(max_length=300)
    short_name = models.CharField(max_length=100, blank=True, default="")
    summary = models.TextField(blank=True, default="")
    narrative = models.TextField(
        blank=True, default="", help_text="Replaces the generated paragraph in timelines."
    )
    said = models.TextField(
        blank=True, default="", help_text="What a statement says, in our words."
    )
    language = models.CharField(max_length=35, default="en", help_text="Of these texts, BCP 47.")
    type = models.ForeignKey(IncidentType, on_delete=models.PROTECT, related_name="incidents")
    other_types = models.ManyToManyField(
        IncidentType, through="IncidentOtherType", blank=True, related_name="+"
    )
    means = code_list(Means)
    target_kinds = code_list(TargetKind)

    date = EdtfField(
        help_text="2019-12-27 · 2019-12 · 2014~ · a/b lasted · [a..b] one day between."
    )
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)
    certain_from = models.DateField(null=True, editable=False)
    certain_to = models.DateField(null=True, editable=False)
    precision = models.CharField(max_length=12, choices=DatePrecision.choices, editable=False)
    start_qualifier = models.CharField(max_length=1, default="", editable=False)
    end_qualifier = models.CharField(max_length=1, default="", editable=False)
    date_as_reported = models.CharField(max_length=200, blank=True, default="")
    time = models.TimeField(null=True, blank=True, help_text="Local time where it happened.")
    part_of_day = models.CharField(max_length=12, choices=PartOfDay.choices, blank=True, default="")
    day_order = models.PositiveSmallIntegerField(null=True, blank=True)
    timezone = models.CharField(max_length=40, blank=True, default="", help_text="Asia/Baghdad")

    occurrence = models.CharField(
        max_length=10, choices=Occurrence.choices, default=Occurrence.OCCURRED
    )
    occurrence_basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.STATED)
    occurrence_stance = models.CharField(
        max_length=10, choices=Stance.choices, default=Stance.AFFIRMS
    )
    occurrence_by = models.ForeignKey(
        "Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    occurrence_reason = models.TextField(blank=True, default="")
    occurrence_cites = citation_numbers()

    grain = models.CharField(max_length=10, choices=Grain.choices, default=Grain.SINGLE)
    event_count = models.PositiveIntegerField(null=True, blank=True)
    grading = models.CharField(max_length=15, choices=Grading.choices, blank=True, default="")
    not_stated = code_list(NotStated)
    tags = ArrayField(models.SlugField(max_length=50), default=list, blank=True)

    state = models.CharField(
        max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    entered_at = models.DateTimeField(default=now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="entered_incidents",
    )
    entry_token = models.UUIDField(null=True, unique=True, editable=False)
    internal_note = models.TextField(blank=True, default="", help_text="Never published.")

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-earliest", "-id"]
        permissions = [
            ("publish_incident", "Can publish, correct, retract and restate incidents"),
        ]
        constraints = INCIDENT_CONSTRAINTS
        indexes = [
            models.Index(fields=["state", "-earliest"], name="incident_by_state_and_date"),
            GinIndex(fields=["tags"], name="incident_by_tag"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}" if self.reference else self.title

    def derive_dates(self) -> None:
        """Earliest, latest, the certain stretch (none in an aggregate), precision, qualifiers."""
        span = parse(self.date)
        if self.grain == Grain.AGGREGATE:
            span = span.without_certainty()
        self.earliest, self.latest = span.earliest, span.latest
        self.certain_from, self.certain_to = span.certain_from, span.certain_to
        self.precision = str(span.precision)
        self.start_qualifier, self.end_qualifier = span.start_qualifier, span.end_qualifier
