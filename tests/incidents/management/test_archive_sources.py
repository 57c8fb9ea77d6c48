"""The command that fetches copies of many sources."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from incidents.archiving import bulk, keeping
from incidents.archiving.politeness import Pauses
from incidents.management.commands import archive_sources
from incidents.models import Source, SourceCopy
from tests.incidents.archiving.web import answer, serving
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db


def test_copies_are_kept_and_failures_told(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ARCHIVE_DIR = tmp_path
    Source.objects.update(url="")
    for name in "ab":
        rows.stored(Source, slug=name, url=f"http://{name}.org/{name}")
    monkeypatch.setattr(archive_sources, "Pauses", lambda: Pauses(0))
    out, err = StringIO(), StringIO()
    with serving() as web:
        web.pages["/a"] = answer()
        for module in (bulk, keeping):
            monkeypatch.setattr(module, "fetcher", web.fetcher)

        call_command("archive_sources", missing=True, stdout=out, stderr=err)
        call_command("archive_sources", older_than=0, stdout=out, stderr=err)

    assert out.getvalue() == "1 copies kept, 1 not.\n" * 2
    assert "b: http://b.org/b: the server answers 404" in err.getvalue()
    assert SourceCopy.objects.filter(source__slug="a", kept_by=None).count() == 2


def test_command_refuses() -> None:
    with pytest.raises(CommandError, match="FETCH_SOURCES=on"):
        call_command("archive_sources", missing=True)
    with pytest.raises(CommandError, match="required"):
        call_command("archive_sources")
