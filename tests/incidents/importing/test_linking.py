"""What GTD calls related is linked once, whichever row comes first and says so; all made up."""

from pathlib import Path

import pytest

from incidents.codes import RetractionReason
from incidents.models import Incident, IncidentLink, Origin, Record, User
from incidents.publishing import retract
from tests.incidents.importing.gtd_files import row, run, written

pytestmark = pytest.mark.django_db
A, B, C = "201503170001", "201503170002", "201503170003"
SET = f"{A}, {B}, {C}"


def links() -> set[frozenset[str]]:
    """Each link as the two ids that it joins, after a look that none is there twice."""
    of = dict(Origin.objects.filter(dataset="gtd").values_list("incident_id", "original_id"))
    found = IncidentLink.objects.filter(kind="coordinated-with", incident__in=of)
    pairs = [frozenset((of[each.incident_id], of[each.to_incident_id])) for each in found]
    assert len(pairs) == len(set(pairs))
    return set(pairs)


def pairs(*names: str) -> set[frozenset[str]]:
    return {frozenset(name.split()) for name in names}


def some(**related: str) -> list[dict[str, str]]:
    ids = {"a": A, "b": B, "c": C}
    return [row(eventid=ids[name], related=told) for name, told in related.items()]


def test_a_set_is_linked_pair_by_pair_and_published_so(tmp_path: Path) -> None:
    path = written(tmp_path / "set.csv", some(a=SET, b=SET, c=SET))
    assert run(path, publish=True) == "gtd: 3 created\n"
    assert links() == pairs(f"{A} {B}", f"{A} {C}", f"{B} {C}")
    last = Record.objects.filter(incident__origins__dataset="gtd")
    assert last.count() == 3
    assert sum(each.document.count('"coordinated-with"') for each in last) == 3

    assert run(path, publish=True) == "gtd: 3 unchanged\n"
    assert (len(links()), last.count()) == (3, 3)


@pytest.mark.parametrize("at_once", [2000, 1])
@pytest.mark.parametrize(("one", "two"), [({"a": B}, {"b": ""}), ({"a": ""}, {"b": A})])
def test_it_holds_both_ways_though_one_row_says_it(
    one: dict[str, str],
    two: dict[str, str],
    at_once: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("incidents.importing.run.BATCH", at_once)
    run(written(tmp_path / "both.csv", some(**one, **two)), publish=True)
    assert links() == pairs(f"{A} {B}")


@pytest.mark.parametrize(("one", "two"), [({"a": B}, {"b": ""}), ({"a": ""}, {"b": A})])
def test_one_that_comes_in_a_later_file_is_linked_then(
    one: dict[str, str], two: dict[str, str], tmp_path: Path
) -> None:
    run(written(tmp_path / "one.csv", some(**one)), publish=True)
    assert links() == set()
    run(written(tmp_path / "two.csv", some(**two)), publish=True)
    assert links() == pairs(f"{A} {B}")


def test_rows_that_were_here_before_are_linked_when_it_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "set.csv", some(a=SET, b=SET))
    with monkeypatch.context() as before:
        before.setattr("incidents.importing.batches.link", lambda *_: None)
        run(path, publish=True)
    assert links() == set()

    assert run(path, publish=True) == "gtd: 2 unchanged, 1 noted\n"
    assert links() == pairs(f"{A} {B}")
    assert Record.objects.filter(incident__origins__dataset="gtd").count() == 3


def test_a_link_that_somebody_took_away_stays_away(tmp_path: Path) -> None:
    path = written(tmp_path / "set.csv", some(a=SET, b=SET))
    run(path)
    IncidentLink.objects.all().delete()
    run(path)
    assert links() == set()


def test_itself_and_what_is_closed_is_not_linked(tmp_path: Path, editor: User) -> None:
    run(written(tmp_path / "one.csv", some(a=A)), publish=True)
    chosen = Incident.objects.filter(origins__original_id=A)
    retract(incidents=chosen, by=editor, why=RetractionReason.DID_NOT_HAPPEN, reason="No.")
    run(written(tmp_path / "two.csv", some(b=SET)), publish=True)
    assert links() == set()
