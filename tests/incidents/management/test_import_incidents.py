"""`import_incidents` as it is run: what becomes of every row, again and again."""

import gzip
import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.importing.formats import ucdp_ged
from incidents.management.commands import import_incidents
from incidents.management.commands.import_incidents import Progress
from incidents.merging import Choices, merge
from incidents.models import Actor, Incident, Origin, Place, Publisher, Record, Source, User
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, report, row, rows, run, written

pytestmark = pytest.mark.django_db
FEW = (318367, 277081, 317585)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return written(tmp_path / "few.csv", [row(number) for number in FEW])


def imported(number: int = 318367) -> Incident:
    return Incident.objects.get(origins__original_id=str(number))


def outcomes(path: Path) -> dict[str, str]:
    return {
        line["original_id"]: line["outcome"]
        for line in report(path)
        if line["outcome"] not in ("noted", "missing")
    }


def test_rows_are_created_and_published_with_provenance(few: Path, tmp_path: Path) -> None:
    told = run(few, publish=True, release="19.1", report=tmp_path / "report.csv")

    assert told.startswith("ucdp-ged: 3 created")
    assert set(outcomes(tmp_path / "report.csv").values()) == {"created"}
    origin = Origin.objects.get(original_id="318367")
    assert (origin.release, origin.licence) == ("19.1", "CC BY 4.0")
    assert origin.original_row == row(318367)
    assert imported().state == "published"
    assert Record.objects.filter(incident=imported()).count() == 1


def test_importing_again_changes_nothing(few: Path) -> None:
    run(few, publish=True)
    before = (Record.objects.count(), Incident.objects.get(pk=imported().pk).revision)

    assert run(few, publish=True) == "ucdp-ged: 3 unchanged\n"
    assert (Record.objects.count(), imported().revision) == before


def test_dry_run_stores_nothing_and_tells_all(few: Path, tmp_path: Path) -> None:
    kinds = (Incident, Actor, Place, Source, Publisher, User)
    before = [model.objects.count() for model in kinds]

    told = run(few, dry_run=True, publish=True, report=tmp_path / "report.csv")
    assert told.startswith("ucdp-ged: Nothing was stored; it would be: 3 created")
    assert len(outcomes(tmp_path / "report.csv")) == 3
    assert [model.objects.count() for model in kinds] == before


def test_what_is_missing_is_listed_and_never_made_silently(few: Path, tmp_path: Path) -> None:
    Actor.objects.create(slug="irans", name="Government of Irann", kind="state-forces")

    told = run(few, create_missing=False, report=tmp_path / "report.csv")
    lines = report(tmp_path / "report.csv")
    missing = {line["original_id"]: line["rule"] for line in lines if line["outcome"] == "missing"}
    assert told.startswith("ucdp-ged: 3 skipped")
    assert missing["government-of-iran"].endswith("is it Government of Irann?")
    assert not Origin.objects.filter(dataset="ucdp-ged").exists()
    assert not Publisher.objects.filter(name="SOHR").exists()


def test_run_without_publishing_leaves_drafts_that_a_second_publishes(few: Path) -> None:
    run(few)
    assert imported().state == "draft"

    assert run(few, publish=True) == "ucdp-ged: 3 unchanged\n"
    assert imported().state == "published"


def test_newer_release_corrects_what_differs(few: Path, tmp_path: Path) -> None:
    run(few, publish=True, release="19.1")
    newer = written(
        tmp_path / "newer.csv", [row(318367, best="20", deaths_a="20", high="25"), row(277081)]
    )

    told = run(newer, publish=True, release="20.1", reason="GED 20.1 counts anew.")
    assert told == "ucdp-ged: 1 updated, 1 unchanged\n"
    record = Record.objects.filter(incident=imported()).latest("position")
    assert (record.action, record.reason) == ("corrected", "GED 20.1 counts anew.")
    origin = Origin.objects.get(original_id="318367")
    assert (origin.release, origin.original_row["best"]) == ("20.1", "20")
    assert run(newer, publish=True) == "ucdp-ged: 2 unchanged\n"


def test_edit_of_ours_survives_a_newer_release(few: Path, tmp_path: Path) -> None:
    run(few, publish=True)
    Incident.objects.filter(pk=imported().pk).update(summary="Our words.")
    run(written(tmp_path / "newer.csv", [row(318367, best="20", deaths_a="20", high="25")]))

    document = dump([imported().pk])[imported().pk]
    assert document["summary"] == "Our words."
    assert document["figures"][0]["best"] == 20


