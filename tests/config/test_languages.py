"""Which language a page speaks, to whom, and what caches are told."""

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.utils.formats import localize
from django.utils.translation import get_language, override

from incidents.api.caching import etag

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

ARABIC, ENGLISH = 'lang="ar" dir="rtl"', 'lang="en" dir="ltr"'


@pytest.fixture(autouse=True)
def _everybody_reads(settings):
    settings.ANONYMOUS_READING = True


def page(client: Client, address: str = "/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", ENGLISH),
        ("ar", ARABIC),
        ("ar-IQ,ar;q=0.9,en;q=0.5", ARABIC),
        ("en-GB,en;q=0.9,ar;q=0.8", ENGLISH),
        ("fr-FR,fr;q=0.9,ar;q=0.5,en;q=0.3", ARABIC),
        ("ar;q=0,en", ENGLISH),
        ("fa", ENGLISH),
        ("*", ENGLISH),
        ("ar" * 500, ENGLISH),
        ("\u0660;;;q=x", ENGLISH),
    ],
)
def test_page_speaks_what_the_browser_asks_for(client, accepted, spoken):
    assert f"<html {spoken}>" in page(client, **{"accept-language": accepted})


def test_site_may_speak_arabic_to_whoever_asks_for_nothing(client, settings):
    settings.SITE_LANGUAGE = "ar"

    assert ARABIC in page(client)
    assert ENGLISH in page(client, **{"accept-language": "en"})


def test_choice_is_kept_over_what_the_browser_asks_for(client):
    chosen = client.post("/language/", {"language": "ar", "next": "/"})

    assert chosen.status_code == 302
    cookie = next(iter(chosen.cookies.values()))
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("ar", "Lax", True)
    assert f"<html {ARABIC}>" in page(client, **{"accept-language": "en"})


def test_cookie_with_another_language_counts_as_none(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"

    assert f"<html {ARABIC}>" in page(client, **{"accept-language": "ar"})


def test_choice_needs_no_token_and_no_cookie_before_it():
    client = Client(enforce_csrf_checks=True)

    assert client.post("/language/", {"language": "ar", "next": "/"}).status_code == 302
    assert "csrf" not in page(client)


@pytest.mark.parametrize("address", ["/?during=2019-12&country=IQ", "/timeline.html?actr=%D8%A7"])
def test_choice_leads_back_to_the_address_with_its_query(client, address):
    shown = page(client, address)

    escaped = address.replace("&", "&amp;")
    assert f'name="next" value="{escaped}"' in shown
    assert client.post("/language/", {"language": "ar", "next": address})["Location"] == address


def test_choice_does_not_lead_to_another_site(client):
    answer = client.post("/language/", {"language": "ar", "next": "https://example.org/"})

    assert answer["Location"] == "/"


def test_language_that_there_is_not_is_not_kept(client):
    answer = client.post("/language/", {"language": "xx", "next": "/"})

    assert not answer.cookies


@pytest.mark.parametrize("address", ["/", "/timeline.html", "/nothing-here", "/admin/login/"])
def test_caches_are_told_that_pages_differ_by_language(client, address):
    for language in ("ar", "en"):
        answer = client.get(address, headers={"accept-language": language})
        answer.getvalue()
        assert answer["Content-Language"] == language
        assert {"Cookie", "Accept-Language"} <= {*answer["Vary"].split(", ")}


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/incidents/",
        "/api/v1/incidents/?actr=x",
        "/api/v1/incidents/facets/?facets=occurrence,type",
        "/api/v1/schema/",
        "/api/v1/nothing/",
    ],
)
def test_api_says_the_same_in_every_language(client, settings, address):
    english = client.get(address)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    arabic = client.get(address, headers={"accept-language": "ar"})

    assert arabic.content == english.content
    assert arabic.headers.get("ETag") == english.headers.get("ETag")
    assert "Accept-Language" not in arabic.headers.get("Vary", "")
    assert "Content-Language" not in arabic


def test_language_of_one_request_is_not_spoken_after_it(client):
    page(client, **{"accept-language": "ar"})

    assert get_language() == "en"
    assert ENGLISH in page(client)


def test_language_is_spoken_until_a_stream_has_ended(client):
    answer = client.get("/timeline.html", headers={"accept-language": "ar"})

    assert "نهاية التسلسل الزمني" in b"".join(answer.streaming_content).decode()
    assert get_language() == "en"


def test_page_in_another_language_has_another_etag():
    request = RequestFactory().get("/somewhere/")
    tags = set()
    for language in ("ar", "en"):
        with override(language):
            tags.add(etag(request, 7))

    assert len(tags) == 2


def test_numbers_on_arabic_pages_can_be_copied_into_forms_and_drawings():
    with override("ar"):
        assert localize(44.39222) == "44.39222"
        assert localize(1234567, use_l10n=True) == "1234567"
        assert localize(date(2019, 12, 27)) == "27 كانون الأول/ديسمبر 2019"
