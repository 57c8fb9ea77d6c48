"""`manage.py makemessages`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config import catalogues
from config.catalogues import Catalogues


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogues:
    """An app that says one thing."""
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "said.py").write_text('gettext("One")\n', encoding="utf-8")
    monkeypatch.setattr(
        catalogues, "catalogues", lambda: [Catalogues("timeline.telling", folder, "ar")]
    )
    return Catalogues("timeline.telling", folder, "ar")


def made(*arguments: str) -> str:
    said = StringIO()
    call_command("makemessages", *arguments, stdout=said)
    return said.getvalue()


def test_makemessages_writes_both_files_and_lists_what_is_not_translated(app: Catalogues) -> None:
    said = made()

    assert "'One'" in said
    assert "1 messages are not translated." in said
    assert 'msgid "One"' in app.po.read_text("utf-8")
    assert app.mo.exists()


def test_makemessages_keeps_translations_and_drops_what_is_no_longer_said(app: Catalogues) -> None:
    made()
    text = app.po.read_text("utf-8").replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "واحد"')
    app.po.write_text(text, "utf-8")
    assert "All are." in made()
    before = app.po.read_text("utf-8")
    assert "All are." in made("--check")
    assert app.po.read_text("utf-8") == before

    (app.folder / "said.py").write_text('gettext("Two")\n', encoding="utf-8")
    assert "'Two'" in made()
    assert "One" not in app.po.read_text("utf-8")


def test_makemessages_check_writes_nothing_and_ends_with_an_error(app: Catalogues) -> None:
    with pytest.raises(CommandError, match="1 messages are not translated"):
        made("--check")

    assert not app.po.exists()


def test_makemessages_of_an_app_that_says_nothing_writes_nothing(app: Catalogues) -> None:
    (app.folder / "said.py").write_text("", encoding="utf-8")

    assert "All are." in made()
    assert not app.po.exists()
