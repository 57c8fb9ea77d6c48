"""The command that writes a timeline, given a saved one."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.timeline.saved.made import EMBASSY, KIRKUK

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def export(*options: str) -> None:
    call_command("export_timeline", *options)


def test_saved_timeline_is_exported(rockets, tmp_path):
    target = tmp_path / "t.json"

    export("--timeline", "rockets", "--format", "json", "--output", str(target))

    told = json.loads(target.read_text("utf-8"))
    references = [each["reference"] for each in told["entries"]]
    assert told["title"] == "Rockets over Iraq"
    assert told["query"] == "edition=1&timeline=rockets&type=rocket-attack"
    assert EMBASSY in references
    assert KIRKUK not in references


def test_saved_timeline_is_exported_as_of_a_position(rockets, tmp_path):
    target = tmp_path / "t.csv"
    export("--timeline=rockets", "--as-of=3", "--format=csv", "--output", str(target))
    manifest = json.loads((tmp_path / "t.csv.manifest.json").read_text())
    assert manifest["position"] == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--timeline", "rocket"], "did you mean rockets"),
        (["--timeline", "zzz"], "/timelines/ lists all"),
        (["--timeline", "rockets", "--filter", "country=IQ"], "leave --filter out"),
        (["--timeline", "rockets", "--as-of", "99999"], "beyond the ledger"),
    ],
)
def test_what_cannot_be_exported_is_said(rockets, options, words):
    with pytest.raises(CommandError, match=words):
        export(*options)
