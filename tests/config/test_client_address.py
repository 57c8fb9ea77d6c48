"""Tests of whose address counts when sign-ins fail."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from config.client_address import client_address


@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        ("10.0.0.9", None, "10.0.0.9"),
        ("10.0.0.9", "1.2.3.4", "10.0.0.9"),
        ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.2"),
    ],
)
def test_client_address(remote: str, forwarded: str | None, found: str, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]
    request = RequestFactory().get("/", REMOTE_ADDR=remote)
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded

    assert client_address(request) == found
