"""What a check says of an address, and of nothing else."""

import pytest

from incidents.archiving.links import check_link
from incidents.models import LinkCheck, Source
from tests.incidents.archiving.web import Web, answer
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
URL = "http://example.org/page"


@pytest.fixture
def linked() -> Source:
    source = rows.source()
    source.url = URL
    source.save()
    return source


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (answer(), ("works", 200, "")),
        (answer(b"", 302, Location="/there"), ("works", 200, "")),
        (answer(b"", 301, Location="/there"), ("moved", 200, "http://example.org/there")),
        (answer(b"", 301, Location="/nowhere"), ("broken", 404, "")),
        (answer(b"", 404), ("broken", 404, "")),
        (answer(b"", 410), ("broken", 410, "")),
        (answer(b"", 403), ("unsure", 403, "")),
        (answer(b"", 500), ("unsure", 500, "")),
        (answer(b"", 301, Location="http://inside.example.org/"), ("unsure", None, "")),
        (b"nonsense", ("unsure", None, "")),
    ],
)
def test_address_is_judged_by_its_answer(
    web: Web, linked: Source, page: bytes, found: tuple[str, int | None, str]
) -> None:
    web.names["inside.example.org"] = ["10.0.0.1"]
    web.pages |= {"/page": page, "/there": answer()}

    check = check_link(linked, web.fetcher())

    assert (check.state, check.status, check.moved_to) == found
    assert bool(check.said) == (check.status is None)
    check.full_clean()
    linked.refresh_from_db()
    assert linked.url == URL


def test_host_that_is_not_there_is_a_broken_link(web: Web, linked: Source) -> None:
    web.names["example.org"] = []

    check = check_link(linked, web.fetcher())

    assert (check.state, check.said) == ("broken", "there is no host example.org")


def test_next_check_takes_the_place_of_the_last(web: Web, linked: Source) -> None:
    first = check_link(linked, web.fetcher())
    assert (first.state, first.status) == ("broken", 404)
    web.pages["/page"] = answer()

    second = check_link(linked, web.fetcher())

    assert LinkCheck.objects.get() == first == second
    assert (second.state, second.status) == ("works", 200)
    assert second.checked_at > first.checked_at
