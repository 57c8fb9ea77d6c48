"""The page about filters: its examples are tried, its names exist, every column has its filter."""

import re
from urllib.parse import parse_qs

import pytest
from django.conf import settings

from incidents.columns import COLUMNS
from incidents.documents.load import load
from incidents.filters import filters
from incidents.models import Incident, RecordIndex, User
from incidents.publishing import publish
from incidents.selection import OWN_PARAMETERS, select
from tests.incidents.documents.made import ROCKETS

FOLDER = settings.BASE_DIR / "docs" / "api"
PAGE = "".join((FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in ("filters", "space"))
EXAMPLES = re.findall(r"^\| `([^` ]*=[^`]*)` \| (INC.*|nothing) \|$", PAGE, re.MULTILINE)
EDGES = re.findall(r"^\| `([0-9/-]+)` \| (yes|no) \| (yes|no) \|$", PAGE, re.MULTILINE)
#: Columns whose filter has another name.
ASKED_BY = {
    **dict.fromkeys(["date", "earliest", "latest"], "during"),
    **dict.fromkeys(["certain_from", "certain_to", "qualified"], "when"),
    "event_count": "event_count_min",
    "countries": "country",
    "initiators": "initiator",
    "targets": "target",
    "actors": "actor",
    "target_kinds": "target_kind",
    **dict.fromkeys(["killed_low", "killed_best", "killed_high"], "killed_min"),
    **dict.fromkeys(["wounded_low", "wounded_best", "wounded_high"], "wounded_max"),
    "tags": "tag",
    "publishers": "publisher",
    "sources": "source",
    "title": "q",
    "search": "q",
    "claims": "basis",
    "totals": "counted",
    "entered_at": "entered_during",
    "reported": "reported_during",
    **dict.fromkeys(["recorded_at", "position", "record_id"], "updated_since"),
}
#: Columns that nothing asks for, with the reason.
NOT_ASKED_FOR = {
    "time": "a local time orders a day and is read; has=time and part_of_day ask for it",
    "latitude": "a point is asked for by area, not by number",
    "longitude": "a point is asked for by area, not by number",
    "version": "counts what was published; what changed is asked for by updated_since",
    "incident_id": "internal; readers know the reference",
    "superseded_by": "as_of asks for former states",
    "superseded_at": "as_of asks for former states",
    "live": "tombstones are in the history, never in a list",
    "terms": "what most filters go by",
    "types": "for counting: type asks for the same",
    "worded": "for counting: what is told in words only has no number to ask for",
    "part_of": "for counting: linked_to asks for links of any kind",
    "alternative_to": "for counting: linked_to asks for links of any kind",
    "chronology": "the order itself",
}


def test_every_column_has_a_filter_or_a_reason_to_have_none() -> None:
    columns = {field.attname for field in RecordIndex._meta.concrete_fields}
    columns |= {column.name for column in COLUMNS}

    without = columns - {*filters()} - {*ASKED_BY} - {*NOT_ASKED_FOR}

    assert without == set()
    assert {*ASKED_BY.values()} <= {*filters()}
    assert not {*NOT_ASKED_FOR} & {*ASKED_BY}
    assert {*ASKED_BY, *NOT_ASKED_FOR} <= columns


def test_page_names_every_filter_or_the_one_it_is_a_form_of() -> None:
    for name in filters():
        plain = name if name == "not_stated" else name.removeprefix("not_")
        assert f"`{plain.removesuffix('__exact')}`" in PAGE, name


def test_page_names_no_filter_that_there_is_not() -> None:
    asked = set(re.findall(r"`(\w+)=", PAGE)) | set(re.findall(r"&(\w+)=", PAGE))

    assert asked <= {*filters(), *OWN_PARAMETERS}


@pytest.mark.django_db(databases=["default", "reader"])
def test_examples_find_what_the_page_says() -> None:
    assert len(EXAMPLES) > 10
    last = str(select({}).position)
    for question, finds in EXAMPLES:
        asked = parse_qs(question.replace("LAST", last), strict_parsing=True)
        rows = select(asked).rows().order_by("reference").values_list("reference", flat=True)
        assert (", ".join(rows) or "nothing") == finds, question


def test_month_at_the_edge_of_a_period_is_as_the_page_says(committed: None, editor: User) -> None:
    pk = load({**ROCKETS, "date": "2019-12"}, by=editor).pk
    publish(incidents=Incident.objects.filter(pk=pk), by=editor)
    reference = Incident.objects.get(pk=pk).reference

    assert len(EDGES) > 5
    for period, *answers in EDGES:
        for when, answer in zip(("possibly", "certainly"), answers, strict=True):
            asked = {"during": [period], "when": [when], "reference": [str(reference)]}
            assert select(asked).count() == (answer == "yes"), (period, when)
