"""Differences of two documents: parts are matched, nothing is missed, nothing is told twice."""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.documents.difference_words import told
from incidents.documents.differences import FOLLOWING, UNCOMPARED, Change, differences
from incidents.documents.fields import HANDLES, Nested
from incidents.documents.pairing import new_numbers
from incidents.documents.shape import INCIDENT
from incidents.documents.slim import slim
from tests.incidents.documents.made import documents

ISIS = {"slug": "isis", "name": "ISIS", "kind": "armed-group", "within": []}
KATAIB = {
    "slug": "kataib",
    "name": "Kata'ib Hezbollah",
    "kind": "armed-group",
    "within": [{"slug": "pmf", "name": "PMF"}, {"slug": "iraq", "name": "Iraq"}],
}
REUTERS = {"slug": "reuters-1", "title": "Rockets", "publisher": {"slug": "reuters", "name": "R"}}
TIMES = {"slug": "times-1", "title": "Timeline", "publisher": {"slug": "times", "name": "T"}}


def filled(given: dict[str, Any], fields: Nested = INCIDENT) -> dict[str, Any]:
    """A document as it is published: every key there, whatever is named as an object."""
    return {name: full(given.get(name, field.default), field) for name, field in fields.items()}


def full(value: Any, field: Any) -> Any:
    if field.parts is not None:
        if field.single:
            return filled(value or {}, field.parts)
        return [filled(part, field.parts) for part in value]
    if field.refers_to and isinstance(value, list):
        return [named(one, field.refers_to) for one in value]
    return named(value, field.refers_to) if field.refers_to and value else value


def named(value: Any, kind: str) -> Any:
    return {HANDLES[kind]: value, "name": str(value).title()} if isinstance(value, str) else value


def document(**given: Any) -> dict[str, Any]:
    citations = [
        {"number": 1, "source": TIMES, "locator": "paragraph 1"},
        {"number": 2, "source": REUTERS, "locator": "page 2"},
    ]
    said = {"title": "Rockets", "type": "attack", "date": "2019-12-27", "citations": citations}
    return filled({**said, **given})


def short(changes: list[Change]) -> list[tuple[Any, ...]]:
    return [(c.kind, c.old_path, c.new_path) for c in changes]


