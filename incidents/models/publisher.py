"""Who publishes documents."""

from django.db import models

from incidents.codes import Reliability
from incidents.models.constraints import is_slug, one_of_or_none
from incidents.models.history import tracked


@tracked
class Publisher(models.Model):
    """A newspaper, agency, ministry, monitor or account that publishes documents.

    ``reliability`` is this desk's grade on the Admiralty scale, empty until somebody gave one.
    """

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True, default="")
    country = models.ForeignKey(
        "Place", on_delete=models.PROTECT, null=True, blank=True, related_name="publishers"
    )
    reliability = models.CharField(
        max_length=1, choices=Reliability.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            is_slug("slug", "publisher_slug_is_a_slug"),
            one_of_or_none("reliability", Reliability, "publisher_reliability_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
