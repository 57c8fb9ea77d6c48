"""An index that another release filled is known as such, and filled anew only then."""

import pytest
from django.core.management import call_command

from incidents.publishing import index_shape
from incidents.publishing.index_shape import is_current, note, shape


@pytest.mark.django_db(databases=["default", "reader", "owner"])
class TestShape:
    def test_index_of_the_tests_is_current_for_every_role(self):
        assert all(is_current(role) for role in ("default", "reader", "owner"))

    def test_index_filled_by_other_sql_is_not(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(index_shape, "index_query", lambda: "SELECT 1")

        assert not is_current("reader")

    def test_other_columns_are_another_shape(self, monkeypatch: pytest.MonkeyPatch):
        before = shape()
        monkeypatch.setattr(index_shape, "COLUMNS", ["position"])

        assert shape() != before


def test_reindexing_only_if_needed_notes_the_shape(
    committed: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    call_command("reindex_ledger", "--if-needed")
    assert "as this release fills it" in capsys.readouterr().out

    with monkeypatch.context() as patched:
        patched.setattr(index_shape, "shape", lambda: "shape of another release")
        note()
    assert not is_current("reader")

    call_command("reindex_ledger", "--if-needed")
    assert "The index is rebuilt up to position" in capsys.readouterr().out
    assert is_current("reader")