def words(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [told(change, old, new) for change in differences(old, new)]


KILLED = {"measure": "killed", "best": 1, "cites": [1]}
WOUNDED = {"measure": "wounded", "best": 4, "cites": [2]}
BY_ISIS = {"role": "initiator", "actor": ISIS, "cites": [2]}
AT_US = {"role": "target", "described_as": "soldiers", "cites": [1]}


class TestPlainFields:
    def test_document_differs_in_nothing_from_itself(self):
        one = document(figures=[KILLED], tags=["a"])

        assert differences(one, copy.deepcopy(one)) == []

    def test_changed_field_has_its_path_and_values(self):
        (change,) = differences(document(title="A"), document(title="B"))

        assert change == Change("changed", "/title", "/title", "A", "B")

    def test_what_identifies_a_document_is_no_change(self):
        assert differences(document(version=1), document(version=2)) == []

    def test_what_follows_from_the_date_is_told_once(self):
        one = document(date="2019-12", earliest="2019-12-01", precision="month")
        other = document(date="2019-12-27", earliest="2019-12-27", precision="day")

        assert short(differences(one, other)) == [("changed", "/date", "/date")]

    def test_what_follows_from_the_date_is_told_when_the_date_is_the_same(self):
        one, other = document(precision="month"), document(precision="day")

        assert short(differences(one, other)) == [("changed", "/precision", "/precision")]

    def test_claim_on_the_occurrence_is_compared_field_by_field(self):
        claimed = {"basis": "claimed", "by": ISIS, "cites": [1]}

        changes = differences(document(), document(occurrence_claim=claimed))

        paths = [change.new_path for change in changes]
        assert paths == [f"/occurrence_claim/{name}" for name in ("basis", "by", "cites")]


class TestNamedRows:
    def test_other_actor_is_one_change(self):
        one = document(participations=[BY_ISIS])
        other = document(participations=[{**BY_ISIS, "actor": KATAIB}])

        (change,) = differences(one, other)

        assert (change.new_path, change.old, change.new) == (
            "/participations/0/actor",
            one["participations"][0]["actor"],
            other["participations"][0]["actor"],
        )

    def test_renamed_actor_is_a_change_of_the_name(self):
        one = document(participations=[{"role": "initiator", "actor": KATAIB}])
        renamed = {**KATAIB, "name": "KH", "within": [{"slug": "pmf", "name": "Hashd"}]}
        other = document(participations=[{"role": "initiator", "actor": renamed}])

        assert short(differences(one, other)) == [
            ("changed", "/participations/0/actor/name", "/participations/0/actor/name"),
            ("changed", *(["/participations/0/actor/within/0/name"] * 2)),
            ("removed", "/participations/0/actor/within/1", None),
        ]

    def test_types_come_and_go_by_code(self):
        one, other = document(other_types=["a", "b"]), document(other_types=["b", "c"])

        assert short(differences(one, other)) == [
            ("added", None, "/other_types/1"),
            ("removed", "/other_types/0", None),
        ]

    def test_codes_of_a_dataset_are_one_value(self):
        origin = {"dataset": "GED", "original_id": "1"}
        one = document(origins=[{**origin, "codes": {"a/b": 1, "c": None}}])
        other = document(origins=[{**origin, "codes": {"a/b": 1}}])

        assert short(differences(one, other)) == [("changed", *(["/origins/0/codes"] * 2))]


class TestParts:
    def test_part_that_moved_is_not_changed(self):
        one = document(figures=[KILLED, WOUNDED])
        other = document(figures=[WOUNDED, KILLED])

        assert short(differences(one, other)) == [("reordered", "/figures", "/figures")]

    def test_part_that_moved_and_changed_has_both_paths(self):
        one = document(figures=[KILLED, WOUNDED])
        other = document(figures=[WOUNDED, {**KILLED, "best": 2}])

        changes = differences(one, other)

        assert ("changed", "/figures/0/best", "/figures/1/best") in short(changes)
        assert len(changes) == 2

    def test_part_put_in_front_is_the_only_change(self):
        one = document(participations=[BY_ISIS, AT_US])
        other = document(participations=[{"role": "facilitator", "actor": KATAIB}, BY_ISIS, AT_US])

        assert short(differences(one, other)) == [("added", None, "/participations/0")]

    def test_part_taken_out_is_the_only_change(self):
        one = document(participations=[BY_ISIS, AT_US])

        assert short(differences(one, document(participations=[AT_US]))) == [
            ("removed", "/participations/0", None)
        ]

    def test_figure_of_somebody_else_is_another_figure(self):
        one = document(figures=[{**KILLED, "status": "civilian", "best": 3}])
        other = document(figures=[{**KILLED, "status": "military", "best": 5}])

        assert [c.kind for c in differences(one, other)] == ["added", "removed"]

    def test_same_number_counted_as_somebody_else_is_the_same_figure(self):
        one = document(figures=[{**KILLED, "status": "civilian"}])
        other = document(figures=[{**KILLED, "status": "military"}])

        assert short(differences(one, other)) == [("changed", *(["/figures/0/status"] * 2))]

    def test_parts_that_name_nobody_are_not_taken_for_each_other_by_that(self):
        point = {"precision": "site", "latitude": 1}
        one = document(locations=[{**point, "role": "impact"}])
        other = document(locations=[{**point, "role": "origin", "latitude": 3}])

        assert [c.kind for c in differences(one, other)] == ["added", "removed"]


class TestCitations:
    def test_citation_that_was_renumbered_is_not_another_one(self):
        one = document(figures=[KILLED, WOUNDED])
        passages = [{**one["citations"][1], "number": 1}, {**one["citations"][0], "number": 2}]
        other = document(
            citations=passages, figures=[{**KILLED, "cites": [2]}, {**WOUNDED, "cites": [1]}]
        )

        assert short(differences(one, other)) == [
            ("changed", "/citations/1/number", "/citations/0/number"),
            ("changed", "/citations/0/number", "/citations/1/number"),
        ]

    def test_claim_that_cites_another_passage_under_the_same_number_is_changed(self):
        one = document(figures=[KILLED])
        swapped = [{**one["citations"][1], "number": 1}, {**one["citations"][0], "number": 2}]

        changes = differences(one, document(citations=swapped, figures=[KILLED]))

        assert ("changed", "/figures/0/cites", "/figures/0/cites") in short(changes)

    def test_claim_whose_citation_went_is_changed_even_if_the_number_came_back(self):
        one = document(figures=[KILLED])
        others = {"number": 1, "publisher": {"slug": "afp", "name": "AFP"}, "locator": "x"}
        gone = {**one["citations"][1], "number": 2}

        changes = differences(one, document(citations=[others, gone], figures=[KILLED]))

        assert ("changed", "/citations/0/source", "/citations/0/source") in short(changes)


class TestWords:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ({"title": "A"}, {"title": "B"}, "Title: A → B"),
            ({}, {"grading": "confirmed"}, "Grading: nothing → Confirmed"),
            ({"tags": ["a"]}, {"tags": ["a", "b"]}, "Tags: a → a, b"),
            ({"figures": [KILLED]}, {}, "Figure (Killed, 1) removed"),
            (
                {"figures": [KILLED]},
                {"figures": [{**KILLED, "best": 2}]},
                "Figure (Killed, 2), best: 1 → 2",
            ),
            (
                {"participations": [BY_ISIS]},
                {"participations": [{**BY_ISIS, "actor": KATAIB}]},
                "Participation (Initiator, Kata'ib Hezbollah), actor: ISIS → Kata'ib Hezbollah",
            ),
            (
                {"figures": [KILLED, WOUNDED]},
                {"figures": [WOUNDED, KILLED]},
                "Figures: in another order",
            ),
            ({}, {"other_types": ["protest"]}, "Other types: Protest added"),
            (
                {"locations": [{"place": "kirkuk", "precision": "near"}]},
                {"locations": [{"place": "kirkuk", "precision": "near", "primary": True}]},
                "Location (At, Kirkuk), primary: no → yes",
            ),
            (
                {},
                {"occurrence_claim": {"basis": "claimed"}},
                "Occurrence claim, basis: Stated → Claimed",
            ),
        ],
    )
    def test_change_is_told_in_a_line(self, old: Any, new: Any, expected: str):
        assert words(document(**old), document(**new)) == [expected]

    def test_new_name_says_whose_it_is(self):
        one = document(participations=[{"role": "initiator", "actor": KATAIB}])
        other = document(participations=[{"role": "initiator", "actor": {**KATAIB, "name": "KH"}}])

        assert words(one, other) == [
            "Participation (Initiator, KH), actor, name: Kata'ib Hezbollah → KH"
        ]

    def test_row_that_left_a_named_row_is_named_itself(self):
        alone = {**KATAIB, "within": KATAIB["within"][:1]}
        one = document(participations=[{"role": "initiator", "actor": KATAIB}])
        other = document(participations=[{"role": "initiator", "actor": alone}])

        assert words(one, other) == [
            "Participation (Initiator, Kata'ib Hezbollah), actor, within: Iraq removed"
        ]

    def test_long_text_is_cut(self):
        (line,) = words(document(), document(summary="x" * 1000))

        assert line.endswith("…")
        assert len(line) < 300