def test_field_changed_here_and_there_is_left_and_named(few: Path, tmp_path: Path) -> None:
    run(few, publish=True)
    document = dump([imported().pk])[imported().pk]
    document["figures"][0] |= {"low": 3, "best": 3, "high": 3}
    load(document, by=None, incident=imported())
    newer = written(tmp_path / "newer.csv", [row(318367, best="20", deaths_a="20", high="25")])

    run(newer, report=tmp_path / "report.csv")
    (line,) = report(tmp_path / "report.csv")
    assert (line["outcome"], line["rule"]) == (
        *("skipped", "edited here and changed there: figures; left as it is here"),
    )
    assert dump([imported().pk])[imported().pk]["figures"][0]["best"] == 3


def test_what_vanished_is_retracted_only_when_told(few: Path, tmp_path: Path) -> None:
    run(few, publish=True)
    fewer = written(tmp_path / "fewer.csv", [row(277081), row(317585)])
    run(fewer, publish=True)
    assert imported().state == "published"

    told = run(fewer, publish=True, release_of="ucdp-ged", release="20.1")
    assert told == "ucdp-ged: 2 unchanged, 1 retracted\n"
    record = Record.objects.filter(incident=imported()).latest("position")
    assert record.reason == "source-withdrawn: UCDP GED 20.1 does not have it any more."
    assert imported(277081).state == "published"


def test_merged_incident_stays_while_another_of_its_records_is_there(
    few: Path, tmp_path: Path
) -> None:
    run(few, publish=True)
    by = User.objects.create_superuser("merger")
    winner = imported(277081)
    merge(loser=imported(), winner=winner, by=by, choices=Choices(), reason="One event.")
    fewer = written(tmp_path / "fewer.csv", [row(277081), row(317585)])

    told = run(fewer, publish=True, release_of="ucdp-ged", report=tmp_path / "report.csv")
    assert told == "ucdp-ged: 2 unchanged, 1 skipped\n"
    assert "rests on other records too" in report(tmp_path / "report.csv")[-1]["rule"]
    winner.refresh_from_db()
    assert winner.state == "published"
    assert run(few, publish=True) == "ucdp-ged: 3 unchanged\n"


def test_change_that_names_what_is_not_here_is_skipped(few: Path, tmp_path: Path) -> None:
    run(few)
    newer = written(tmp_path / "newer.csv", [row(318367, side_b="Somebody new", side_b_new_id="9")])

    run(newer, create_missing=False, report=tmp_path / "report.csv")
    told = {each["outcome"]: each["rule"] for each in report(tmp_path / "report.csv")}
    assert told["skipped"].startswith("it names what is not here: actor somebody-new; --create")
    assert "actor: --create-missing makes it" in told["missing"]


def test_change_that_says_the_same_is_none(few: Path, tmp_path: Path) -> None:
    run(few, publish=True)
    same = written(tmp_path / "same.csv", [row(318367, best="18.0", latitude="34.397070")])
    spelt = written(
        tmp_path / "spelt.csv", [row(318367, best="18.0", date_start="2019-09-08T00:00")]
    )

    assert run(spelt, publish=True) == "ucdp-ged: 1 unchanged\n"
    assert run(same, publish=True) == "ucdp-ged: 1 updated\n"


def test_incident_whose_row_was_not_kept_takes_what_is_new(few: Path, tmp_path: Path) -> None:
    run(few)
    Origin.objects.filter(original_id="318367").update(sha256="", original_row=None)
    newer = written(tmp_path / "newer.csv", [row(318367, best="20", deaths_a="20", high="20")])

    assert run(few) == "ucdp-ged: 3 unchanged\n"
    Origin.objects.filter(original_id="318367").update(sha256="", original_row=None)
    assert run(newer) == "ucdp-ged: 1 updated\n"


def test_retracted_here_is_not_brought_back(few: Path, tmp_path: Path) -> None:
    run(few, publish=True)
    one = written(tmp_path / "one.csv", [row(277081)])
    run(one, publish=True, release_of="ucdp-ged", reason="Withdrawn.")

    newer = written(tmp_path / "newer.csv", [row(318367, high="99")])
    run(newer, publish=True, report=tmp_path / "report.csv")
    assert report(tmp_path / "report.csv")[0]["rule"].endswith("is retracted here; left so")
    assert imported().state == "retracted"


def test_drafts_that_vanished_are_left_and_told(few: Path, tmp_path: Path) -> None:
    run(few)
    one = written(tmp_path / "one.csv", [row(277081)])

    with pytest.raises(CommandError, match="2 of the 3 incidents of this dataset are not in the"):
        run(one, release_of="ucdp-ged")
    told = run(one, release_of="ucdp-ged", report=tmp_path / "report.csv", reason="So it is.")
    assert told == "ucdp-ged: 1 unchanged, 2 skipped\n"
    assert "not in the file any more, and draft here" in report(tmp_path / "report.csv")[1]["rule"]


