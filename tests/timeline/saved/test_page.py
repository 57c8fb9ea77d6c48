"""How entries are put into the sections of a page."""

from datetime import date

import pytest

from tests.timeline.saved.made import saved
from timeline.desk import Section
from timeline.saved.page import context
from timeline.saved.selection import select_saved

FIRST, LAST = date(2019, 12, 27), date(2019, 12, 31)


@pytest.mark.django_db(databases=["reader"])
def test_every_entry_stands_once_and_sections_in_their_order():
    sections = (
        Section("Later", date(2020, 1, 1), None, ""),
        Section("That day", FIRST, FIRST, ""),
        Section("Nothing", date(1990, 1, 1), date(1991, 1, 1), ""),
        Section("Text", None, None, "Words."),
    )
    it = saved(sections=sections)
    shown = context(it, select_saved(it, {}))

    titles = [(part.title, part.period) for part in shown["parts"]]
    assert titles == [
        ("Later", "from 1 January 2020 on"),
        ("That day", "27 December 2019"),
        ("Nothing", "from 1 January 1990 to 1 January 1991"),
        ("Text", ""),
        ("", ""),
    ]
    told = [
        entry.entry.reference
        for part in shown["parts"]
        for day in part.days
        for entry in day.entries
    ]
    assert len(told) == len(set(told)) == shown["head"].count == 24
    assert shown["parts"][2].days == shown["parts"][3].days == []
