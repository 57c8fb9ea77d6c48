"""What the desk adds: sections and the entries that stand in them, its words on an entry."""

from dataclasses import replace
from datetime import date

import pytest

from incidents.publishing.acts import correct
from tests.timeline.documents import document
from tests.timeline.saved.made import incident, saved
from timeline.asking import asked
from timeline.desk import NOTHING, Desk, Section, Words, parted, section_of
from timeline.entries import entry
from timeline.saved.selection import select_saved
from timeline.sources import Register

FIRST, LAST = date(2019, 12, 27), date(2019, 12, 31)
TEXT = Section("T", None, None, "x")
OVERLAPPING = (
    Section("Later", date(2020, 1, 1), None, ""),
    TEXT,
    Section("That day", FIRST, FIRST, ""),
    Section("Until it", None, LAST, ""),
    Section("From the first day there is", date.min, date(2020, 1, 2), ""),
)


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, date(2019, 12, 26), False),
        (FIRST, LAST, date(2020, 1, 1), False),
        (None, LAST, date(1, 1, 1), True),
        (FIRST, None, date(9999, 12, 31), True),
        (None, LAST, None, True),
        (FIRST, None, None, False),
        (None, None, FIRST, False),
    ],
)
def test_section_holds_what_begins_in_it(start, end, day, held):
    section = Section("S", start, end, "")
    assert section.holds(day) is held
    assert section_of((section,), day) == (0 if held else None)


def test_entry_stands_in_the_first_section_that_it_fits():
    text, wide, narrow = (
        Section("T", None, None, "x"),
        Section("W", FIRST, None, ""),
        Section("N", FIRST, LAST, ""),
    )
    assert section_of((text, wide, narrow), FIRST) == 1


def test_text_alone_has_no_days():
    assert not TEXT.is_dated
    assert TEXT.period == ""


@pytest.mark.django_db(databases=["reader"])
@pytest.mark.parametrize("sections", [OVERLAPPING, OVERLAPPING[:3], (TEXT,), ()], ids=len)
def test_every_entry_stands_where_the_database_and_the_rule_put_it(sections):
    it = saved(sections=sections)
    selection = select_saved(it, {})

    found = [
        (number, reference)
        for number, (section, part) in enumerate(parted(selection))
        for reference in (part.rows().values_list("reference", flat=True) if part else ())
        if section or number == len(sections)
    ]

    by_rule = [
        (len(sections) if (number := section_of(sections, day)) is None else number, reference)
        for reference, day in selection.rows().values_list("reference", "earliest")
    ]
    assert found == sorted(by_rule, key=lambda each: each[0])  # each keeps its order
    assert len(found) == selection.count()


def test_what_began_at_an_unknown_day_stands_where_the_rule_puts_it(committed, editor):
    (row,) = incident("INC-000004")
    row.date = "../2020-01-01"
    row.save()
    correct(incidents=incident("INC-000004"), by=editor, reason="Open.")
    for section, stands in [
        (OVERLAPPING[3], True),
        (OVERLAPPING[4], True),
        (OVERLAPPING[2], False),
    ]:
        selection = select_saved(saved(sections=(section,)), {})
        (_section, part), _rest = parted(selection)
        assert part
        assert part.rows().filter(reference="INC-000004").exists() is stands


@pytest.mark.django_db(databases=["reader"])
def test_selection_of_a_filter_is_in_one_part_and_says_nothing():
    selection = asked({})
    assert list(parted(selection)) == [(None, selection)]
    assert NOTHING.said() == {}
    assert list(NOTHING.preface()) == []


def test_entry_has_the_words_of_the_desk_and_its_published_title_beside_them():
    told = entry(document(), Register())
    desk = Desk(
        sections=(TEXT, Section("D", None, None, "x"), Section("S", None, LAST, "")),
        words={"INC-000001": Words("A headline", ("One.", "Two."))},
        remarks={"INC-000001": ("after this was made: corrected",)},
    )

    by_desk = desk.on(told, {"earliest": "2019-12-27"})

    assert (by_desk.called, by_desk.title) == ("A headline", told.title)
    assert by_desk.note == ("One.", "Two.")
    assert by_desk.section == 2
    assert by_desk.remarks[-2:] == (
        f"published as “{told.title}”",
        "after this was made: corrected",
    )
    assert NOTHING.on(told, {}) is told
    assert replace(desk, words={}).on(told, {"earliest": None}).called == told.title
