"""What tests of access share: tokens, and clients that send them."""

from typing import Any

from django.test import Client

from incidents.models import AccessToken, User


def token_for(user: User, scope: str = "publish", **changes: Any) -> str:
    """The secret of a new token of the user."""
    name = f"test {AccessToken.objects.count()}"
    token, secret = AccessToken.unsaved(user=user, name=name, scope=scope, days=1)
    for field, value in changes.items():
        setattr(token, field, value)
    token.save()
    return secret


def client_with(secret: str) -> Client:
    """A client that sends the token with every request."""
    return Client(headers={"authorization": f"Bearer {secret}"})
