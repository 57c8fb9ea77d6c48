"""A published timeline for tests that only read, made once a module."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import TEMPLATE, renew, signed_up
from tests.timeline.saved import made
from timeline.models import TimelineSection
from timeline.saved.publishing import publish


@pytest.fixture(scope="module")
def rockets(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """It is committed; the database is as it was after the last test of the module."""
    with django_db_blocker.unblock():
        it = made.timeline(introduction="First.\n\nSecond.", author="The desk")
        made.entry(it, made.EMBASSY, headline="The crowd at the gate", note="Why it matters.")
        made.entry(it, made.KIRKUK, kind="hidden")
        days = {"start": "2019-12-28", "end": "2020-12-31", "text": "What followed."}
        TimelineSection.objects.create(timeline=it, title="After Kirkuk", **days)
        publish(it, by=signed_up("who-published", "editor"))
    yield
    with django_db_blocker.unblock():
        name = str(connections["owner"].settings_dict["NAME"])
        renew(name, TEMPLATE.format(name=name))
