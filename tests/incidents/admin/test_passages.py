"""Where a citation's passage stands, as the form takes and refuses it."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Citation, Incident, Source
from tests.incidents.admin.conftest import address, errors_of, filled

TEXT = "Shells fell on a market."


@pytest.fixture
def report(source: Source) -> Source:
    source.text = TEXT
    source.save()
    return source


def saved(client: Client, draft: Incident, **fields: Any) -> Any:
    page = address("incident", "change", draft.pk)
    named = {f"citations-0-{name}": value for name, value in fields.items()}
    return client.post(page, {**filled(client.get(page)), **named})


def passage(draft: Incident) -> tuple[int | None, int | None]:
    row = Citation.objects.get(incident=draft)
    return row.passage_start, row.passage_end


def test_passage_is_stored_and_stays_when_the_form_is_saved_again(
    as_analyst: Client, draft: Incident, report: Source
) -> None:
    assert (
        saved(as_analyst, draft, passage_start="0", passage_end=str(len(TEXT))).status_code == 302
    )
    assert passage(draft) == (0, len(TEXT))

    saved(as_analyst, draft, locator="paragraph 1")
    assert passage(draft) == (0, len(TEXT))

    saved(as_analyst, draft, passage_start="", passage_end="")
    assert passage(draft) == (None, None)


@pytest.mark.parametrize(
    "row",
    [
        ("0", "25", "lies outside the text"),
        ("5", "5", "5 to 5 is none"),
        ("6", "5", "6 to 5 is none"),
        ("0", "", "0 to None is none"),
        ("", "3", "None to 3 is none"),
        ("-1", "3", "“-1” is no number"),
        ("x", "3", "“x” is no number"),
        ("0", "9" * 5000, "is no number"),
        ("٣", "5", "is no number"),
        ("0\x00", "5", "passage_start: is no number"),
    ],
)
def test_passage_that_is_none_is_refused_at_its_row(
    as_analyst: Client, report: Source, draft: Incident, row: tuple[str, str, str]
) -> None:
    start, end, said = row
    answer = saved(as_analyst, draft, passage_start=start, passage_end=end)

    assert answer.status_code == 200
    assert any(said in error for error in errors_of(answer))
    assert passage(draft) == (None, None)


def test_passage_without_a_source_is_refused(
    as_analyst: Client, draft: Incident, report: Source
) -> None:
    fields = {"source": "", "publisher": report.publisher_id}
    answer = saved(as_analyst, draft, passage_start="0", passage_end="5", **fields)

    assert "passage: choose the source that it stands in." in errors_of(answer)


def test_another_source_drops_the_passage_of_the_first(
    as_analyst: Client, draft: Incident, report: Source
) -> None:
    draft.citations.update(passage_start=0, passage_end=6)
    other = Source.objects.create(
        slug="other", title="Other", publisher=report.publisher, kind="news-report", text=TEXT
    )
    assert saved(as_analyst, draft, source=other.pk).status_code == 302
    assert passage(draft) == (None, None)
