"""The report beside the form of an incident."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Citation, Incident, Source
from tests.incidents.admin.conftest import added, address, filled

TEXT = "Shells fell on a market.\n\nTwo people <died>, a doctor said.\n\nNobody claimed it."


@pytest.fixture
def report(source: Source) -> Source:
    source.text, source.published = TEXT, "2020-01-02"
    source.url = "https://example.org/report"
    source.save()
    return source


def beside(report: Source) -> str:
    return f"{address('incident', 'add')}?source={report.pk}"


def sent(client: Client, page: str, rocket_attack: Any, **fields: Any) -> dict[str, Any]:
    form = filled(client.get(page))
    what = {"title": "Market shelled", "type": rocket_attack.pk, "date": "2020-01-01"}
    return {**form, **what, **fields}


def test_text_stands_beside_a_new_incident_with_its_date(
    as_analyst: Client, report: Source
) -> None:
    page = as_analyst.get(beside(report)).content.decode()

    assert f'<aside id="report" aria-label="Report" data-source="{report.pk}"' in page
    assert 'data-published="2020-01-02"' in page
    assert "&lt;died&gt;" in page
    assert 'href="https://example.org/report" rel="noopener" target="_blank"' in page
    assert "Report published: Thursday, 2 January 2020." in page


def test_source_is_chosen_in_the_first_citation(as_analyst: Client, report: Source) -> None:
    assert filled(as_analyst.get(beside(report)))["citations-0-source"] == report.pk


@pytest.mark.parametrize("source", ["", "x", "-1", "9" * 30, "٣", "999999"])
def test_source_that_is_none_shows_no_report(as_analyst: Client, source: str) -> None:
    page = as_analyst.get(address("incident", "add"), {"source": source})

    assert page.status_code == 200
    assert b'id="report"' not in page.content


def test_change_page_shows_the_first_cited_report_that_has_a_text(
    as_analyst: Client, draft: Incident, report: Source
) -> None:
    other = Source.objects.create(
        slug="other", title="Other", publisher=report.publisher, kind="news-report", text="Else"
    )
    Citation.objects.create(incident=draft, number=2, source=other)
    page = address("incident", "change", draft.pk)

    assert as_analyst.get(page).context["report"].source == report
    assert as_analyst.get(page, {"source": other.pk}).context["report"].source == other
    assert as_analyst.get(page, {"source": "999999"}).context["report"].source == report


def test_month_of_publication_is_no_day(as_analyst: Client, report: Source) -> None:
    Source.objects.filter(pk=report.pk).update(published="2020-01", published_latest="2020-01-31")
    page = as_analyst.get(beside(report))

    assert page.context["report"].published == ""
    assert b"Report published: January 2020." in page.content


def test_coded_passages_are_marked_and_lead_to_their_incident(
    as_analyst: Client, draft: Incident, report: Source
) -> None:
    draft.citations.update(passage_start=26, passage_end=36)
    page = as_analyst.get(beside(report)).content.decode()

    assert ">Two people</mark>" in page
    assert 'title="Test attack" aria-describedby="report-passage-1"' in page
    change = address("incident", "change", draft.pk)
    assert f'paragraph 2: <a href="{change}?source={report.pk}">Test attack</a>' in page


def test_first_incident_puts_the_report_in_work(
    as_analyst: Client, report: Source, rocket_attack: Any
) -> None:
    answer = as_analyst.post(beside(report), sent(as_analyst, beside(report), rocket_attack))

    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.coding_state == "in-work"


def test_coded_report_stays_coded(as_analyst: Client, report: Source, rocket_attack: Any) -> None:
    Source.objects.filter(pk=report.pk).update(coding_state="coded")
    as_analyst.post(beside(report), sent(as_analyst, beside(report), rocket_attack))

    report.refresh_from_db()
    assert report.coding_state == "coded"


def test_reader_sees_the_report_and_changes_nothing(
    sign_in: Any, reader_user: Any, draft: Incident, report: Source
) -> None:
    page = sign_in(reader_user).get(address("incident", "change", draft.pk)).content.decode()

    assert 'id="report-text"' in page
    assert "_next_from_report" not in page
    assert f'/source/{report.pk}/state/" disabled' in page


def test_refused_form_keeps_the_report(as_analyst: Client, report: Source) -> None:
    page = as_analyst.post(beside(report), added("citations", 0))

    assert page.status_code == 200
    assert page.context["report"].source == report
