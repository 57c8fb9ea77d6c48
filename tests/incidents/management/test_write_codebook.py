"""The codebook is printed from the lists, and the page in docs/ is the current one."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from incidents import codes
from incidents.management.commands.write_codebook import FURTHER, SECTIONS, codebook

PAGE = Path(__file__).parents[3] / "docs" / "codebook.md"


def test_codebook_in_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == codebook(), "run manage.py write_codebook"


def test_codebook_prints_every_code_list() -> None:
    printed = {each.__name__ for lists in SECTIONS.values() for each in lists}
    bases = {"CodeList", "NumberedCodeList"}

    assert printed == {name for name in codes.__all__ if not name.isupper()} - bases


def test_codebook_shows_what_a_list_knows_besides() -> None:
    page = codebook()

    assert (
        "| `breaks` | Breaks | An act against the agreement that the other is. | Broken by |"
        in (page)
    )
    assert all(head in page for head in FURTHER.values())


def test_write_codebook_writes_the_page(
    tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "fixtures").symlink_to(PAGE.parents[1] / "fixtures")
    settings.BASE_DIR = tmp_path

    call_command("write_codebook")

    assert (tmp_path / "docs" / "codebook.md").read_text(encoding="utf-8") == codebook()
    assert "codebook.md" in capsys.readouterr().out
