"""A dataset is loaded once; what changed in it is corrected, what changed here is left."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum

from incidents.codes import RetractionReason
from incidents.importing.seed_file import WrongSeedFile, read
from incidents.importing.seeds import digests_of, known_incidents, load_seed
from incidents.models import (
    Actor,
    Affiliation,
    Citation,
    Incident,
    IncidentLink,
    Origin,
    Place,
    Record,
    Source,
)
from incidents.publishing import retract
from tests.incidents.importing.made_files import ATTACK, SERIES, attack, content, written

pytestmark = pytest.mark.django_db


def held(key: str = "attack") -> Incident:
    """The incident of an entry."""
    return Incident.objects.get(origins__dataset="test-desk", origins__original_id=key)


def state() -> tuple[Any, ...]:
    """What a run that changes nothing leaves as it is: ledger, incidents, reference rows."""
    return (
        Record.objects.aggregate(Max("pk"))["pk__max"],
        *Incident.objects.aggregate(Sum("revision"), Max("pk"), Sum("version")).values(),
        *(model.objects.count() for model in (Actor, Place, Source, Affiliation, Citation, Origin)),
    )


def records(key: str = "attack") -> list[tuple[str, str]]:
    """Action and reason of every record of an entry."""
    return list(Record.objects.filter(incident=held(key)).values_list("action", "reason"))


def test_dataset_is_loaded_and_published(load):
    outcome = load(content())

    assert outcome.added == ["attack", "series"]
    assert outcome.rows == {
        "publishers": 1,
        "places": 1,
        "actors": 2,
        "sources": 1,
        "affiliations": 1,
    }
    assert (held().state, held().version, held("series").version) == ("published", 1, 1)
    assert records() == [("published", "")]
    assert held().entered_by is not None


def test_dataset_is_loaded_as_drafts(load):
    load(content(), publishing=False)
    assert (held().state, held().reference) == ("draft", None)
    assert records() == []


def test_drafts_of_an_earlier_run_are_published_when_told_to(load):
    load(content(), publishing=False)
    load(content())
    assert (held().state, held().version) == ("published", 1)


def test_link_to_a_later_entry_is_there(load):
    load(content())
    link = IncidentLink.objects.get(incident=held())
    assert (link.to_incident, link.kind) == (held("series"), "part-of")
    assert '"title":"Rockets at several test bases"' in Record.objects.get(incident=held()).document


def test_reference_rows_come_with_what_they_name(load):
    load(content())
    place = Place.objects.get(slug="test-base")
    step = Affiliation.objects.get(child__slug="test-militia")
    assert place.parent == Place.objects.get(slug="iraq")
    assert [str(number) for number in place.point or ()] == ["35.500000", "44.250000"]
    assert place.names.get().name == "قاعدة"
    assert (str(step.starts_on), str(step.by), step.cites) == ("2014-01-01", "Test Front", [1])
    assert step.citations.get().speaker == step.by


@pytest.mark.parametrize("publishing", [True, False])
def test_second_run_changes_nothing(load, publishing):
    load(content(), publishing=publishing)
    before = state()
    outcome = load(content(), publishing=publishing)
    assert (outcome.added, outcome.changed, outcome.edited_here) == ([], [], [])
    assert outcome.unchanged == ["attack", "series"]
    assert not any(outcome.rows.values())
    assert state() == before


def test_second_run_keeps_what_analysts_made_of_reference_rows(load):
    load(content())
    Actor.objects.filter(slug="test-militia").update(name="Ours")
    load(content())
    assert Actor.objects.get(slug="test-militia").name == "Ours"


def test_changed_entry_is_a_correction_with_the_reason(load):
    load(content())
    outcome = load(attack(title="Other title"), reason="The report was corrected.")

    assert (outcome.changed, outcome.unchanged) == (["attack"], ["series"])
    assert held().title == "Other title"
    assert records() == [("published", ""), ("corrected", "The report was corrected.")]
    assert records("series") == [("published", "")]


def test_changed_entry_without_a_reason_names_the_file(load):
    load(content())
    load(attack(title="Other title"))
    assert records()[-1] == ("corrected", "The seed file of test-desk changed.")


def test_changed_entry_changes_only_the_parts_that_differ(load):
    load(content())
    before = {part.pk for part in held().participations.all()}
    load(attack(figures=[]))
    assert {part.pk for part in held().participations.all()} == before
    assert not held().figures.exists()


def test_changed_entry_is_loaded_once(load):
    load(content())
    load(attack(title="Other title"))
    before = state()
    assert load(attack(title="Other title")).changed == []
    assert state() == before


def test_entry_changed_back_is_corrected_again(load):
    load(content())
    load(attack(title="Other title"))
    assert load(content()).changed == ["attack"]
    assert [action for action, _ in records()] == ["published", "corrected", "corrected"]


def test_entry_edited_here_is_left_and_reported(load):
    load(content())
    Incident.objects.filter(pk=held().pk).update(title="Ours")
    outcome = load(attack(title="Theirs"))
    assert (outcome.edited_here, outcome.changed) == (["attack"], [])
    assert held().title == "Ours"
    assert records() == [("published", "")]


@pytest.mark.parametrize("part", ["citations", "participations", "figures", "links"])
def test_entry_with_a_part_edited_here_is_left(load, part):
    load(content())
    if part == "citations":
        held().citations.update(locator="ours")
    else:
        getattr(held(), part).update(reason="ours")
    assert load(attack(title="Theirs")).edited_here == ["attack"]


def test_entry_edited_here_whose_file_is_the_same_is_left(load):
    load(content())
    Incident.objects.filter(pk=held().pk).update(title="Ours")
    before = state()
    assert load(content()).unchanged == ["attack", "series"]
    assert state() == before


def test_entry_gone_from_the_file_stays(load):
    load(content())
    before = state()
    outcome = load(content(incidents=[SERIES]))
    assert (outcome.unchanged, outcome.changed) == (["series"], [])
    assert state() == before


def test_entry_added_to_the_file_may_link_to_an_older_one(load):
    load(content(incidents=[SERIES]))
    outcome = load(content())
    assert (outcome.added, outcome.unchanged) == (["attack"], ["series"])
    assert held().links.get().to_incident == held("series")


@pytest.mark.parametrize("changes", [{}, {"title": "Other title"}])
def test_retracted_entry_is_not_published_again(load, editor, changes):
    load(content())
    chosen = Incident.objects.filter(pk=held().pk)
    retract(incidents=chosen, by=editor, why=next(iter(RetractionReason)), reason="Wrong.")
    position = Record.objects.aggregate(Max("pk"))
    load(attack(**changes))
    assert held().state == "retracted"
    assert Record.objects.aggregate(Max("pk")) == position


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "no-such-type"}, "there is no type 'no-such-type'"),
        ({"participations": [{"role": "target", "actor": "nobody"}]}, "there is no actor 'nobody'"),
        ({"links": [{"kind": "part-of", "to": "nothing"}]}, "there is no incident 'nothing'"),
        ({"links": [{"kind": "part-of", "to": "attack"}]}, "nothing is related to itself"),
        (
            {"figures": [{"measure": "killed", "best": 1, "cites": []}]},
            "exact: low, best and high are the same",
        ),
        ({"occurrence_claim": {"cites": [2]}}, "there is no citation 2"),
        ({"date": "2999"}, "lies in the future"),
        ({"citations": [], "locations": [], "participations": [], "figures": []}, "cites nothing"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_wrong_entry_stores_nothing_at_all(load, changes, said):
    before = state()
    with pytest.raises(WrongSeedFile) as refused:
        load(content(incidents=[SERIES, {**ATTACK, **changes}]))
    assert said in str(refused.value)
    assert "test" in str(refused.value)
    assert state() == before


def test_wrong_entry_in_a_changed_file_changes_nothing(load):
    load(content())
    before = state()
    with pytest.raises(WrongSeedFile, match="series"):
        load(content(incidents=[{**ATTACK, "title": "Other"}, {**SERIES, "type": "nothing"}]))
    assert state() == before


def test_file_is_published_only_by_who_may(tmp_path, analyst):
    seed = read(written(tmp_path, content()))
    before = state()
    with pytest.raises(PermissionDenied):
        load_seed(seed, by=analyst, publishing=True, reason="")
    assert state() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"time": "21:30"},
        {"date": "2019-11~/2020-01?"},
        {"other_types": ["raid", "attack"], "type": "rocket-attack"},
        {"means": ["rocket", "drone"], "tags": ["b", "a"]},
        {"summary": "Two lines\nand  blanks "},
        {"summary": "كتائب حزب الله — Kata’ib"},
        {
            "locations": [
                {
                    "described_as": "somewhere",
                    "precision": "near",
                    "latitude": 33.1,
                    "longitude": 44.0,
                    "radius_km": 2.5,
                }
            ]
        },
        {"locations": [{"precision": "near", "latitude": 33.12345678, "longitude": 44.1}]},
        {"citations": [{"number": n, "source": "test-report"} for n in (2, 1)]},
        {"citations": [{"number": 1, "publisher": "test-times", "speaker": "test-front"}]},
        {
            "figures": [
                {
                    "measure": "wounded",
                    "quantifier": "words",
                    "words": "many",
                    "as_of": "2020-01-02",
                }
            ]
        },
        {"event_count": 11, "grain": "aggregate", "links": []},
        {"links": [{"kind": kind, "to": "series"} for kind in ("responds-to", "part-of")]},
    ],
    ids=lambda value: str(value)[:50],
)
def test_entry_is_known_again_as_it_was_loaded(load, changes):
    load(attack(**changes))
    assert load(attack(**changes, title="Other title")).changed == ["attack"]


def test_seeds_of_the_project_are_known_again_as_they_were_loaded():
    datasets = Origin.objects.values_list("dataset", flat=True).distinct()
    for dataset in datasets:
        known = known_incidents(dataset)
        loaded = dict(Origin.objects.filter(dataset=dataset).values_list("original_id", "sha256"))
        every = type("Every", (), {"documents": known, "dataset": dataset})
        assert digests_of(every, known) == loaded  # type: ignore[arg-type]
    assert datasets
