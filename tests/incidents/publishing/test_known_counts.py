"""What is known without counting is what counting finds, at every position."""

from dataclasses import replace

import pytest
from django.db import connections
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from incidents import publishing
from incidents.codes import RetractionReason
from incidents.documents.load import load
from incidents.models import Incident, Record, RecordIndex, Term, User
from incidents.publishing import known_counts
from incidents.publishing.known_counts import every, having
from incidents.querysets import RecordIndexQuerySet
from incidents.selection import READER, select
from tests.incidents.documents.made import ROCKETS

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
IS_COUNTED = Q(occurrence__in=["occurred", "attempted"]) & ~Q(grain="umbrella")


def counted(rows: RecordIndexQuerySet) -> tuple[int, int]:
    return rows.count(), rows.filter(IS_COUNTED).count()


def test_counts_hold_at_every_position(committed: None, editor: User) -> None:
    ids = [load({**ROCKETS, **more}, by=editor).pk for more in ({}, {"occurrence": "planned"})]
    chosen = Incident.objects.filter(pk__in=ids)
    publishing.publish(incidents=chosen, by=editor)
    chosen.update(occurrence="possible", tags=["b-tag"])
    publishing.update(incidents=chosen, by=editor)
    why = next(iter(RetractionReason))
    gone = Incident.objects.filter(pk=ids[0])
    publishing.retract(incidents=gone, by=editor, why=why, reason="Twice")

    positions = [*Record.objects.values_list("position", flat=True)]
    for at in (positions[0], *positions[-6:]):
        rows = RecordIndex.objects.using(READER).at_position(at)
        assert every(at, READER) == counted(rows)
        for term in Term.objects.values_list("term", flat=True):
            assert having(term, at, READER) == counted(rows.filter(terms__contains=[term])), term


@reading
class TestSelection:
    @pytest.mark.parametrize("asked", [{}, {"type": ["attack"]}, {"country": ["IQ"]}])
    def test_what_the_vocabulary_knows_is_not_counted(self, asked: dict[str, list[str]]) -> None:
        selection = select(asked)
        with CaptureQueriesContext(connections[READER]) as statements:
            count = selection.count()

        assert count == selection.rows().count() == len([*selection.documents()])
        assert len(statements) == 1
        assert "COUNT(" not in statements[0]["sql"]

    @pytest.mark.parametrize(
        "asked",
        [
            {"type": ["attack", "statement"]},
            {"type": ["attack"], "country": ["IQ"]},
            {"type": ["attack"], "during": ["2019-12"]},
            {"not_type": ["attack"]},
            {"q": ["rockets"]},
            {"initiator": ["us-army"]},
            {"place": ["iraq"], "bbox": ["40,30,50,40"]},
            {"actor": ["iran"], "basis": ["attributed"]},
            {"any": ["type:attack", "type:protest"]},
            {"reference": ["INC-000004"]},
        ],
    )
    def test_what_more_than_one_term_decides_is_counted(self, asked: dict[str, list[str]]) -> None:
        selection = select(asked)

        assert selection.known() in (None, counted(selection.rows()))
        assert selection.count() == selection.rows().count() == len([*selection.documents()])

    def test_part_of_what_was_asked_for_is_counted(self) -> None:
        for asked in ({}, {"type": ["attack"]}):
            selection = select(asked)
            part = replace(selection, found=selection.found.filter(reference="INC-000004"))

            assert part.count() == 1

    def test_what_lies_far_back_is_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(known_counts, "NEAR", 3)

        assert select({"as_of": ["23"]}).known() is not None
        far = select({"as_of": ["12"]})
        assert far.known() is None
        assert far.count() == far.rows().count() == 12
