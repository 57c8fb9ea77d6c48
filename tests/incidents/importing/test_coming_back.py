"""Our own GeoJSON that comes back: unchanged as it was, updated where it was edited."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from incidents.codes import RetractionReason
from incidents.formats import find
from incidents.models import Incident, Record, User
from incidents.publishing.acts import correct, retract
from incidents.selection import select
from tests.incidents.importing.feature_files import run
from tests.incidents.importing.ged_files import report

KIRKUK = "INC-000004"
Edit = Callable[[dict[str, Any]], Any]


def features() -> list[dict[str, Any]]:
    """The features of the export of everything."""
    whole = json.loads(b"".join(find("geojson").stream(select({}))))
    return list(whole["features"])


def written(path: Path, some: list[dict[str, Any]]) -> Path:
    whole = {"type": "FeatureCollection", "features": some}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def exported(path: Path, edit: Edit = dict) -> Path:
    """The export of everything, with the feature of Kirkuk edited."""
    some = features()
    edit(next(each for each in some if each["id"] == KIRKUK))
    return written(path, some)


def each_edited(path: Path, edits: list[Edit]) -> tuple[Path, list[str]]:
    """An export with one feature for each of the edits, and their references."""
    some = [each for each in features() if each["geometry"]][: len(edits)]
    for feature, edit in zip(some, edits, strict=True):
        edit(feature)
    return written(path, some), [each["id"] for each in some]


def _few(feature: dict[str, Any]) -> dict[str, Any]:
    told = {name: feature["properties"][name] for name in ("title", "position", "recorded_at")}
    return {**feature, "properties": told}


def put(**properties: Any) -> Edit:
    return lambda feature: feature["properties"].update(properties)


def kirkuk() -> Incident:
    return Incident.objects.get(reference=KIRKUK)


def rules(path: Path) -> dict[str, str]:
    lines = report(path)
    return {each["original_id"]: f"{each['outcome']}: {each['rule']}" for each in lines}


def test_export_comes_back_unchanged(committed: None, tmp_path: Path) -> None:
    before = Record.objects.count()

    assert run(exported(tmp_path / "a.geojson"), publish=True) == "geojson: 24 unchanged\n"
    some = written(tmp_path / "b.geojson", [_few(each) for each in features()])
    assert run(some, publish=True) == "geojson: 24 unchanged\n"
    assert Record.objects.count() == before


def test_what_was_edited_is_corrected_and_the_rest_is_left(committed: None, tmp_path: Path) -> None:
    def edit(feature: dict[str, Any]) -> None:
        feature["geometry"]["coordinates"] = [44.5, 35.25]
        feature["properties"] |= {
            "title": "Moved",
            "type": "shelling",
            "date": "2019-12",
            "time": None,
            "tags": ["moved", "again"],
            "means": ["mortar-shell"],
            "where_precision": "near",
        }

    parts = kirkuk().participations.count(), kirkuk().figures.count(), kirkuk().citations.count()
    path = exported(tmp_path / "a.geojson", edit)
    assert run(path, publish=True, reason="Looked again.") == "geojson: 1 updated, 23 unchanged\n"

    incident = kirkuk()
    assert (incident.title, incident.type.code, incident.date) == ("Moved", "shelling", "2019-12")
    assert (incident.time, incident.tags) == (None, ["moved", "again"])
    where = incident.locations.get(primary=True)
    assert (float(where.latitude or 0), float(where.longitude or 0)) == (35.25, 44.5)
    assert where.precision == "near"
    assert where.place is not None
    now = incident.participations.count(), incident.figures.count(), incident.citations.count()
    assert now == parts
    last = Record.objects.filter(incident=incident).latest("position")
    assert (last.action, last.reason) == ("corrected", "Looked again.")
    assert run(path, publish=True) == "geojson: 24 unchanged\n"


def test_dry_run_changes_nothing(committed: None, tmp_path: Path) -> None:
    told = run(exported(tmp_path / "a.geojson", put(title="Other")), dry_run=True)

    assert told.endswith("it would be: 1 updated, 23 unchanged\n")
    assert kirkuk().title != "Other"


CANNOT = [
    (put(killed_best=99), "skipped: killed_best: it follows from the incident"),
    (put(place="Baghdad"), "skipped: place: it follows from the incident"),
    (put(actors=["Nobody"]), "skipped: actors: it follows from the incident"),
    (put(earliest="2001-01-01"), "skipped: earliest: it follows from the incident"),
    (put(where_precision=None), "skipped: where_precision: a place is taken away"),
    (lambda each: each.update(geometry=None), "skipped: latitude, longitude: a place is taken"),
    (put(position=1), "skipped: no export of ours says so"),
    (put(position="²"), "skipped: no export of ours says so"),
    (put(recorded_at="2001-01-01T00:00:00Z"), "skipped: no export of ours says so"),
    (put(recorded_at="2001-01-01"), "skipped: no export of ours says so"),
    (put(recorded_at=None), "skipped: no export of ours says so"),
    (put(colour="red"), "unchanged: "),
]


def test_what_cannot_be_taken_is_said(committed: None, tmp_path: Path) -> None:
    out, before = tmp_path / "report.csv", Record.objects.count()
    path, ids = each_edited(tmp_path / "a.geojson", [edit for edit, _ in CANNOT])
    run(path, publish=True, report=out)
    told = rules(out)

    for reference, (_, rule) in zip(ids, CANNOT, strict=True):
        assert told[reference].startswith(rule)
    notes = [each["rule"] for each in report(out) if each["outcome"] == "noted"]
    assert notes == ["not read: colour"]
    assert Record.objects.count() == before


def test_milliseconds_are_enough_of_a_moment(committed: None, tmp_path: Path) -> None:
    def shorten(feature: dict[str, Any]) -> None:
        told = feature["properties"]
        told |= {"title": "Other", "recorded_at": f"{told['recorded_at'][:-4]}Z"}

    assert run(exported(tmp_path / "a.geojson", shorten)) == "geojson: 1 updated, 23 unchanged\n"


WRONG = [
    (put(title=""), "title"),
    (put(type=None), "type"),
    (put(type="rokcet"), "type"),
    (put(date="when"), "date"),
    (put(time="7 o'clock"), "time"),
    (put(tags=["No Tag"]), "tags"),
    (lambda each: each["geometry"].update(coordinates=[1, 99]), "latitude"),
]


def test_wrong_edit_is_refused_by_its_column(committed: None, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    path, ids = each_edited(tmp_path / "a.geojson", [edit for edit, _ in WRONG])
    with pytest.raises(CommandError, match=f"{len(WRONG)} rows were refused"):
        run(path, publish=True, report=out)

    lines = [each for each in report(out) if each["outcome"] == "refused"]
    assert [(each["original_id"], each["column"]) for each in lines] == [
        (reference, column) for reference, (_, column) in zip(ids, WRONG, strict=True)
    ]


def test_rule_of_the_database_refuses_the_one_row(committed: None, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    with pytest.raises(CommandError, match="the others were imported"):
        run(exported(tmp_path / "a.geojson", put(event_count=3)), publish=True, report=out)

    assert rules(out)[KIRKUK].startswith("refused: ")


def test_edit_meets_what_was_changed_here_since(
    committed: None, tmp_path: Path, editor: User
) -> None:
    path = exported(tmp_path / "a.geojson", put(title="Theirs"))
    held = Incident.objects.filter(reference=KIRKUK)
    held.update(summary="Ours")
    correct(incidents=held, by=editor, reason="More.")
    assert run(path, publish=True) == "geojson: 1 updated, 23 unchanged\n"
    assert (kirkuk().title, kirkuk().summary) == ("Theirs", "Ours")

    path = exported(tmp_path / "b.geojson", put(title="Theirs again"))
    held.update(title="Ours again")
    out = tmp_path / "report.csv"
    run(path, publish=True, report=out)
    assert rules(out)[KIRKUK] == (
        "skipped: edited here and changed there: title; left as it is here"
    )
    retract(incidents=held, by=editor, why=RetractionReason.DUPLICATE, reason="Twice.")
    run(path, publish=True, report=out)
    assert "is retracted here; left so" in rules(out)[KIRKUK]
    Incident.objects.filter(reference=KIRKUK).update(state="merged")
    run(path, publish=True, report=out)
    assert "is merged here; left so" in rules(out)[KIRKUK]
    assert kirkuk().title == "Ours again"


def test_incident_without_a_place_gets_one(committed: None, tmp_path: Path, editor: User) -> None:
    kirkuk().locations.all().delete()
    correct(incidents=Incident.objects.filter(reference=KIRKUK), by=editor, reason="Nowhere.")
    point = {"type": "Point", "coordinates": [44.5, 35.25]}
    path = exported(tmp_path / "a.geojson", lambda each: each.update(geometry=point))

    assert run(path, publish=True) == "geojson: 1 updated, 23 unchanged\n"
    where = kirkuk().locations.get()
    assert (where.primary, where.precision) == (True, "near")
