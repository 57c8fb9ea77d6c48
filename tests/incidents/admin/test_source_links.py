"""What the list of sources says of their links."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from incidents.models import LinkCheck, Source
from tests.incidents.admin.conftest import address
from tests.incidents.models import rows

URL = "https://example.org/a"
STATES = ["works", "moved", "broken", "unsure"]


@pytest.fixture
def checked(db: None) -> None:
    """One source of each state, one without a check, one whose address changed since."""
    Source.objects.update(url="")
    for state in [*STATES, "unchecked", "changed"]:
        source = rows.stored(Source, slug=f"s-{state}", title=f"S {state}", url=URL)
        source.archive_url = "https://archive.example.org/a"
        source.save()
        if state != "unchecked":
            LinkCheck.objects.create(
                source=source,
                url=URL if state in STATES else f"{URL}/before",
                state=state if state in STATES else "broken",
                status=404,
                moved_to="https://example.org/b" if state == "moved" else "",
                checked_at=datetime(2026, 1, 2, tzinfo=UTC),
            )


@pytest.mark.parametrize(
    ("asked", "found"),
    [*((state, {f"s-{state}"}) for state in STATES), ("unchecked", {"s-unchecked", "s-changed"})],
)
def test_list_is_filtered_by_what_was_found(
    as_analyst: Client, checked: None, asked: str, found: set[str]
) -> None:
    page = as_analyst.get(address("source", "changelist"), {"link": asked})

    assert {source.slug for source in page.context["cl"].result_list} == found


def test_list_says_the_state_and_where_a_copy_is(as_analyst: Client, checked: None) -> None:
    page = as_analyst.get(address("source", "changelist"), {"q": "S"}).content.decode()

    archived = '<a href="https://archive.example.org/a" rel="noreferrer">archived</a>'
    assert f"Broken (404), 2026-01-02 · {archived}" in page
    assert '<td class="field-link">Works, 2026-01-02</td>' in page
    assert page.count('<td class="field-link">Not checked</td>') == 2


def test_page_of_a_source_says_where_it_moved(as_analyst: Client, checked: None) -> None:
    page = as_analyst.get(address("source", "change", Source.objects.get(slug="s-moved").pk))

    assert '<bdi dir="ltr">https://example.org/b</bdi>' in page.content.decode()
    changed = Source.objects.get(slug="s-changed").pk
    assert "Link:" not in as_analyst.get(address("source", "change", changed)).content.decode()
