"""ACLED → here → ACLED gives back every value that both can say, for made-up rows of every kind."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Count

from incidents.acled.asking import read
from incidents.acled.reading import Answer
from incidents.acled.rows import COLUMNS
from incidents.acled.taxonomy import ABOVE
from incidents.models import Incident, Origin, User
from incidents.publishing.acts import correct
from tests.incidents.importing.acled_files import INTERACTIONS, OLD, row, rows, run, written

NOT_SAID = Path(__file__).parents[3] / "docs" / "importing" / "acled.md"
OURS = {"timestamp"}
"""Columns that say something else here, as docs/importing/acled.md lists them."""


def exported() -> dict[str, dict[str, str]]:
    """Every row of the API by its id."""
    told = Answer(read({"limit": ["0"]})).rows()
    return {each["event_id_cnty"]: {name: str(each[name]) for name in COLUMNS} for each in told}


def same(given: str, told: str) -> bool:
    """Whether two cells say the same, numbers as numbers."""
    try:
        return given.strip() == told or float(given) == float(told)
    except ValueError:
        return False


def differences(
    given: Sequence[dict[str, str]], columns: Sequence[str] = COLUMNS
) -> Iterator[tuple[str, str, str, str]]:
    """Every cell that does not come back."""
    told = exported()
    for cells in given:
        mine = told.get(cells["event_id_cnty"], {})
        for column in columns:
            if not same(cells[column], mine.get(column, "no row")):
                yield cells["event_id_cnty"], column, cells[column], mine.get(column, "no row")


def test_made_up_rows_have_every_sub_event_precision_and_interaction() -> None:
    given = rows()

    assert {each["sub_event_type"] for each in given} == set(ABOVE)
    assert {(each["inter1"], each["inter2"]) for each in given} >= {
        (str(one), str(other)) for one, other in INTERACTIONS
    }
    assert {(each["time_precision"]) for each in given} == set("123")
    assert {(each["geo_precision"]) for each in given} == set("123")


def test_every_value_comes_back_but_those_the_page_lists(committed: None, tmp_path: Path) -> None:
    given = rows()
    told = run(written(tmp_path / "all.csv", given), publish=True, release="2021")
    assert told.startswith(f"acled: {len(given)} created")

    assert {column for _, column, _, _ in differences(given)} == OURS
    listed = NOT_SAID.read_text(encoding="utf-8").split("## What cannot be said", 1)[1]
    first = {line.split("`")[1] for line in listed.splitlines() if line.startswith("| `")}
    assert first & set(COLUMNS) == OURS
    assert run(written(tmp_path / "old.csv", given), publish=True).endswith("unchanged\n")


def test_old_columns_come_back_as_the_new_ones(committed: None, tmp_path: Path) -> None:
    given = [row(event_date="17 March 2021", data_id="7", iso3="IRQ")]
    run(written(tmp_path / "old.csv", given, OLD), publish=True)
    shared = [name for name in COLUMNS if name in OLD and name not in OURS | {"event_date"}]

    assert list(differences(given, shared)) == []
    assert exported()["IRQ900001"]["event_date"] == "2021-03-17"
    assert exported()["IRQ900001"]["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ({"date": "2021-04-02"}, ("event_date", "2021-04-02")),
        ({"summary": "Said otherwise."}, ("notes", "Said otherwise.")),
        ({"tags": ["market"]}, ("tags", "market")),
        ({"summary": "", "title": "Shelling"}, ("notes", "Shelling")),
    ],
)
def test_what_was_edited_here_is_told_as_it_is_now(
    committed: None, editor: User, tmp_path: Path, edit: dict[str, Any], told: tuple[str, str]
) -> None:
    cells = row(time_precision="2", tags="some Tag", source_scale="National")
    run(written(tmp_path / "one.csv", [cells]), publish=True)
    incident = Incident.objects.get(origins__original_id="IRQ900001")
    for name, value in edit.items():
        setattr(incident, name, value)
    incident.save()
    correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="So")

    mine = exported()["IRQ900001"]
    assert mine[told[0]] == told[1]
    assert mine["source_scale"] == "National"
    kept = {"event_date": "date", "notes": "", "tags": "tags"}
    assert all(mine[name] == cells[name] for name in kept if name != told[0])


def test_nothing_is_kept_that_we_should_say_ourselves(committed: None, tmp_path: Path) -> None:
    run(written(tmp_path / "one.csv", [row(source_scale="", admin1="Kirkuk Governorate")]))
    (codes,) = Origin.objects.filter(dataset="acled").values_list("codes", flat=True)

    assert set(codes) == {"of", "inter1", "inter2", "interaction"}
    assert Incident.objects.annotate(n=Count("origins")).filter(n__gt=1).count() == 0
