"""Bounds on what the database may take for a part of a page."""

import pytest
from django.db import OperationalError, connections

from incidents.selection import READER
from timeline.explorer.budget import TooMuch, at_most

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def ask(sql: str) -> object:
    with connections[READER].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_budget_ends_what_takes_longer_and_leaves_the_connection_as_it_was():
    before = ask("SHOW statement_timeout")

    with pytest.raises(TooMuch), at_most(0.05):
        ask("SELECT 1 FROM pg_sleep(20)")

    assert ask("SHOW statement_timeout") == before


def test_budget_of_what_is_in_time_leaves_the_limit_as_it_was():
    before = ask("SHOW statement_timeout")

    with at_most(5):
        assert ask("SHOW statement_timeout") == "5s"

    assert ask("SHOW statement_timeout") == before


def test_budget_hides_no_other_error():
    def deny() -> None:
        raise OperationalError("the connection is lost")

    with pytest.raises(OperationalError, match="is lost"), at_most(5):
        deny()
