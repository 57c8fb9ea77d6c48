"""Names in files that are nearly ours, and what people said of each, once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class NameVerdict(models.TextChoices):
    """What somebody said of a name."""

    OPEN = "open", _("To decide")
    IS = "is", _("Is one of ours")
    NEW = "new", _("Is new")
    OUT = "out", _("Leave out")


class NameDecision(models.Model):
    """A name that a dataset uses, matched nothing here exactly and something nearly.

    ``beside`` is the slug of the place that a place lies in. What was decided is used by every
    later import of the dataset; an open one changes nothing.
    """

    dataset = models.CharField("dataset", max_length=100)
    kind = models.CharField("kind", max_length=10, choices=[("actor", "actor"), ("place", "place")])
    name = models.CharField("name", max_length=300)
    key = models.CharField(max_length=300)
    beside = models.CharField("in", max_length=100, blank=True, default="")
    candidates = models.JSONField(default=list)
    verdict = models.CharField(
        "verdict", max_length=5, choices=NameVerdict.choices, default=NameVerdict.OPEN
    )
    slug = models.CharField("ours", max_length=100, blank=True, default="")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField("at", default=now)

    class Meta:
        verbose_name = "name to decide"
        verbose_name_plural = "names to decide"
        ordering = ["dataset", "kind", "key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "kind", "key", "beside"],
                name="name_decision_is_made_once",
                violation_error_message="This name of the dataset is in the list already.",
            ),
            models.CheckConstraint(
                condition=(Q(verdict=NameVerdict.IS) & ~Q(slug=""))
                | (~Q(verdict=NameVerdict.IS) & Q(slug="")),
                name="name_decision_says_which_one",
                violation_error_message="slug: say which of ours it is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.dataset})"
