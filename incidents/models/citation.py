"""Which passage of which source says so, and who speaks in it."""

from django.db import models
from django.db.models import F, Q

from incidents.codes import Anonymity, Credibility
from incidents.models.affiliation import Affiliation
from incidents.models.constraints import one_of_or_none
from incidents.models.history import tracked
from incidents.models.publisher import Publisher
from incidents.models.source import Source


@tracked
class Citation(models.Model):
    """One passage of one source by one speaker, cited by number from the claims of its owner.

    It belongs to one incident or one affiliation. Where the document is not to be had, the
    publisher alone may stand. A speaker withheld by this desk never enters a published document.
    The passage is where its source's kept text says so, in characters from its start.
    """

    incident = models.ForeignKey(
        "Incident", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    affiliation = models.ForeignKey(
        Affiliation, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    number = models.PositiveSmallIntegerField(help_text="Claims cite by this number: 1, 2, 3 …")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="citations"
    )
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="citations"
    )
    locator = models.CharField(
        max_length=200, blank=True, default="", help_text="Where in the source: paragraph 4, 1:32."
    )
    quotation = models.CharField(max_length=500, blank=True, default="", help_text="A phrase.")
    passage_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    passage_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    paraphrase = models.TextField(blank=True, default="", help_text="In our own words.")
    speaker = models.ForeignKey(
        "Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="spoken_citations"
    )
    speaker_described_as = models.CharField(max_length=200, blank=True, default="")
    on_behalf_of = models.ForeignKey(
        "Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    anonymity = models.CharField(max_length=10, choices=Anonymity.choices, blank=True, default="")
    credibility = models.PositiveSmallIntegerField(
        choices=Credibility.choices, null=True, blank=True
    )

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            one_of_or_none("anonymity", Anonymity, "citation_anonymity_is_known"),
            models.CheckConstraint(
                condition=Q(incident__isnull=True) ^ Q(affiliation__isnull=True),
                name="citation_belongs_to_one_owner",
                violation_error_message="A citation belongs to one incident or one affiliation.",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(publisher__isnull=False),
                name="citation_names_a_source_or_publisher",
                violation_error_message="Choose the source, or at least its publisher.",
            ),
            models.CheckConstraint(
                condition=Q(credibility__isnull=True) | Q(credibility__range=(1, 6)),
                name="citation_credibility_is_on_the_scale",
                violation_error_message="credibility: 1 (confirmed) to 6 (cannot be judged).",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="citation_numbers_start_at_one",
                violation_error_message="Number citations from 1.",
            ),
            models.CheckConstraint(
                condition=Q(passage_start__isnull=True, passage_end__isnull=True)
                | Q(
                    passage_start__isnull=False,
                    passage_end__isnull=False,
                    passage_end__gt=F("passage_start"),
                ),
                name="citation_passage_has_a_length",
                violation_error_message="A passage of the text ends after it starts.",
            ),
            # Claims cite by number, so that a number names one passage.
            models.UniqueConstraint(
                fields=["incident", "number"],
                name="incident_citation_number_is_unique",
                violation_error_message="Two citations have this number: give each its own.",
            ),
            models.UniqueConstraint(
                fields=["affiliation", "number"],
                name="affiliation_citation_number_is_unique",
                violation_error_message="Two citations have this number: give each its own.",
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.number}] {self.source or self.publisher}"
