"""The address that links in files begin with."""

from typing import Any

from django.test import RequestFactory

from incidents.sites import site_address


def test_setting_goes_before_the_address_that_was_asked(settings: Any) -> None:
    request = RequestFactory().get("/timeline.ics", headers={"host": "localhost:8000"})
    assert site_address() == ""
    assert site_address(request) == "http://localhost:8000/"
    settings.SITE_URL = "https://incidents.example.org/"
    assert site_address(request) == site_address() == "https://incidents.example.org/"
