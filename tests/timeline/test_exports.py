"""The addresses of the whole timeline."""

import pytest

from incidents.formats import available
from incidents.selection import select
from timeline import exports

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_exports_are_every_format_there_is_pinned_to_the_position_of_the_page():
    selection = select({"country": ["IQ"]})

    told = exports.addresses(selection)

    assert [label for label, _ in told] == [each.label for each in available()]
    expected = f"/timeline.md?country=iq&as_of={selection.position}"
    assert expected in [address for _, address in told]


def test_exports_of_an_empty_ledger_ask_for_no_position():
    assert ("Markdown", "/timeline.md") in exports.addresses(select({"as_of": ["0"]}))
