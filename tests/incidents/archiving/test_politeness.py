"""Hosts take turns, and each has its pause."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.archiving.politeness import Pauses, host_of, taken_in_turns

URLS = st.sampled_from(["https://a.org/1", "https://A.org/2", "http://b.org", "//[", "c", ""])


def test_hosts_take_turns() -> None:
    rows = [
        (1, "http://a.org/1"),
        (2, "http://a.org/2"),
        (3, "https://b.org/"),
        (4, "http://A.org"),
    ]

    assert [number for number, _ in taken_in_turns(rows)] == [1, 3, 2, 4]


@given(st.lists(URLS))
def test_every_row_comes_once_and_each_host_in_its_order(urls: list[str]) -> None:
    rows = list(enumerate(urls))

    taken = list(taken_in_turns(rows))

    assert sorted(taken) == rows
    for host in map(host_of, urls):
        numbers = [number for number, url in taken if host_of(url) == host]
        assert numbers == sorted(numbers)


def test_host_is_asked_again_after_its_pause() -> None:
    time, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        time[0] += seconds

    pauses = Pauses(2.0, sleep, lambda: time[0])
    for url, later in (("http://a.org/1", 0.5), ("http://b.org", 0.5), ("http://a.org/2", 5)):
        pauses.before(url)
        time[0] += later
    pauses.before("http://a.org/3")

    assert slept == [1.0]
