"""The documents that incidents are coded from."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from incidents.codes import CodingState, SourceKind
from incidents.dates import parse
from incidents.models.constraints import is_slug, one_of
from incidents.models.edtf import DatedModel, EdtfField
from incidents.models.history import tracked
from incidents.models.publisher import Publisher

LONGEST_TEXT = 2_000_000
models.TextField.register_lookup(Length)


@tracked
class Source(DatedModel):
    """One document that incidents are coded from; passages of it are cited by ``Citation``."""

    derived_from = {"published": ("published_earliest", "published_latest")}

    slug = models.SlugField(unique=True, max_length=120)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="sources")
    title = models.CharField(max_length=500)
    authors = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    url = models.URLField(max_length=1000, blank=True, default="")
    archive_url = models.URLField(max_length=1000, blank=True, default="")
    published = EdtfField(blank=True, default="", help_text="When it was published: 2020-01-02.")
    published_earliest = models.DateField(null=True, editable=False)
    published_latest = models.DateField(null=True, editable=False)
    accessed = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47: en, ar.")
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    sha256 = models.CharField("SHA-256 of the kept copy", max_length=64, blank=True, default="")
    coding_state = models.CharField(
        max_length=20, choices=CodingState.choices, default=CodingState.UNCODED
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_sources",
        help_text="Who codes it.",
    )
    text = models.TextField(
        blank=True, default="", help_text="For coding beside it; never published."
    )

    class Meta:
        ordering = ["-published_latest", "title", "id"]
        constraints = [
            is_slug("slug", "source_slug_is_a_slug"),
            one_of("kind", SourceKind, "source_kind_is_known"),
            one_of("coding_state", CodingState, "source_coding_state_is_known"),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="source_sha256_is_a_digest",
                violation_error_message="sha256: give 64 lower-case hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=Q(text__length__lte=LONGEST_TEXT),
                name="source_text_is_of_one_report",
                violation_error_message=f"text: keep to {LONGEST_TEXT:,} characters.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive_dates(self) -> None:
        """The first and last day on which it may have been published."""
        span = parse(self.published) if self.published else None
        self.published_earliest = span.earliest if span else None
        self.published_latest = span.latest if span else None
