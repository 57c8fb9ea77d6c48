"""The counting rule over incidents of every kind, linked in every way, against the oracle."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents import publishing
from incidents.codes import RetractionReason
from incidents.counting import statistics
from incidents.counting.asking import ask
from incidents.counting.dimensions import DIMENSIONS
from incidents.counting.statistics import Answer, answer
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.filters import InvalidParameters
from incidents.models import Incident, Record, Tally, User
from incidents.publishing import tally
from incidents.publishing.index import recount
from tests.incidents.counting.linked import DATES, FIGURES, GRAINS, SAID, made, published, told
from tests.incidents.counting.oracle import Document, counted, holders, summed
from tests.incidents.documents.made import ROCKETS
from tests.incidents.oracle import VALUES

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
law = settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def asked(**said: str) -> Answer:
    return answer(ask({name: [value] for name, value in said.items()}))


def months(document: Document) -> set[str]:
    """The one month that holds its date, if there is one."""
    first, last = document["earliest"], document["latest"]
    return {first[:7]} if first and last and first[:7] == last[:7] else set()


GROUPS: dict[str, Callable[[Document], set[str]]] = {
    **{name: VALUES[name] for name in DIMENSIONS if name in VALUES},
    "country": lambda document: {code for code in VALUES["country"](document) if len(code) == 2},
    "month": months,
}


@law
@given(st.lists(made(), min_size=8, max_size=8))
def test_sums_are_what_the_counting_rule_says(
    committed: None, editor: User, made: list[dict[str, Any]]
) -> None:
    documents = published(made, editor)

    found = asked(**SAID)
    assert found.total == summed(documents, documents)
    left = [d for d in documents.values() if not counted(d)]
    assert sum(found.left_out.values()) == len(left)
    for name, values in GROUPS.items():
        rows = {value for d in documents.values() if counted(d) for value in values(d)}
        meant = {
            (value,): summed((r for r, d in documents.items() if value in values(d)), documents)
            for value in rows
        }
        answered = asked(group_by=name, **SAID).rows
        assert {key: row for key, row in answered.items() if key != (None,)} == meant, name


@law
@given(st.lists(made(), min_size=6, max_size=6))
def test_row_is_the_total_of_the_question_with_its_value_as_a_filter(
    committed: None, editor: User, made: list[dict[str, Any]]
) -> None:
    published(made, editor)

    for name in ("type", "actor", "initiator", "tag", "country", "place__exact", "occurrence"):
        for (value,), row in asked(group_by=name, **SAID).rows.items():
            if value is not None:
                assert row == asked(**{name: value}, **SAID).total, (name, value)
    for (month,), row in asked(group_by="month", imprecise="spread", **SAID).rows.items():
        assert row == asked(during=str(month), **SAID).total, month
    keyed = asked(group_by="month,type,tag", **SAID).rows
    for (month, kind, tag), row in keyed.items():
        narrowed = asked(group_by="month", type=str(kind), **({"tag": tag} if tag else {}), **SAID)
        assert tag is None or row == narrowed.rows[month,]


GROUPINGS: list[dict[str, str]] = [
    {},
    {"group_by": "month,type"},
    {"group_by": "month,country", "imprecise": "spread"},
    {"group_by": "year,type__exact,grain"},
    {"group_by": "occurrence"},
]


def test_tallies_say_what_all_incidents_say_at_every_position(
    committed: None, editor: User
) -> None:
    documents = [
        {**ROCKETS, "figures": [{**SAID, **figure}], "date": date, **grain, "links": []}
        for figure, date, grain in zip(FIGURES, cycle(DATES), cycle(GRAINS[:3]))
    ]
    published(documents, editor)
    chosen = Incident.objects.filter(title=ROCKETS["title"])
    chosen.filter(date="2019-12").update(occurrence="planned")
    publishing.update(incidents=chosen, by=editor)
    gone = Incident.objects.filter(pk__in=[chosen[0].pk, chosen[3].pk])
    publishing.retract(incidents=gone, by=editor, why=RetractionReason.DUPLICATE, reason="Twice")

    positions = list(Record.objects.values_list("position", flat=True))
    for position in (0, *positions[:20:7], *positions[-20::5]):
        for grouping in GROUPINGS:
            for measure in ({}, SAID, {"measure": "wounded"}):
                said = {**grouping, **measure, "as_of": str(position)}
                everything = asked(**said, during="0001/9999")
                assert asked(**said) == everything, said


def test_tallies_made_anew_are_the_same(committed: None, editor: User) -> None:
    published([{**ROCKETS, "links": [], "figures": [{**SAID, **FIGURES[1]}]}], editor)
    publishing.update(incidents=Incident.objects.filter(title=ROCKETS["title"]), by=editor)
    moved = [row for row in Tally.objects.values_list() if row[7]]
    recount("owner")

    assert list(Tally.objects.values_list()) == moved


def test_tallies_have_the_columns_that_are_kept() -> None:
    columns = {field.column for field in Tally._meta.concrete_fields}

    assert {*tally.KEYS, *tally.SUMS, "key"} == columns


def test_two_that_are_part_of_each_other_are_counted_once(committed: None, editor: User) -> None:
    first, second = (load({**ROCKETS, "tags": ["ring"]}, by=None) for _ in range(2))
    chosen = Incident.objects.filter(pk__in=[first.pk, second.pk])
    publishing.publish(incidents=chosen, by=editor)
    for one, other in ((first, second), (second, first)):
        one.refresh_from_db()
        other.refresh_from_db()
        link = {"kind": "part-of", "to": {"reference": other.reference}}
        document = next(iter(dump([one.pk]).values()))
        load({**document, "links": [link]}, by=None, incident=one)
    publishing.update(incidents=chosen, by=editor)

    assert holders(told())[str(first.reference)] == set()
    assert asked(tag="ring").total.count == 1


@reading
class TestSeeds:
    def test_eleven_attacks_hold_kirkuk_once_and_its_dead_stand_for_theirs(self) -> None:
        total = asked(tag="rockets-iraq", type="rocket-attack", measure="killed").total

        assert (total.count, total.events, total.low, total.by_members) == (1, 11, 1, 1)

    def test_kirkuk_alone_counts_by_itself(self) -> None:
        total = asked(place="kirkuk", type="rocket-attack", measure="wounded").total

        assert (total.count, total.events, total.best, total.by_members) == (1, 1, 4, 0)

    def test_paratroopers_are_not_counted_again_when_they_leave(self) -> None:
        found = asked(country="kw", measure="personnel", group_by="month")

        assert found.total.best == 750

    def test_words_are_no_number_and_what_is_possible_is_left_out(self) -> None:
        found = asked(measure="personnel")

        assert (found.total.low, found.total.words_only) == (850, 0)
        assert found.left_out == {"possible": 2}

    def test_uncertain_dates_are_left_out_of_months_and_said(self) -> None:
        left, spread = (
            asked(group_by="month", type="rocket-attack", imprecise=how)
            for how in ("leave-out", "spread")
        )

        assert {key: row.count for key, row in left.rows.items()} == {("2019-12",): 1}
        assert {key: row.count for key, row in spread.rows.items()} == {
            ("2019-11",): 1,
            ("2019-12",): 1,
            ("2020-01",): 1,
        }
        assert (left.imprecise, spread.imprecise) == (1, 1)

    def test_no_incident_is_no_row_and_a_total_of_nought(self) -> None:
        found = asked(during="1914", when="certainly", group_by="month", imprecise="spread")

        assert (found.rows, found.total.count, found.total.low) == ({}, 0, None)

    def test_answer_stays_what_it_was_as_of_a_position(self) -> None:
        position = Record.objects.order_by("position").values_list("position", flat=True)[3]

        there = told(as_of=[str(position)])
        then = asked(as_of=str(position), **SAID)

        assert then.total.count + sum(then.left_out.values()) < asked().total.count
        assert then.total == summed(there, there)

    def test_too_many_rows_or_periods_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(statistics, "MOST_ROWS", 2)
        with pytest.raises(InvalidParameters, match="more than 2 rows"):
            asked(group_by="actor")
        monkeypatch.setattr(statistics, "MOST_PERIODS", 2)
        with pytest.raises(InvalidParameters, match="more than 2 periods"):
            asked(group_by="day", imprecise="spread")

    @pytest.mark.parametrize(
        ("said", "name"),
        [
            ({"group_by": ["mnth"]}, "group_by"),
            ({"group_by": ["type,type"]}, "group_by"),
            ({"group_by": ["type", "actor", "place", "tag"]}, "group_by"),
            ({"group_by": ["year,month"]}, "group_by"),
            ({"group_by": [""]}, "group_by"),
            ({"measure": ["kiled"]}, "measure"),
            ({"measure": ["killed", "wounded"]}, "measure"),
            ({"measure": ["munitions"]}, "measure"),
            ({"measure": ["killed"], "item": ["rocket"]}, "item"),
            ({"item": ["rocket"]}, "item"),
            ({"measure": ["munitions"], "item": ["rockt"]}, "item"),
            ({"imprecise": ["spread"]}, "imprecise"),
            ({"ordering": ["date"]}, "ordering"),
            ({"group_by": ["month"], "imprecise": ["spred"]}, "imprecise"),
            ({"group_by": ["month"], "tpye": ["attack"]}, "tpye"),
        ],
    )
    def test_wrong_parameter_is_named(self, said: dict[str, list[str]], name: str) -> None:
        with pytest.raises(InvalidParameters) as refusal:
            ask(said)

        assert [error.name for error in refusal.value.errors] == [name]
