"""Date columns follow their EDTF text whichever way a row is saved."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from incidents.dates import EdtfError, parse
from incidents.models import Actor, Affiliation, Incident, PlaceName, Source
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db

DATES = [
    ("2019-12-27", "2019-12-27", "2019-12-27", "2019-12-27", "2019-12-27", "day", "", ""),
    ("2019-12", "2019-12-01", "2019-12-31", None, None, "month", "", ""),
    ("2014~", "2014-01-01", "2014-12-31", None, None, "year", "~", "~"),
    (
        *("2019-12-27/2020-01-02", "2019-12-27", "2020-01-02", "2019-12-27", "2020-01-02"),
        *("week", "", ""),
    ),
    ("[2019-12-31..2020-01-02]", "2019-12-31", "2020-01-02", None, None, "week", "", ""),
    ("2019-12-27/..", "2019-12-27", None, "2019-12-27", "2019-12-27", "open", "", ""),
    ("../2019-12-27?", None, "2019-12-27", None, None, "open", "", "?"),
]
COLUMNS = (
    *("earliest", "latest", "certain_from", "certain_to", "precision"),
    *("start_qualifier", "end_qualifier"),
)


def derived(incident: Incident) -> tuple[str | None, ...]:
    """The stored date columns, as texts."""
    (values,) = Incident.objects.filter(pk=incident.pk).values_list(*COLUMNS)
    return tuple(value if value is None else str(value) for value in values)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("text", "expected"), [(each[0], each[1:]) for each in DATES])
def test_date_columns_follow_a_save(text, expected):
    assert derived(rows.incident(date=text)) == tuple(
        # The word for the precision is the parser's own affair, tested there.
        str(parse(text).precision) if name == "precision" else value
        for name, value in zip(COLUMNS, expected, strict=True)
    )


@pytest.mark.parametrize("text", [each[0] for each in DATES])
def test_date_columns_follow_every_way_of_saving(text):
    saved = rows.incident(date=text)
    (created,) = Incident.objects.bulk_create([Incident(title="Bulk", type=rows.raid(), date=text)])
    named = rows.incident(date="2001")
    named.date = text
    named.save(update_fields=["date"])

    assert derived(saved) == derived(created) == derived(named)


def test_update_fields_without_the_date_leaves_its_columns():
    incident = rows.incident(date="2019-12-27")
    incident.date, incident.title = "2001", "Other"
    incident.save(update_fields=["title"])
    assert derived(incident)[0] == "2019-12-27"


def test_aggregate_has_no_certain_stretch():
    incident = rows.incident(date="2019-12-27/2020-01-02", grain="aggregate")
    assert derived(incident)[:4] == ("2019-12-27", "2020-01-02", None, None)


@pytest.mark.parametrize(
    ("before", "after", "certain"), [("single", "aggregate", None), ("aggregate", "single", "2019")]
)
def test_changed_grain_changes_the_certain_stretch(before, after, certain):
    incident = rows.incident(grain=before)
    incident.grain = after
    incident.save(update_fields=["grain"])
    assert (derived(incident)[2] or "None")[:4] == str(certain)


@pytest.mark.parametrize("text", ["27.12.2019", "2019-13", "2019-02-30", "soon", "2020/2019"])
@pytest.mark.parametrize(
    ("model", "column"), [(Incident, "date"), (Source, "published"), (Actor, "start")]
)
def test_wrong_text_is_refused_in_the_words_of_the_parser(model, column, text):
    with pytest.raises(EdtfError) as meant:
        parse(text)
    row = model(**{**rows.sound(model), column: text})

    with pytest.raises(ValidationError) as said:
        row.full_clean()
    assert said.value.message_dict[column] == [str(meant.value)]


@pytest.mark.parametrize("text", ["2019-13", "soon", ""])
def test_wrong_text_cannot_be_saved_past_the_form(text):
    with pytest.raises(EdtfError):
        rows.incident(date=text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("", "", (None, None)),
        ("2014", "2019-12", (day("2014-01-01"), day("2019-12-31"))),
        ("2014~", "", (day("2014-01-01"), None)),
        ("", "201X", (None, day("2019-12-31"))),
        ("2014-06/2015", "2017/2018", (day("2014-06-01"), day("2018-12-31"))),
    ],
)
@pytest.mark.parametrize("model", [Actor, PlaceName, Affiliation])
def test_span_is_as_wide_as_it_may_be(model, start, end, expected):
    row = rows.stored(model, start=start, end=end)
    assert model.objects.values_list("starts_on", "ends_on").get(pk=row.pk) == expected


@pytest.mark.parametrize(("column", "place"), [("start", 0), ("end", 1)])
def test_span_follows_a_save_of_one_end(column, place):
    row = rows.stored(Actor, start="2014", end="2019")
    setattr(row, column, "")
    row.save(update_fields=[column])
    assert Actor.objects.values_list("starts_on", "ends_on").get(pk=row.pk)[place] is None


def test_source_knows_the_days_of_its_publication():
    source = rows.stored(Source, published="2020-01")
    source.refresh_from_db()
    assert (source.published_earliest, source.published_latest) == (
        day("2020-01-01"),
        day("2020-01-31"),
    )
