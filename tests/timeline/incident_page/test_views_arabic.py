"""The page of one incident in Arabic: what is not Arabic in it is isolated."""

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

    assert "<bdi><b>عدد ما استُخدم من الصواريخ غير الموجهة: 31</b></bdi>" in told
    assert "(قذيفة صاروخية)" in told


@reading
def test_facts_and_definitions_are_told_in_arabic(client: Client) -> None:
    told = arabic(client, address(KIRKUK))

    assert "<dt>الوسيلة</dt><dd><bdi>صواريخ غير موجهة</bdi>" in told
    assert "<bdi>من نفّذ الفعل.</bdi>" in told
    assert "<bdi>على مسافة من المكان، مذكورة أو غير مذكورة (UCDP 2، ACLED 2).</bdi>" in told
    assert "<bdi>قرب \u2068Kirkuk, Kirkuk Governorate, Iraq\u2069</bdi>" in told


@reading
def test_relations_and_formats_have_arabic_names(client: Client) -> None:
    told = arabic(client, address(KIRKUK))

    assert '<span class="role">ردّت عليها</span>' in told
    assert ">نص بسيط</a>" in told


@reading
def test_whose_word_it_stands_on_is_kept_apart_from_the_arabic_around_it(client: Client) -> None:
    assert "وفقًا لقول \u2068Mark Milley\u2069" in arabic(client, address(KIRKUK))
