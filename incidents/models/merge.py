"""An incident that was found to be another one, and stands in it from then on."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from incidents.models.constraints import not_itself


class Merge(models.Model):
    """The loser is the same act as the winner, which took over all that was known of it.

    The row is there as long as the merge stands: taking it back deletes it. The loser keeps its own
    rows, but for its origins; ``kept`` holds what taking back needs: the moments in the history
    before and after, the state the loser had, and which links and judged pairs followed.
    """

    loser = models.OneToOneField("Incident", on_delete=models.PROTECT, related_name="merge")
    winner = models.ForeignKey("Incident", on_delete=models.PROTECT, related_name="merged_here")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=now)
    reason = models.TextField(blank=True, default="")
    kept: "models.JSONField[Any, Any]" = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [not_itself("loser", "winner", "merge_joins_two_incidents")]

    def __str__(self) -> str:
        return f"{self.loser} is {self.winner}"
