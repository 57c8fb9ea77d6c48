"""The front page."""

import re
from urllib.parse import unquote

import pytest

from incidents.models import RecordIndex
from timeline import home

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture(autouse=True)
def _everybody_reads(settings):
    settings.ANONYMOUS_READING = True


def page(client, address: str = "/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return str(response.content.decode())


def test_home_tells_every_published_incident(client):
    told = page(client)

    assert told.count("<article") == RecordIndex.objects.using("reader").filter(live=True).count()
    assert "Kirkuk" in told
    assert 'id="source-1"' in told


def test_home_runs_no_script_and_has_no_style_of_its_own(client):
    told = page(client)

    assert "<script" not in told
    assert "<style" not in told
    assert " style=" not in told
    assert "unsafe-inline" not in client.get("/")["Content-Security-Policy"]


def test_home_leads_on(client):
    told = page(client)

    for address in ("/admin/", "/api/v1/docs/", "/api/v1/schema/", "/timeline.md?as_of="):
        assert f'href="{address}' in told


def test_home_filters_by_its_form(client):
    told = page(client, "/?during=2019-12&type=&actor=&country=IQ&q=")

    assert 'value="2019-12"' in told
    assert "/timeline.csv?country=iq&amp;during=2019-12&amp;as_of=" in told
    assert told.count("<article") < page(client).count("<article")


def test_home_names_the_feed_of_its_filter(client):
    told = page(client, "/?country=IQ&during=2019-12")

    assert 'type="application/atom+xml"' in told
    assert 'href="/timeline.atom?country=iq&amp;during=2019-12">' in told
    assert 'href="/timeline.ics?country=iq&amp;during=2019-12">' in told  # pinned to no position
    assert 'href="/timeline.atom">' in page(client)
    assert "atom+xml" not in page(client, "/?actr=x", status=400)


def test_home_keeps_a_filter_that_has_no_field(client):
    told = page(client, "/?occurrence=attempted&during=")

    assert '<input type="hidden" name="occurrence" value="attempted">' in told
    assert told.count("<article") == 1


def test_home_keeps_what_was_typed_and_says_what_is_wrong_beside_it(client):
    told = page(client, "/?during=yesterday", status=400)

    assert 'value="yesterday"' in told
    assert 'aria-invalid="true"' in told
    assert 'id="error-during"' in told
    assert "<article" not in told


def test_home_names_a_parameter_that_there_is_not(client):
    assert '<code dir="auto">actr</code>' in page(client, "/?actr=x", status=400)


def test_home_says_when_nothing_matches(client):
    assert "No published incident matches" in page(client, "/?q=xyzzy")


def test_home_shows_the_first_entries_and_leads_to_the_rest(client, monkeypatch):
    monkeypatch.setattr(home, "SHOWN", 2)

    told = page(client)

    assert told.count("<article") == 2
    assert "These are the first 2 of" in told
    assert "read the whole timeline" in told


def test_home_links_only_to_entries_that_are_on_it(client):
    told = page(client, "/?type=rocket-attack")

    targets = {each.split('"')[0] for each in told.split('href="#')[1:]}
    assert all(f'id="{target}"' in told for target in targets)


@pytest.fixture
def _empty(monkeypatch) -> None:
    monkeypatch.setattr("incidents.selection.pin", lambda *_args, **_kwargs: (_Nowhere, []))


class _Nowhere:
    position = 0
    recorded_at = None


@pytest.mark.usefixtures("_empty")
def test_home_of_an_empty_ledger_says_that_nothing_is_published(client):
    told = page(client)

    assert "Nothing is published yet" in told
    assert "<article" not in told
    assert "as_of" not in unquote(told)


def test_home_asks_a_fixed_number_of_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8, using="reader"):
        page(client)


def arabic(client, address: str = "/", status: int = 200) -> str:
    response = client.get(address, headers={"accept-language": "ar"})
    assert response.status_code == status
    return str(response.content.decode())


def test_home_in_arabic_says_days_kinds_and_labels_in_arabic_and_marks_what_is_not(client):
    told = arabic(client, "/?type=rocket-attack")

    assert "<h1>ما جرى بالترتيب" in told
    assert "مدخلان يطابقان التصفية" in told
    assert '<time datetime="2019-12-27">27 كانون الأول/ديسمبر 2019</time>' in told
    assert '<p class="kind">هجوم صاروخي' in told
    assert "<dt>الذخائر</dt>" in told
    assert '<dd><span lang="ar">عدد ما استُخدم من الصواريخ غير الموجهة: 31، بحسب' in told
    assert "قرب \u2068Kirkuk, Kirkuk Governorate, Iraq\u2069" in told
    english = re.findall(r'<(?:span|bdi|a|q) [^>]*lang="en"[^>]*>(.*?)</(?:span|bdi|a|q)>', told)
    assert len(english) > 10
    assert not any(re.search(r"[\u0600-\u06ff]", words) for words in english)


def test_home_in_arabic_explains_a_refusal(client):
    told = arabic(client, "/?country=Irak&actr=x", 400)

    assert told.count("والسبب بالإنجليزية") == 2
    assert 'لعل المقصود: <code dir="auto">actor</code>' in told


def test_home_in_english_says_a_refusal_once(client):
    assert "Perhaps this was meant" not in page(client, "/?actr=x", status=400)


@pytest.mark.parametrize("number", range(25))
def test_home_counts_in_every_plural_form_of_arabic(client, monkeypatch, number):
    monkeypatch.setattr("incidents.selection.Selection.count", lambda _self: number)

    told = arabic(client)

    assert "في سجل النشر" in told
    assert "%(" not in told
