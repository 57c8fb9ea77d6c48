"""The queue of pairs in the admin: filtered, judged, put off; and its number on the first page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from incidents.codes import State
from incidents.models import DuplicatePair, Incident, NotSame
from tests.incidents.merging.made import FIRST, stored

pytestmark = pytest.mark.django_db
QUEUE = "/admin/incidents/duplicatepair/"


def queued(score: float = 10.5, **changes: Any) -> DuplicatePair:
    first, second = stored(FIRST, title="Older one"), stored(FIRST, title="Newer one")
    given = {"agrees": ["same date", "same place"], "differs": ["killed: 1 and 2"], **changes}
    return DuplicatePair.objects.create(first=first, second=second, score=score, **given)


def judge(client: Client, pair: DuplicatePair, act: str, query: str = "") -> Any:
    url = reverse("admin:incidents_duplicatepair_judge", args=[pair.pk, act])
    return client.post(url + query)


def listed(client: Client, **asked: Any) -> list[DuplicatePair]:
    return list(client.get(QUEUE, asked).context["cl"].result_list)


def test_likeliest_pair_comes_first_with_its_reasons(as_analyst: Client) -> None:
    low, high = queued(9.0), queued(12.26)
    response = as_analyst.get(QUEUE)

    assert list(response.context["cl"].result_list) == [high, low]
    text = response.content.decode()
    assert "12.3" in text
    assert "same date · same place" in text
    assert "killed: 1 and 2" in text
    assert f"/merge/?pk={high.first_id}&amp;pk={high.second_id}&amp;from=queue" in text


def test_filters_leave_what_is_asked_for(as_analyst: Client) -> None:
    low, high = queued(9.0), queued(12.0)
    later = queued(11.0, put_off_at="2026-01-01T00:00:00Z")
    public = queued(10.0)
    Incident.objects.filter(pk=public.first_id).update(
        state=State.PUBLISHED, reference="INC-900001", version=1
    )

    assert listed(as_analyst) == [high, public, low]
    assert listed(as_analyst, standing="later") == [later]
    assert listed(as_analyst, points="10") == [high, public]
    assert listed(as_analyst, published="one") == [public]
    assert listed(as_analyst, published="none") == [high, low]
    assert listed(as_analyst, published="both") == []
    assert listed(as_analyst, q="INC-900001") == [public]
    Incident.objects.filter(pk=public.first_id).update(state=State.RETRACTED)
    assert listed(as_analyst) == [high, low]


def test_page_costs_the_same_for_any_number(
    as_analyst: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        queued()
    with django_assert_max_num_queries(14):
        as_analyst.get(QUEUE)


def test_not_the_same_is_remembered_and_leaves_the_queue(as_analyst: Client) -> None:
    pair = queued()
    response = judge(as_analyst, pair, "apart", "?points=10")

    assert response["Location"] == f"{QUEUE}?points=10"
    assert NotSame.objects.filter(first=pair.first_id, second=pair.second_id).exists()
    assert not DuplicatePair.objects.exists()
    again = judge(as_analyst, pair, "apart")
    assert (again["Location"], NotSame.objects.count()) == (QUEUE, 1)


def test_later_is_put_off_and_taken_up_again(as_analyst: Client) -> None:
    pair = queued()
    judge(as_analyst, pair, "later")
    pair.refresh_from_db()
    assert pair.put_off_by is not None
    assert pair.put_off_by.username == "analyst"
    assert "Take up again" in as_analyst.get(QUEUE, {"standing": "later"}).content.decode()

    judge(as_analyst, pair, "again")
    assert DuplicatePair.objects.get(put_off_at=None).put_off_by_id is None


def test_reader_looks_and_does_not_judge(as_reader: Client) -> None:
    pair = queued()
    shown = as_reader.get(QUEUE)
    assert shown.status_code == 200
    assert "/apart/" not in shown.content.decode()
    assert judge(as_reader, pair, "apart").status_code == 403


def test_act_that_there_is_not(as_analyst: Client) -> None:
    pair = queued()
    assert judge(as_analyst, pair, "forget").status_code == 404
    url = reverse("admin:incidents_duplicatepair_judge", args=[pair.pk, "apart"])
    assert as_analyst.get(url).status_code == 405


def test_first_page_says_how_many_wait(as_analyst: Client) -> None:
    queued()
    queued(put_off_at="2026-01-01T00:00:00Z")
    text = as_analyst.get("/admin/").content.decode()
    assert f'href="{QUEUE}?standing=waiting"><strong>1</strong> Possible duplicates' in text
