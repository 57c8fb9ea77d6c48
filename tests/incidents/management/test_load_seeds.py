"""The command loads the seeds of the project or the files named, and says what it did."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Max, Sum

from incidents.management.commands.load_seeds import seeder
from incidents.models import Incident, Record
from tests.incidents.importing.made_files import attack, content, written

pytestmark = pytest.mark.django_db


def state() -> tuple[int, ...]:
    """Ledger position, edit locks and the number of incidents."""
    return (
        Record.objects.aggregate(last=Max("pk"))["last"],
        Incident.objects.aggregate(all=Sum("revision"))["all"],
        Incident.objects.count(),
    )


def test_seeds_loaded_again_change_nothing(capsys):
    before = state()
    call_command("load_seeds", publish=True)
    printed = capsys.readouterr()

    assert state() == before
    assert ": 0 added, 0 changed, " in printed.out
    assert printed.out.count("\n") == 1
    assert printed.err == ""


def test_named_file_is_loaded_and_counted(tmp_path, capsys):
    call_command("load_seeds", written(tmp_path, content()), publish=True)
    assert capsys.readouterr().out == "test.yaml: 2 added, 0 changed, 0 unchanged\n"
    call_command("load_seeds", written(tmp_path, attack(title="Other")), publish=True, reason="Why")
    assert capsys.readouterr().out == "test.yaml: 0 added, 1 changed, 1 unchanged\n"
    last = Record.objects.latest("pk")
    assert (last.action, last.reason) == ("corrected", "Why")


def test_file_is_not_published_unless_told(tmp_path):
    call_command("load_seeds", written(tmp_path, content()), verbosity=0)
    assert Incident.objects.drafts().filter(origins__dataset="test-desk").count() == 2


def test_entry_edited_here_is_told(tmp_path, capsys):
    call_command("load_seeds", written(tmp_path, content()))
    Incident.objects.filter(origins__original_id="attack").update(title="Ours")
    call_command("load_seeds", written(tmp_path, attack(title="Theirs")))
    assert "attack: edited here since it was loaded" in capsys.readouterr().err


def test_files_of_one_dataset_are_one(tmp_path, capsys):
    whole = content()
    first, second = whole["incidents"]
    paths = [
        written(tmp_path, {**whole, "incidents": [first]}, "1.yaml"),
        written(tmp_path, {"dataset": "test-desk", "incidents": [second]}, "2.yaml"),
    ]
    call_command("load_seeds", *paths)
    assert capsys.readouterr().out == "test-desk: 2 added, 0 changed, 0 unchanged\n"


@pytest.mark.parametrize("wrong", ["dataset: [", "dataset: test\nincidents: [{key: a}]"])
def test_wrong_file_among_others_changes_nothing(tmp_path, wrong):
    before = state()
    paths = [written(tmp_path, content(), "1.yaml"), written(tmp_path, wrong, "2.yaml")]
    with pytest.raises(CommandError, match=r"2\.yaml"):
        call_command("load_seeds", *paths, publish=True)
    assert state() == before


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_file_that_cannot_be_opened_is_told(tmp_path: Path, name):
    with pytest.raises(CommandError, match=r"No such file|Is a directory"):
        call_command("load_seeds", tmp_path / name)


def test_seeder_may_publish_but_nobody_can_sign_in_with_it():
    user = seeder()
    assert user.has_perm("incidents.publish_incident")
    assert not user.has_usable_password()
    assert not user.check_password("!")
    assert seeder() == user
