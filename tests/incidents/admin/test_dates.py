"""Dates typed into a form: read, shown, and only then stored."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given

from incidents.admin.dates import TypedDate, TypedDateField
from incidents.models import Actor, Incident, IncidentType, Source
from tests.incidents.admin.conftest import added, address, errors_of, filled
from tests.incidents.test_dates_laws import texts


def typed(text: str, shown: str = "") -> TypedDate:
    value = TypedDate(text)
    value.shown = shown
    return value


@given(text=texts())
def test_edtf_text_is_stored_exactly_as_it_is(text: str) -> None:
    assert TypedDateField().clean(typed(f" {text} ")) == text


def test_reading_that_was_shown_is_taken() -> None:
    assert TypedDateField().clean(typed("27 Dec 2019", "2019-12-27")) == "2019-12-27"


@pytest.mark.parametrize("shown", ["", "2019-12", "x"])
def test_reading_that_was_not_shown_is_shown_first(shown: str) -> None:
    with pytest.raises(ValidationError, match=r"27 December 2019 \(2019-12-27\): save again"):
        TypedDateField().clean(typed("27 Dec 2019", shown))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("01/02/2020", "2020-01-02 or 2020-02-01"),
        ("Tuesday", "none is known"),
        ("27 Dec 2019\x00", "no letter, digit or sign"),
        ("2019\ud800", "no letter, digit or sign"),
        ("9" * 9000, "longer than 200"),
        ("2020-01-02/2019-12-31", "is reversed"),
    ],
)
def test_text_that_is_no_date_is_refused_with_the_remedy(text: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        TypedDateField().clean(typed(text, text))


def test_empty_date_is_empty_where_it_may_be() -> None:
    assert TypedDateField(required=False).clean(typed("  ")) == ""


def test_weekday_counts_from_the_report() -> None:
    field = TypedDateField()
    field.counts_from(lambda: date(2020, 1, 2))
    assert field.clean(typed("Tuesday", "2019-12-31")) == "2019-12-31"


@pytest.fixture
def report(source: Source) -> Source:
    source.published = "2020-01-02"
    source.save()
    return source


@pytest.fixture
def form(as_analyst: Client, rocket_attack: IncidentType, report: Source) -> dict[str, Any]:
    fields = filled(as_analyst.get(address("incident", "add")))
    fields |= {"title": "Rockets fall on a base", "type": rocket_attack.pk}
    return fields | {"citations-0-source": report.pk}


def test_words_are_kept_as_reported(as_analyst: Client, form: dict[str, Any]) -> None:
    form |= {"date": "Tuesday", "date_shown": "2019-12-31"}

    response = as_analyst.post(address("incident", "add"), form)

    assert response.status_code == 302, errors_of(response)
    incident = Incident.objects.get(title="Rockets fall on a base")
    assert (incident.date, incident.date_as_reported) == ("2019-12-31", "Tuesday")


@pytest.mark.parametrize(
    ("text", "reported", "kept"),
    [("27 Dec 2019", "Friday", "Friday"), ("27.12.2019", "", ""), ("2019-12-2X", "", "")],
)
def test_signs_and_what_is_reported_already_are_left_alone(
    as_analyst: Client, form: dict[str, Any], text: str, reported: str, kept: str
) -> None:
    form |= {"date": text, "date_shown": "2019-12-27", "date_as_reported": reported}

    as_analyst.post(address("incident", "add"), form)

    assert Incident.objects.get(title="Rockets fall on a base").date_as_reported == kept


def test_without_script_the_second_time_takes_what_the_first_showed(
    as_analyst: Client, form: dict[str, Any]
) -> None:
    page = address("incident", "add")
    form |= {"date": "late Dec 2019"}

    first = as_analyst.post(page, form)

    assert "save again" in " ".join(errors_of(first))
    shown = 'name="date_shown" value="[2019-12-21..2019-12-31]"'
    assert shown in first.content.decode()
    again = as_analyst.post(page, form | {"date_shown": "[2019-12-21..2019-12-31]"})
    assert again.status_code == 302
    incident = Incident.objects.get(title="Rockets fall on a base")
    assert incident.date == "[2019-12-21..2019-12-31]"


def test_weekday_without_a_report_says_what_is_missing(
    as_analyst: Client, form: dict[str, Any]
) -> None:
    form |= {"date": "Tuesday", "citations-0-source": ""}

    response = as_analyst.post(address("incident", "add"), form)

    assert "choose a source with its day of publication" in " ".join(errors_of(response))


def test_the_day_the_page_counted_from_goes_before_the_citation(
    as_analyst: Client, form: dict[str, Any]
) -> None:
    form |= {"date": "Tuesday", "date_shown": "2019-12-24", "date_published": "2019-12-27"}

    as_analyst.post(address("incident", "add"), form)

    assert Incident.objects.get(title="Rockets fall on a base").date == "2019-12-24"


def test_reader_sees_the_date_and_no_field(sign_in: Any, reader_user: Any, draft: Incident) -> None:
    page = sign_in(reader_user).get(address("incident", "change", draft.pk))

    assert "2019-12-27" in page.content.decode()
    assert "date_shown" not in page.content.decode()


def test_dates_of_rows_below_are_read_too(as_analyst: Client, militia: Actor) -> None:
    page = address("actor", "change", militia.pk)
    fields = filled(as_analyst.get(page)) | added(
        "names", 1, name="TM", form="short", start="June 2014", start_shown="2014-06"
    )

    response = as_analyst.post(page, fields)

    assert response.status_code == 302, errors_of(response)
    assert militia.names.get().start == "2014-06"
