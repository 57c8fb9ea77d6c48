"""The file in UCDP's columns: its rows, its count, its place among the formats."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from incidents.formats import find
from incidents.models import Incident, Origin, Record, User
from incidents.publishing.acts import correct
from incidents.ucdp.columns import COLUMNS
from incidents.ucdp.rows import OWN_IDS
from tests.incidents.importing.ged_files import row, run, written


@pytest.fixture
def three(committed: None, tmp_path: Path) -> None:
    """Three events of UCDP's, published beside the seeds."""
    some = [row(number) for number in (318367, 277081, 317585)]
    run(written(tmp_path / "three.csv", some), publish=True)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_export_says_how_many_rows_it_has(three: None, client: Client, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    response: Any = client.get("/api/v1/incidents/", {"format": "ucdp-ged"})
    table = read(b"".join(response.streaming_content))

    assert {int(each["id"]) for each in table} >= {318367, 277081, 317585}
    assert list(table[0]) == list(COLUMNS)
    assert int(response["X-Row-Count"]) == len(table)
    assert response["Content-Disposition"].endswith('.ged.csv"')


def test_manifest_counts_the_rows_that_there_are(three: None, tmp_path: Path) -> None:
    target, said = tmp_path / "ged.csv", io.StringIO()
    call_command("export_timeline", format="ucdp-ged", output=target, filter="", stderr=said)

    manifest = json.loads((tmp_path / "ged.csv.manifest.json").read_text())
    assert manifest["rows"] == len(read(target.read_bytes()))
    assert f": 27 entries ({manifest['rows']} that ucdp-ged can say) at" in said.getvalue()


def test_file_is_read_back_without_making_our_own_incidents_twice(
    three: None, editor: User, tmp_path: Path
) -> None:
    origin = Origin.objects.get(original_id="318367")
    ours = Incident.objects.filter(pk=origin.incident_id)
    origin.delete()
    correct(incidents=ours, by=editor, reason="It is our own")
    target, report = tmp_path / "ged.csv", tmp_path / "report.csv"
    call_command(
        "export_timeline", format="ucdp-ged", output=target, filter="", stderr=io.StringIO()
    )
    [own] = [each["relid"] for each in read(target.read_bytes()) if int(each["id"]) > OWN_IDS]
    before = Incident.objects.count(), Record.objects.count()

    assert own == ours.get().reference
    assert run(target, publish=True, report=report) == "ucdp-ged: 2 unchanged, 1 skipped\n"
    assert (Incident.objects.count(), Record.objects.count()) == before
    assert own in report.read_text(encoding="utf-8")
    assert run(target, dataset="neighbour", publish=True).startswith("neighbour: 3 created")


def test_plain_csv_is_what_a_client_of_csv_gets(client: Client) -> None:
    assert find("ucdp-ged").media_type != find("csv").media_type


@pytest.mark.django_db(databases=["default", "reader"])
def test_columns_cannot_be_narrowed(client: Client, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    response = client.get("/api/v1/incidents/", {"format": "ucdp-ged", "fields": "title"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["detail"].startswith("fields has no meaning in ucdp-ged")
