"""Who acts."""

from django.db import models

from incidents.codes import ActorKind
from incidents.models.constraints import is_slug, one_of
from incidents.models.history import tracked
from incidents.models.span import ValidSpan


@tracked
class Actor(ValidSpan):
    """Somebody who can act: a state force, a militia, a crowd, a person in office, a spokesperson.

    ``start`` and ``end`` bound its existence. Whom it belongs to stands in ``Affiliation``.
    """

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ActorKind.choices)
    country = models.ForeignKey(
        "Place", on_delete=models.PROTECT, null=True, blank=True, related_name="actors"
    )
    description = models.TextField(blank=True, default="")
    wikidata = models.CharField(max_length=20, blank=True, default="")
    acled_name = models.CharField("ACLED name", max_length=200, blank=True, default="")
    ucdp_id = models.CharField("UCDP id", max_length=20, blank=True, default="")

    class Meta(ValidSpan.Meta):
        ordering = ["name", "id"]
        constraints = [
            *ValidSpan.Meta.constraints,
            is_slug("slug", "actor_slug_is_a_slug"),
            one_of("kind", ActorKind, "actor_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
