"""Tests of what settings accept; what they refuse is in test_environment.py."""

import pytest

from config import parsers


@pytest.mark.parametrize("text", ["on", "ON", "true", "Yes", "1"])
def test_switch_on(text: str) -> None:
    assert parsers.switch(text) is True


@pytest.mark.parametrize("text", ["off", "False", "no", "0"])
def test_switch_off(text: str) -> None:
    assert parsers.switch(text) is False


def test_optional_switch_not_given_is_left_open() -> None:
    assert parsers.optional_switch("") is None


@pytest.mark.parametrize("text", ["1", "65535"])
def test_whole_number_at_its_bounds(text: str) -> None:
    assert parsers.whole_number(1, 65535)(text) == int(text)


def test_hosts_with_ipv6_and_subdomains() -> None:
    assert parsers.hosts("a.org, .b.org,[::1]") == ["a.org", ".b.org", "[::1]"]


def test_origins_or_all_takes_a_star_alone() -> None:
    assert parsers.origins_or_all("*") == ["*"]
    assert parsers.origins_or_all("https://a.org, http://b.org") == [
        "https://a.org",
        "http://b.org",
    ]


@pytest.mark.parametrize("text", ["localhost", "0.0.0.0", "::1"])
def test_bind_address(text: str) -> None:
    assert parsers.bind_address(text) == text


def test_database_url_with_escaped_password_and_options() -> None:
    url = "postgres://ann:p%40ss%2F@db.example.org:5433/incidents?sslmode=require"
    assert parsers.database_url(url) == {
        "user": "ann",
        "password": "p@ss/",
        "host": "db.example.org",
        "port": "5433",
        "dbname": "incidents",
        "sslmode": "require",
    }


def test_database_url_over_a_socket() -> None:
    url = "postgresql:///incidents?host=/var/run/postgresql"
    assert parsers.database_url(url) == {"dbname": "incidents", "host": "/var/run/postgresql"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("off", (0, 1)),
        ("OFF", (0, 1)),
        ("300/minute", (300, 60)),
        ("1/second", (1, 1)),
        ("5/Day", (5, 86_400)),
    ],
)
def test_rate(text: str, read: tuple[int, int]) -> None:
    assert parsers.rate(text) == read


@pytest.mark.parametrize(
    "text", ["300", "0/minute", "-1/minute", "3/week", "٣/minute", "1000000/day"]
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no rate: write off"):
        parsers.rate(text)
