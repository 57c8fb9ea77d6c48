"""The filters of the incident list: what each finds, and what it says to values it cannot take."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from incidents.admin.history_of import changed_since
from incidents.models import Citation, Figure, Incident, Location, Place, Publisher, Source, User
from tests.incidents.admin.test_incident_list import said, shown, titles
from tests.incidents.models import rows


def found(client: Client, **asked: Any) -> list[str]:
    """The drafts shown, of which each test makes its own."""
    return sorted(titles(shown(client, state__exact="draft", **asked)))


def test_missing_parts_are_found(as_editor: Client, base: Place) -> None:
    bare, whole = rows.incident("Bare"), rows.cited(title="Whole")
    Location.objects.create(incident=whole, place=base, precision="site")
    Figure.objects.create(incident=whole, measure="killed", low=1, best=1, high=1)

    assert found(as_editor, missing="place") == ["Bare"]
    assert found(as_editor, missing="figures") == ["Bare"]
    assert found(as_editor, missing="citation") == ["Bare"]
    assert found(as_editor, missing="nothing") == ["Whole"]
    assert bare.title not in found(as_editor, missing="second-source")


def test_one_source_is_one_document_or_one_publisher_without_any(as_editor: Client) -> None:
    source = rows.source()
    other = Source.objects.create(
        slug="other", title="Other", publisher=rows.publisher(), kind="book"
    )
    paper = Publisher.objects.create(slug="paper", name="Paper")
    cited: dict[str, list[dict[str, Any]]] = {
        "One": [{"source": source}],
        "One twice": [{"source": source}, {"source": source, "locator": "2"}],
        "Two": [{"source": source}, {"source": other}],
        "Only a publisher": [{"publisher": paper}],
        "Publisher and source": [{"publisher": paper}, {"source": source}],
        "None": [],
    }
    for title, passages in cited.items():
        incident = rows.incident(title)
        for number, passage in enumerate(passages, start=1):
            Citation.objects.create(incident=incident, number=number, **passage)

    shown_titles = found(as_editor, missing="second-source")

    assert shown_titles == ["One", "One twice", "Only a publisher"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2019-12-27", ["Day", "Month"]),
        ("27 December 2019", ["Day", "Month"]),
        ("2019-12-01", ["Month"]),
        ("2020-01/..", ["Later"]),
        ("../2019-12-05", ["Month", "Open start"]),
        ("2018", ["Open start"]),
    ],
)
def test_date_is_typed_and_may_overlap(as_editor: Client, typed: str, expected: list[str]) -> None:
    for title, date in {
        "Day": "2019-12-27",
        "Month": "2019-12",
        "Later": "2020-03",
        "Open start": "../2019-11",
    }.items():
        rows.incident(title, date=date)

    assert found(as_editor, when=typed) == expected


def test_who_entered_and_when(as_editor: Client, analyst: User, editor: User) -> None:
    rows.incident("Mine", entered_by=analyst, entered_at="2024-05-06T23:59:59Z")
    rows.incident("Later", entered_by=editor, entered_at="2024-05-07T00:00:00Z")

    assert found(as_editor, by="analyst") == ["Mine"]
    assert found(as_editor, entered_on="2024-05-06") == ["Mine"]
    assert found(as_editor, entered_on="2024-05") == ["Later", "Mine"]
    assert found(as_editor, entered_on="9999") == []


def test_changes_since_a_day_count_the_parts_too(
    as_editor: Client, draft: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(as_editor, changed_since="today") == ["Test attack"]
    assert found(as_editor, changed_since="2999-01-01") == []

    monkeypatch.setattr("incidents.admin.history_of.MOST_COUNTED", 0)

    assert found(as_editor, changed_since="today") == ["Test attack"]
    assert found(as_editor, corrected_since="2000") == []
    plan = Incident.objects.filter(changed_since(datetime(2020, 1, 1, tzinfo=UTC))).explain()
    assert "SubPlan" in plan
    assert "hashed" not in plan


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("state__exact", "nonsense", "is not one of its codes; choose among draft"),
        ("occurrence__exact", "a\0", "is not one of its codes"),
        ("missing", "everything", "choose among place, figures"),
        ("when", "sometime soonish", "“sometime soonish”"),
        ("when", "2020-13-45", "2020-13-45"),
        ("when", "2020/2019", "2020/2019"),
        ("when", "9" * 4000, "…”"),
        ("when", "\u202e2020\u0000", "NUL"),
        ("entered_on", "x", "Filter by day of entry"),
        ("changed_since", "../2020", "has no first day"),
        ("corrected_since", "?", "Filter by correction since"),
        ("by", "nobody-of-this-name", "is nobody's user name"),
        ("tag", "no-such-tag", "is on no incident"),
        ("of_type", "x", "is not the number of a row"),
        ("with_actor", "999999999", "is not there, or no longer"),
        ("in_place", "1 OR 1=1", "is not the number of a row"),
        ("from_source", "9" * 30, "is not the number of a row"),
    ],
)
def test_value_that_makes_no_sense_is_said_and_shows_nothing(
    as_editor: Client, draft: Incident, name: str, value: str, words: str
) -> None:
    response = shown(as_editor, **{name: value})

    assert titles(response) == []
    assert words in said(response)
    assert "Nothing is shown for it" in said(response)


def test_filters_together_narrow_the_list(as_editor: Client, draft: Incident) -> None:
    kind = draft.type.parent or draft.type

    assert found(as_editor, of_type=kind.pk, when="2019", missing="place", q="attack") == [
        "Test attack"
    ]
    assert found(as_editor, of_type=kind.pk, when="2018") == []
