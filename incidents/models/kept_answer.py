"""Answers to writes that may be sent again."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

KEPT_FOR = timedelta(hours=24)


class KeptAnswer(models.Model):
    """The answer to one editorial write that came with an `Idempotency-Key`.

    It is written in the transaction of the write itself: either both are there, or neither. Sent
    again within 24 hours, the same request gets this answer, and nothing is done a second time.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_answers"
    )
    key = models.CharField(max_length=255)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(default="")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(key=""),
                name="kept_answer_has_a_key",
                violation_error_message="key: give the Idempotency-Key.",
            ),
            # What makes two requests of one key wait for each other.
            models.UniqueConstraint(
                fields=["user", "key"],
                name="kept_answer_is_the_only_one",
                violation_error_message="This key has an answer already.",
            ),
        ]
        indexes = [models.Index(fields=["at"], name="kept_answer_by_age")]

    def __str__(self) -> str:
        return self.key