LAW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two documents that share some of their parts, in any order, with any numbers."""
    one, other = (filled(slim(draw(documents()))) for _ in range(2))
    for name in ("locations", "participations", "figures"):
        shared = draw(st.lists(st.sampled_from(one[name]), max_size=3)) if one[name] else []
        other[name] = draw(st.permutations([*other[name], *copy.deepcopy(shared)]))
    for each in (one, other):
        numbers = draw(st.permutations(range(1, 5)))
        passages = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
        each["citations"] = [
            {**copy.deepcopy(each["citations"][0]), "number": number, "locator": locator}
            for number, locator in sorted(zip(numbers, passages, strict=False))
        ]
        known = st.sampled_from([c["number"] for c in each["citations"]])
        for claim in (*each["locations"], *each["participations"], *each["figures"]):
            claim["cites"] = draw(st.lists(known, unique=True, max_size=2))
        each["links"], each["occurrence_claim"]["cites"] = [], []
    return one, other


@given(pairs())
@settings(LAW, max_examples=30)
def test_changes_applied_to_the_former_document_make_the_later_one(pair):
    one, other = pair

    assert normal(applied(one, other)) == normal(other)


@given(pairs())
@settings(LAW, max_examples=30)
def test_way_back_is_the_same_way(pair):
    one, other = pair

    there = [(c.kind, c.old_path, c.new_path) for c in differences(one, other)]
    back = [(turned(c.kind), c.new_path, c.old_path) for c in differences(other, one)]

    assert sorted(map(str, there)) == sorted(map(str, back))


@given(pairs())
@settings(LAW, max_examples=15)
def test_every_change_has_words_and_true_paths(pair):
    one, other = pair

    for change in differences(one, other):
        assert told(change, one, other).strip()
        for path, value, side in (
            (change.old_path, change.old, one),
            (change.new_path, change.new, other),
        ):
            if path and change.kind != "reordered":
                assert at(side, path) == value


def turned(kind: str) -> str:
    return {"added": "removed", "removed": "added"}.get(kind, kind)


def at(value: Any, path: str) -> Any:
    for step in path.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def applied(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The former document with every change done to it, and nothing else."""
    made = copy.deepcopy(one)
    numbers = new_numbers(one["citations"], other["citations"])
    for claim in (*made["locations"], *made["participations"], *made["figures"]):
        claim["cites"] = [numbers.get(n, -n) for n in claim["cites"]]
    for change in differences(one, other):
        parent, _, last = (change.old_path or change.new_path or "").rpartition("/")
        holder = at(made, parent)
        if change.kind == "changed":
            holder[int(last) if isinstance(holder, list) else last] = change.new
        elif change.kind == "removed":
            holder[int(last)] = None
        elif change.kind == "added":
            holder.append(change.new)
    return made


def normal(value: Any, name: str = "") -> Any:
    """The same for all documents that differ in nothing but the order of their parts."""
    if isinstance(value, dict):
        passed = {*UNCOMPARED, *FOLLOWING}
        return {key: normal(each, key) for key, each in value.items() if key not in passed}
    if isinstance(value, list) and name != "cites" and not all(isinstance(v, str) for v in value):
        return sorted(json.dumps(normal(v), sort_keys=True) for v in value if v is not None)
    return value
