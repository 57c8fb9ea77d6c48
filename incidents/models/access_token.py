"""Tokens with which programs speak to the API in the name of a user."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

PREFIX = "incidents_"
"""Begins every token, so that whoever finds one in a script knows what it is."""
LONGEST_DAYS = 731
USE_NOTED_EVERY = timedelta(minutes=1)


def digest_of(token: str) -> str:
    """What is kept of a token: it has 256 random bits, so no slow hash is needed."""
    return sha256(token.encode()).hexdigest()


class Scope(models.TextChoices):
    """How far a token reaches; each includes those before it."""

    READ = "read", _("Read what is published")
    EDIT = "edit", _("Read drafts, enter and change incidents")
    PUBLISH = "publish", _("Publish, correct, retract and restore")


class AccessTokenQuerySet(models.QuerySet[Any]):
    """Questions of tokens."""

    def live(self) -> "AccessTokenQuerySet":
        """Those that would be accepted, as far as their user is."""
        return self.filter(revoked_at=None, expires_at__gt=now())

    def revoke(self, *, by: Any) -> int:
        """Refuse them from now on; how many there were that had not been revoked."""
        return self.filter(revoked_at=None).update(revoked_at=now(), revoked_by=by)


class AccessToken(models.Model):
    """One secret that a program sends in the name of a user, of which only a hash is kept.

    It never allows more than its user may do, nor more than its scope. One that is revoked or has
    expired stays, to say what it was and when it was used.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens"
    )
    name = models.CharField(max_length=100, help_text="What it is for, such as nightly export.")
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.READ)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="access_token_has_a_name",
                violation_error_message="name: say what the token is for.",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=Scope.values),
                name="access_token_scope_is_known",
                violation_error_message=f"scope: choose one of {', '.join(Scope.values)}.",
            ),
            # A column of anything else could be somebody's token in clear.
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="access_token_is_kept_as_a_hash",
                violation_error_message="digest: SHA-256 in 64 hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="access_token_has_time_to_live",
                violation_error_message="expires_at: choose a time after its making.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="access_token_says_who_revoked_it",
                violation_error_message="Revoking says when and by whom.",
            ),
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=Q(revoked_at=None),
                name="access_token_is_named_once",
                violation_error_message="name: there is a token of this name: revoke it first, or "
                "choose another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def unsaved(cls, *, name: str, days: int, **fields: Any) -> "tuple[AccessToken, str]":
        """A token that lives for so many days, and its secret, which nobody can tell again."""
        secret = PREFIX + secrets.token_urlsafe(32)
        made = now()
        ends = made + timedelta(days=days)
        token = cls(name=name.strip(), created_at=made, expires_at=ends, **fields)
        token.digest = digest_of(secret)
        return token, secret

    def allows(self, scope: Scope) -> bool:
        """Whether it reaches as far as that scope."""
        return Scope.values.index(self.scope) >= Scope.values.index(scope)

    def refusal(self, at: datetime) -> str | None:
        """Why it is no longer accepted, if so."""
        if self.revoked_at:
            return f"This token was revoked on {self.revoked_at:%Y-%m-%d}."
        if self.expires_at <= at:
            return f"This token expired on {self.expires_at:%Y-%m-%d}."
        return None if self.user.is_active else "The account of this token is closed."

    def note_use(self, at: datetime) -> None:
        """Remember when it was used, at most once a minute."""
        if self.last_used_at and at - self.last_used_at < USE_NOTED_EVERY:
            return
        AccessToken.objects.filter(pk=self.pk).update(last_used_at=at)
