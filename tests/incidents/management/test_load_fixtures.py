"""Loading the reference data inserts what is new and keeps what analysts made of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from incidents.management.commands import load_fixtures
from incidents.models import IncidentType, Place, PlaceName


def loaded(capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command and give what it printed."""
    call_command("load_fixtures")
    return capsys.readouterr().out


@pytest.mark.django_db(databases=["default", "owner"])
def test_load_fixtures_makes_the_trees(capsys: pytest.CaptureFixture[str]) -> None:
    printed = loaded(capsys)
    kirkuk = Place.objects.get(slug="kirkuk")

    assert "incident types: 0 created, 67 kept" in printed
    assert kirkuk.parent is not None
    assert kirkuk.parent.slug == "kirkuk-governorate"
    assert kirkuk.names.filter(name="كركوك", language="ar", script="Arab").exists()
    assert IncidentType.objects.get(code="rocket-attack").parent == IncidentType.objects.get(
        code="indirect-fire"
    )


@pytest.mark.django_db(databases=["default", "owner"])
def test_load_fixtures_again_creates_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    loaded(capsys)
    before = (IncidentType.objects.count(), Place.objects.count(), PlaceName.objects.count())
    printed = loaded(capsys)

    assert printed.count(" 0 created") == 3
    assert before == (
        IncidentType.objects.count(),
        Place.objects.count(),
        PlaceName.objects.count(),
    )


@pytest.mark.django_db(databases=["default", "owner"])
def test_load_fixtures_keeps_what_analysts_changed(capsys: pytest.CaptureFixture[str]) -> None:
    loaded(capsys)
    Place.objects.filter(slug="kirkuk").update(name="Kirkuk City", latitude="35.47")
    PlaceName.objects.filter(place__slug="kirkuk", name="Kerkük").delete()
    IncidentType.objects.filter(code="raid").update(definition="Ours.")
    loaded(capsys)

    kirkuk = Place.objects.get(slug="kirkuk")
    assert kirkuk.name == "Kirkuk City"
    assert not kirkuk.names.filter(name="Kerkük").exists()
    assert IncidentType.objects.get(code="raid").definition == "Ours."


@pytest.mark.django_db(databases=["default", "owner"])
def test_load_fixtures_inserts_a_row_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    loaded(capsys)
    Place.objects.get(slug="tehran").delete()
    printed = loaded(capsys)

    assert "places: 1 created" in printed
    assert "place names: 2 created" in printed
    assert Place.objects.get(slug="tehran").names.count() == 2


@pytest.mark.django_db(databases=["default", "owner"])
def test_load_fixtures_names_a_parent_that_is_nowhere(tmp_path: Path, settings: Any) -> None:
    fields = {"slug": "taji", "name": "Taji", "kind": "settlement", "parent": ["nowhere"]}
    (tmp_path / "fixtures").mkdir()
    for name in load_fixtures.FILES:
        (tmp_path / "fixtures" / name).write_text("[]")
    rows = [{"model": "incidents.place", "fields": fields}]
    (tmp_path / "fixtures" / "areas.json").write_text(json.dumps(rows))
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match="'taji' has the parent 'nowhere'"):
        call_command("load_fixtures")
    assert not Place.objects.filter(slug="taji").exists()
