"""The file in ACLED's columns: what it says, its count, its way back in; all rows made up."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from incidents.acled.asking import read as asked
from incidents.acled.reading import Answer
from incidents.acled.rows import COLUMNS
from incidents.formats import find
from incidents.models import Incident, Record
from tests.incidents.importing.acled_files import row, rows, run, written


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_row_is_as_the_api_says_it_and_imports_as_the_same(
    committed: None, tmp_path: Path
) -> None:
    given = [*rows(), row(event_id_cnty="IRQ900777", notes='=1+1, "said"\nso', tags="some Tag")]
    run(written(tmp_path / "all.csv", given), publish=True, release="2021")
    target = tmp_path / "out.csv"
    call_command("export_timeline", format="acled", output=target, filter="", stderr=io.StringIO())
    table = read(target.read_bytes())

    told = {each["event_id_cnty"]: each for each in Answer(asked({"limit": ["0"]})).rows()}
    assert {each["event_id_cnty"] for each in table} == set(told)
    for each in table:
        mine = told[each["event_id_cnty"]]
        assert each == {name: str(mine[name]) for name in COLUMNS}
    assert json.loads((tmp_path / "out.csv.manifest.json").read_text())["rows"] == len(table)
    (last,) = (each for each in table if each["event_id_cnty"] == "IRQ900777")
    assert last["notes"] == '=1+1, "said"\nso'
    own = [name for name in told if name.startswith("INC-")]
    count, mark = Incident.objects.count(), Record.objects.count()
    said = run(target, publish=True, release="2021", report=tmp_path / "report.csv")
    assert said == f"acled: {len(given)} unchanged, {len(own)} skipped\n"
    assert (Incident.objects.count(), Record.objects.count()) == (count, mark)
    assert own[0] in (tmp_path / "report.csv").read_text(encoding="utf-8")
    said = run(target, dataset="neighbour", release="2021")
    assert said.startswith(f"neighbour: {len(told)} created")


@pytest.mark.django_db(databases=["default", "reader"])
def test_it_counts_the_rows_it_has_and_takes_no_fields(client: Client, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    response: Any = client.get("/api/v1/incidents/", {"format": "acled"})
    table = read(b"".join(response.streaming_content))

    assert list(table[0]) == list(COLUMNS)
    assert int(response["X-Row-Count"]) == len(table) < 24
    assert response["Content-Disposition"].endswith('.acled.csv"')
    refused = client.get("/api/v1/incidents/", {"format": "acled", "fields": "title"})
    assert refused.status_code == 400
    nothing: Any = client.get("/api/v1/incidents/", {"format": "acled", "killed_min": "99999"})
    assert b"".join(nothing.streaming_content).count(b"\n") == 1


def test_plain_csv_is_what_a_client_of_csv_gets() -> None:
    assert find("acled").media_type != find("csv").media_type
