"""The page of one incident in Arabic: what is English in it is marked or isolated."""

from typing import Any

import pytest
from django.test import Client

from tests.timeline.incident_page.test_views import KIRKUK, address, reading


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def arabic(client: Client, path: str) -> str:
    """The page in Arabic."""
    response = client.get(path, headers={"accept-language": "ar"})
    assert response.headers["Content-Language"] == "ar"
    return str(response.content.decode())


@reading
def test_number_and_its_noun_are_of_one_language(client: Client) -> None:
    told = arabic(client, address(KIRKUK))

    assert '<bdi lang="en"><b>31 rockets</b></bdi>' in told
    assert "(قذيفة صاروخية)" in told


@reading
def test_facts_have_arabic_names_and_are_marked_as_english(client: Client) -> None:
    told = arabic(client, address(KIRKUK))

    assert '<dt>الوسيلة</dt><dd><bdi lang="en">rocket</bdi>' in told
    assert '<bdi lang="en">Carried out the act.</bdi>' in told
    assert '<bdi lang="en">near Kirkuk, Kirkuk Governorate, Iraq</bdi>' in told


@reading
def test_relations_and_formats_have_arabic_names(client: Client) -> None:
    told = arabic(client, address(KIRKUK))

    assert '<span class="role">ردّت عليها</span>' in told
    assert ">نص بسيط</a>" in told


@reading
def test_whose_word_it_stands_on_is_kept_apart_from_the_arabic_around_it(client: Client) -> None:
    assert "وفقًا لقول \u2068Mark Milley\u2069" in arabic(client, address(KIRKUK))
