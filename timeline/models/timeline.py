"""A timeline that somebody made and named."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from incidents.filters import InvalidParameters
from incidents.models.constraints import is_slug
from incidents.models.history import tracked
from timeline.asking import parameters_of, pinned

ADDRESSES = ("save",)
"""What stands where a slug would in an address."""


@tracked
class Timeline(models.Model):
    """One question to the ledger with a title, told as of a position or always as of now.

    Its sections and entries say what else is told, left out or put in the desk's own words. All of
    this is a draft: readers see the newest edition, which is a copy made when it was published.
    """

    title = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Part of its address, for good: kirkuk-to-baghdad."
    )
    introduction = models.TextField(
        blank=True, default="", help_text="Plain text; an empty line begins a paragraph."
    )
    author = models.CharField(
        max_length=200, blank=True, default="", help_text="By whom, as readers are to see it."
    )
    filter = models.CharField(
        max_length=4000,
        blank=True,
        default="",
        help_text="As after the ? of an address, such as country=IQ. "
        "Empty: everything that is published.",
    )
    as_of = models.BigIntegerField(
        null=True,
        blank=True,
        help_text="Ledger position that it is pinned to. Empty: it is live, and tells what is "
        "published when it is read.",
    )

    class Meta:
        ordering = ["title", "id"]
        permissions = [("publish_timeline", "Can publish and withdraw timelines")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="timeline_has_a_title",
                violation_error_message="title: say what the timeline is called.",
            ),
            is_slug("slug", "timeline_slug_is_a_slug"),
            # The timeline would be published where nobody can read it.
            models.CheckConstraint(
                condition=~Q(slug__in=ADDRESSES),
                name="timeline_slug_is_no_other_address",
                violation_error_message=f"slug: {', '.join(ADDRESSES)} is another page: "
                "choose another.",
            ),
            models.CheckConstraint(
                condition=Q(as_of__isnull=True) | Q(as_of__gte=1),
                name="timeline_is_pinned_to_an_entry",
                violation_error_message="as_of: ledger positions begin at 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Check the filter as every question is, and keep it in its normal form."""
        super().clean()
        parameters = parameters_of(self.filter)
        if "as_of" in parameters:
            raise ValidationError({"filter": "as_of has a field of its own: give it there."})
        try:
            self.filter = pinned(parameters, self.as_of).query
        except InvalidParameters as error:
            raise ValidationError(said(error)) from None


def said(error: InvalidParameters) -> dict[str, list[str]]:
    """What is wrong with a question, at the two fields that it comes from."""
    messages: dict[str, list[str]] = {}
    for wrong in error.errors:
        field = "as_of" if wrong.name == "as_of" else "filter"
        named = "" if wrong.name in wrong.message or field == "as_of" else f"{wrong.name}: "
        messages.setdefault(field, []).append(f"{named}{wrong.message}")
    return messages