def test_wrong_row_keeps_everything_out_and_is_told_by_line_and_column(tmp_path: Path) -> None:
    some = [row(318367), row(277081, best="many", latitude="95"), row(317585)]
    path = written(tmp_path / "wrong.csv", some)

    with pytest.raises(CommandError, match="1 row was refused, so nothing was imported"):
        run(path, publish=True, report=tmp_path / "report.csv")
    told = [
        (each["line"], each["column"], each["value"]) for each in report(tmp_path / "report.csv")
    ]
    assert told == [("3", "latitude", "95"), ("3", "best", "many")]
    assert not Origin.objects.filter(dataset="ucdp-ged").exists()


def test_sound_rows_are_imported_beside_wrong_ones_when_told(tmp_path: Path) -> None:
    path = written(tmp_path / "wrong.csv", [row(318367), row(277081, best="many")])

    with pytest.raises(CommandError, match="the others were imported"):
        run(path, leave_out_refused=True)
    assert Origin.objects.filter(dataset="ucdp-ged").count() == 1


def test_broken_form_keeps_everything_out_and_is_told_line_by_line(tmp_path: Path) -> None:
    path = written(tmp_path / "broken.csv", [row(318367), row(277081)])
    path.write_bytes(path.read_bytes()[:-20] + b"\n1,2\n")

    with pytest.raises(CommandError, match="nothing was imported:\n  line 3, date_end"):
        run(path, leave_out_refused=True, report=tmp_path / "report.csv")
    told = [(each["outcome"], each["line"]) for each in report(tmp_path / "report.csv")]
    assert told == [("refused", "3"), ("refused", "4")]
    assert not Origin.objects.filter(dataset="ucdp-ged").exists()


def test_id_given_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "twice.csv", [row(318367), row(318367, best="19")])

    with pytest.raises(CommandError, match="1 row was refused"):
        run(path, report=tmp_path / "report.csv")
    (line,) = report(tmp_path / "report.csv")
    assert (line["line"], line["column"]) == ("3", "id")


def test_rule_of_the_database_refuses_its_row_alone(few: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        ucdp_ged, "date_of", lambda read: "2019-09-08" if read.number != 277081 else "9999"
    )
    with pytest.raises(CommandError, match="1 row was refused, the others were imported"):
        run(few, publish=True, report=tmp_path / "report.csv")
    told = outcomes(tmp_path / "report.csv")
    assert told == {"318367": "created", "277081": "refused", "317585": "created"}
    refused = [each for each in report(tmp_path / "report.csv") if each["outcome"] == "refused"]
    assert "lies in the future" in refused[0]["rule"]


def test_gz_standard_input_and_hxl_are_read(tmp_path: Path, monkeypatch) -> None:
    packed = gzip.compress(UKRAINE.read_bytes())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(packed)))

    assert run("-", publish=False).startswith("ucdp-ged: 34 created")


def test_dataset_may_have_another_name(few: Path) -> None:
    assert run(few, dataset="ged-syria").startswith("ged-syria: 3 created")

    with pytest.raises(CommandError, match="name the same"):
        run(few, dataset="ged-syria", release_of="ucdp-ged")


def test_unknown_format_and_absent_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="'ucdp-gde' is no format: write one of ucdp-ged"):
        run(SYRIA, format="ucdp-gde")
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "absent.csv")


def test_what_our_rules_refuse_to_make_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("incidents.importing.ged_sides._named_kind", lambda name: "empire")

    with pytest.raises(CommandError, match="actor Government of Iran cannot be created: kind"):
        run(written(tmp_path / "one.csv", [row(318367)]))


def test_progress_says_rate_and_what_is_left() -> None:
    stream = io.StringIO()
    progress = Progress(
        SimpleNamespace(isatty=lambda: False, write=lambda t, ending: stream.write(t))
    )

    progress(500, 1000)
    progress(501, 1000)
    progress(1000, 1000)
    assert stream.getvalue().count("of 1,000 rows") == 2
    assert "0 s left" in stream.getvalue()


def test_all_rows_of_both_files_are_imported_as_drafts() -> None:
    assert run(SYRIA).startswith("ucdp-ged: 43 created")
    assert len(rows(SYRIA)) == 43


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (KeyboardInterrupt(), "broken off: run it again: what was imported is left alone", 130),
        (OperationalError("gone"), "the database broke off: gone\nrun it again", 1),
    ],
)
def test_who_is_broken_off_is_told_to_run_it_again(
    few: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str, code: int
) -> None:
    def break_off(*_: object) -> None:
        raise error

    monkeypatch.setattr(import_incidents, "run_import", break_off)
    with pytest.raises(CommandError) as told:
        run(few)
    assert str(told.value).startswith(said)
    assert told.value.returncode == code
