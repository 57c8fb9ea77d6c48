"""The worked examples of the API's pages: each curl is asked, and answers what stands below it."""

import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

PAGES = ("reference-data", "tables")
EXAMPLE = re.compile(r"curl '[a-z]+://[^/]+(/\S+)'\n```\n\n((?:\|.*\n)+)")


def examples() -> list[tuple[str, str]]:
    """Every address asked in the pages, with the table of its answer."""
    texts = (
        (configured.BASE_DIR / "docs" / "api" / f"{name}.md").read_text(encoding="utf-8")
        for name in PAGES
    )
    return [found.groups() for text in texts for found in EXAMPLE.finditer(text)]  # type: ignore[misc]  # two groups


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def told(value: Any) -> str:
    """A value as the page writes it."""
    if isinstance(value, list):
        return "; ".join(map(told, value))
    return "" if value is None else str(value)


@pytest.mark.django_db(databases=["default", "reader"])
@pytest.mark.parametrize(("url", "table"), examples(), ids=lambda value: value.split("?")[0][:60])
def test_example_answers_as_documented(client: Client, settings: Any, url: str, table: str):
    settings.ANONYMOUS_READING = True
    head, _, *rows = table.splitlines()

    results = client.get(url).json()["results"]

    assert [[told(row[name]) for name in cells(head)] for row in results] == list(map(cells, rows))


def test_pages_have_examples():
    assert len(examples()) >= 2 * len(PAGES)
