"""Tests of the three connections that settings make of one database."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from config import environment
from config.databases import ROLES, databases

URL = "postgresql://admin:secret@db.example.org:5433/kept?sslmode=require"


def made(**given: str) -> dict[str, dict[str, Any]]:
    return databases(environment.read(given))


def test_databases_embedded_connects_each_role_by_its_name() -> None:
    found = made(DATA_DIR="/srv/kept")

    assert {alias: each["USER"] for alias, each in found.items()} == {
        "default": "incidents_app",
        "reader": "incidents_reader",
        "owner": "incidents_owner",
    }
    assert {each["HOST"] for each in found.values()} == {"/srv/kept/socket"}


def test_databases_one_url_takes_the_other_roles_by_option() -> None:
    found = made(DATABASE_URL=URL)

    assert {each["USER"] for each in found.values()} == {"admin"}
    assert found["default"]["OPTIONS"]["options"].startswith("-c role=incidents_app ")
    assert found["reader"]["OPTIONS"]["options"].startswith("-c role=incidents_reader ")
    assert "options" not in found["owner"]["OPTIONS"]
    assert found["reader"]["OPTIONS"]["sslmode"] == "require"


def test_databases_a_role_with_its_own_url_logs_in_itself() -> None:
    found = made(DATABASE_URL=URL, DATABASE_READER_URL="postgresql://lena:x@db.example.org/kept")

    assert found["reader"]["USER"] == "lena"
    assert "role=" not in found["reader"]["OPTIONS"]["options"]
    assert "role=incidents_app" in found["default"]["OPTIONS"]["options"]


def test_databases_options_of_the_url_are_kept() -> None:
    found = made(DATABASE_URL=f"{URL}&options=-c%20search_path%3Dmain")

    assert found["owner"]["OPTIONS"]["options"] == "-c search_path=main"
    assert "-c search_path=main -c role=incidents_app" in found["default"]["OPTIONS"]["options"]


def test_databases_timeouts_are_those_of_the_settings() -> None:
    found = made(READER_STATEMENT_TIMEOUT="7", APP_STATEMENT_TIMEOUT="0")

    assert "statement_timeout=7000" in found["reader"]["OPTIONS"]["options"]
    assert "statement_timeout=0" in found["default"]["OPTIONS"]["options"]


def test_databases_tests_have_one_database_made_by_the_owner() -> None:
    found = made()
    mirrors = {alias: each.get("TEST", {}).get("MIRROR") for alias, each in found.items()}
    assert mirrors == {"default": "owner", "reader": "owner", "owner": None}


@pytest.mark.django_db(databases=["default", "reader", "owner"])
@pytest.mark.parametrize(
    ("alias", "role", "timeout"),
    [("default", "app", "1min"), ("reader", "reader", "30s"), ("owner", "owner", "0")],
)
def test_connection_is_the_role_with_its_limits(alias: str, role: str, timeout: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('statement_timeout')")
        assert cursor.fetchone() == (settings.DATABASE_ROLES[role], timeout)
        cursor.execute("SELECT current_setting('TimeZone'), current_setting('server_encoding')")
        assert cursor.fetchone() == ("UTC", "UTF8")


def test_roles_are_what_settings_tell_the_other_packages() -> None:
    assert settings.DATABASE_ROLES == ROLES
