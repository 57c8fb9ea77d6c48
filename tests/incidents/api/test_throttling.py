"""Rates: counted in the database, by user or by the address that can be believed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from rest_framework.exceptions import Throttled

from incidents.api import throttling
from incidents.api.throttling import Limit, network
from incidents.models import User
from tests.incidents.api.tokens import client_with, token_for

reading = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"


@pytest.fixture(autouse=True)
def three_a_minute(settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    settings.ANONYMOUS_RATE = (3, 60)
    settings.USER_RATE = (5, 60)
    settings.TRUSTED_PROXIES = ["127.0.0.1"]


def statuses(client: Client, times: int, **headers: str) -> list[int]:
    return [client.get(LIST, headers=headers).status_code for _ in range(times)]


@reading
def test_request_too_many_is_refused_with_the_time_to_wait(client: Client) -> None:
    assert statuses(client, 3) == [200, 200, 200]

    response = client.get(LIST)

    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert 1 <= int(response["Retry-After"]) <= 20


@reading
def test_rate_is_spent_and_comes_back(client: Client, settings: Any) -> None:
    settings.ANONYMOUS_RATE = (3, 3)
    assert statuses(client, 4) == [200, 200, 200, 429]
    with connection.cursor() as cursor:  # a second later
        cursor.execute(
            "UPDATE incidents_throttle SET busy_until = busy_until - interval '1.05 second'"
        )

    assert statuses(client, 2) == [200, 429]


@reading
def test_forged_header_does_not_help(settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    client = Client()
    forged = [
        client.get(LIST, headers={"x-forwarded-for": f"1.1.1.{n}"}).status_code for n in range(5)
    ]

    assert forged == [200, 200, 200, 429, 429]


@reading
def test_forged_part_before_our_proxys_does_not_help(client: Client) -> None:
    behind = [
        client.get(LIST, headers={"x-forwarded-for": f"1.1.1.{n}, 9.9.9.9"}).status_code
        for n in range(4)
    ]

    assert behind == [200, 200, 200, 429]
    assert statuses(client, 1, **{"x-forwarded-for": "8.8.8.8"}) == [200]


@reading
def test_user_is_counted_by_whichever_token_or_session(reader_user: User) -> None:
    one, other, session = (
        client_with(token_for(reader_user)),
        client_with(token_for(reader_user)),
        Client(),
    )
    session.force_login(reader_user)

    assert statuses(one, 2) + statuses(other, 2) + statuses(session, 1) == [200] * 5
    assert [client.get(LIST).status_code for client in (one, other, session)] == [429] * 3
    assert statuses(Client(), 1) == [200]


@reading
def test_wrong_tokens_count_against_the_address(client: Client) -> None:
    wrong = {"authorization": "Bearer nonsense"}

    assert statuses(client, 5, **wrong) == [401, 401, 401, 429, 429]


@reading
def test_rate_that_is_off_costs_no_statement(
    client: Client, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.ANONYMOUS_RATE = (0, 1)

    with django_assert_num_queries(0, connection=connections["default"]):
        assert statuses(client, 9) == [200] * 9


@reading
def test_request_costs_one_statement(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1, connection=connections["default"]):
        client.get(LIST)


@reading
def test_rows_of_the_past_are_swept(settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(throttling, "SWEPT_EVERY", 1)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO incidents_throttle VALUES ('old', now() - interval '1 day')")
        Limit("new", 3, 60).take()
        cursor.execute("SELECT key FROM incidents_throttle")
        assert cursor.fetchall() == [("new",)]


def test_count_is_one_for_all_connections(committed: None) -> None:
    """Each thread has a connection of its own, as each server process has."""

    def take(_: int) -> bool:
        try:
            Limit("address:1.2.3.4", 10, 3600).take()
        except Throttled:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(take, range(40)))

    assert taken.count(True) == 10


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("fe80::1%eth0", "fe80::/64"),
        ("nonsense", "nonsense"),
        ("x" * 500, "x" * 100),
    ],
)
def test_address_is_counted_by_what_one_customer_has(address: str, counted: str) -> None:
    assert network(address) == counted
