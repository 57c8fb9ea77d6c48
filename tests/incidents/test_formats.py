"""The registry of formats."""

from collections.abc import Iterator

import pytest

from incidents import formats
from incidents.formats import Format, UnknownFormat, available, find, register
from incidents.selection import Selection


def nothing(selection: Selection) -> Iterator[bytes]:
    return iter(())


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(formats, "_registry", {})


def sample(name: str, *, chronology: bool = False) -> Format:
    return Format(name, "text/plain", "txt", name, nothing, chronology)


def test_register_offers_a_format_by_name():
    table = register(sample("table"))

    assert find("table") is table


def test_register_takes_the_same_format_twice():
    table = sample("table")

    assert register(table) is register(table)


def test_register_refuses_a_second_format_of_the_same_name():
    register(sample("table"))

    with pytest.raises(ValueError, match="'table'"):
        register(sample("table"))


def test_find_says_what_may_have_been_meant():
    register(sample("table"))

    with pytest.raises(UnknownFormat) as error:
        find("tabel")

    assert error.value.nearest == ["table"]


def test_available_is_sorted_and_tells_chronologies_from_data():
    story, table = register(sample("story", chronology=True)), register(sample("table"))

    assert available() == (story, table)
    assert available(chronology=False) == (table,)
    assert available(chronology=True) == (story,)
