"""The selection of the desk as a file of every format."""

import pytest

from incidents.bulk.exporting import selection_of
from incidents.formats import available
from incidents.models import Incident
from incidents.selection import select
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
CHOSEN = ["INC-000011", "INC-000004", "INC-000009"]


def chosen(*references: str):
    return selection_of(Incident.objects.filter(reference__in=references))


def test_selection_is_chronological_and_states_the_filter_that_finds_it():
    selection = chosen(*CHOSEN)

    told = [*selection.rows().values_list("reference", flat=True)]
    assert told == [
        *select({"reference": CHOSEN, "ordering": ["date"]})
        .rows()
        .values_list("reference", flat=True)
    ]
    assert selection.query == "reference=INC-000004,INC-000009,INC-000011"


def test_draft_that_was_never_published_is_not_in_it():
    draft = rows.cited(title="Draft")
    of = Incident.objects.filter(pk__in=[draft.pk, Incident.objects.get(reference=CHOSEN[0]).pk])
    assert selection_of(of).query == f"reference={CHOSEN[0]}"


@pytest.mark.parametrize("format_", available(), ids=lambda each: each.name)
def test_every_format_writes_it(format_):
    selection = chosen("INC-000004", "INC-000011")

    file = b"".join(format_.stream(selection))

    assert file
    assert format_.rows(selection) <= 2
    if format_.name in ("md", "txt", "html"):
        assert "reference=INC-000004,INC-000011" in " ".join(file.decode().split())
