"""The command that checks links."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from incidents.archiving import bulk
from incidents.archiving.politeness import Pauses
from incidents.management.commands import check_links
from incidents.models import LinkCheck, Source
from tests.incidents.archiving.web import answer, serving
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db


def run(**options: object) -> str:
    out = StringIO()
    call_command("check_links", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_links_are_checked_and_those_that_do_not_work_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Source.objects.update(url="")
    for name in "ab":
        rows.stored(
            Source, slug=name, url=f"http://{name}.org/{name}", archive_url="https://w.org/"
        )
    monkeypatch.setattr(check_links, "Pauses", lambda: Pauses(0))
    with serving() as web:
        web.pages["/a"] = answer()
        monkeypatch.setattr(bulk, "fetcher", web.fetcher)

        said = run(report=tmp_path / "report.csv", older_than=1)
        again = run()

    assert said == "2 links checked: 1 works, 0 moved, 1 broken, 0 not sure.\n"
    assert again.startswith("0 links checked")
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        names, row, end = csv.reader(file)
    assert names == check_links.COLUMNS
    assert row[:-1] == ["b", "broken", "404", "http://b.org/b", "", "https://w.org/", ""]
    assert end == ["end", "1 rows"]


def test_report_holds_nothing_that_a_spreadsheet_runs(tmp_path: Path) -> None:
    LinkCheck.objects.create(source=rows.source(), url="u", state="unsure", said="=1+1")

    check_links.write(tmp_path / "report.csv")

    assert ",'=1+1," in (tmp_path / "report.csv").read_text()


@pytest.mark.parametrize(
    ("options", "said"), [({"older_than": -1}, "0 to 36500"), ({}, "FETCH_SOURCES=on")]
)
def test_command_refuses(options: dict[str, int], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run(**options)
