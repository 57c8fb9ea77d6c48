"""Tests of what a load balancer is told."""

from unittest.mock import patch

import pytest
from django.db import OperationalError, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from config.health import missing_migrations


def test_healthz_needs_no_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_when_everything_is_there(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.json() == {"status": "ok", "database": "ok", "migrations": "ok", "index": "ok"}
    assert answer.status_code == 200


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_without_the_reader_role(client: Client) -> None:
    with patch.object(connections["reader"], "cursor", side_effect=OperationalError):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "the reader role cannot reach the database"


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_with_a_migration_missing(client: Client) -> None:
    applied = MigrationRecorder(connections["default"]).applied_migrations()
    applied.pop(("sessions", "0001_initial"))
    with patch.object(MigrationRecorder, "applied_migrations", return_value=applied):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["migrations"].startswith("1 missing: run manage.py migrate")


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_without_the_app_role(client: Client) -> None:
    with patch.object(connections["default"], "cursor", side_effect=OperationalError):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "cannot read" in answer.json()["migrations"]


@pytest.mark.django_db(databases=["default"])
def test_missing_migrations_none_in_a_migrated_database() -> None:
    assert missing_migrations("default") == 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_takes_no_post(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_with_an_index_of_another_release(client: Client) -> None:
    with patch("config.health.is_current", return_value=False):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["index"] == "filled by another release: run manage.py reindex_ledger"


@pytest.mark.django_db(databases=["default", "reader"])
def test_readyz_with_an_index_that_cannot_be_read(client: Client) -> None:
    with patch("config.health.is_current", side_effect=OperationalError):
        answer = client.get("/readyz")

    assert answer.json()["index"] == "the reader role cannot read it"
