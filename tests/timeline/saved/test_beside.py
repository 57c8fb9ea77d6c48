"""The words of the desk and what came after them, in every format that can say them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from incidents.formats import available, find
from tests.timeline.formats.opened import pdf_text, word_text
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from timeline.desk import Section
from timeline.saved.beside import remarked
from timeline.saved.selection import select_saved

TABLES = {"acled", "csv", "geojson", "ndjson", "parquet", "ucdp-ged", "xlsx"}
"""Those of which each row is a published incident and nothing else."""
HEADLINE, NOTE, TITLE = "Where it began", "Why it matters.", "Rockets hit K-1 Air Base"
SECTION, TEXT = "The first day", "A background"


def timeline(**changes):
    days = date(2019, 12, 27), date(2019, 12, 27)
    return made.saved(
        introduction="An introduction.",
        author="The desk of rockets",
        title="Rockets & bases",
        pinned={KIRKUK: made.pinned(24, HEADLINE, NOTE), EMBASSY: made.pinned(24)},
        sections=(Section("Before", None, None, TEXT), Section(SECTION, *days, "Its text.")),
        **changes,
    )


def read(format_):
    it = timeline()
    file = b"".join(find(format_).stream(remarked(it, select_saved(it, {}))))
    if format_ == "pdf":
        return pdf_text(file)
    if format_ == "docx":
        return word_text(file)
    text = file.decode()
    return text.replace("\r\n ", "") if format_ == "ics" else text


@pytest.fixture
def changed(committed, editor):
    made.corrected(editor)
    made.retracted(editor, EMBASSY)


def test_formats_that_have_none_are_tables():
    said = {f.name for f in available(chronology=True)} | {"kml"}
    assert {f.name for f in available()} - said == TABLES


@pytest.mark.parametrize(
    "format_", [f.name for f in available() if f.name not in TABLES], ids=lambda name: name
)
def test_words_of_the_desk_and_what_came_after_are_in_every_format(changed, format_):
    told = " ".join(read(format_).split())

    wanted = {HEADLINE, NOTE, "corrected on", made.REASON, "An introduction.", SECTION, TEXT}
    wanted |= {"The desk of rockets", f"{EMBASSY}: after this was made: retracted on"}
    wanted -= {SECTION, TEXT} if format_ == "atom" else set()
    missing = {each for each in wanted if each not in told.replace("\\,", ",")}
    assert missing == set()
    assert "Rockets & bases" in told.replace("\\&", "&").replace("&amp;", "&")


@pytest.mark.parametrize("format_", ["md", "txt", "html", "docx", "pdf", "kml"])
def test_entries_stand_under_the_headings_of_the_desk(changed, format_):
    told = " ".join(read(format_).split())

    before, first, entry = (told.index(each) for each in (TEXT, SECTION, HEADLINE))
    later = told.rindex("Outside of the sections") if format_ != "kml" else told.index("</Folder>")
    assert before < first < entry
    assert entry < later or format_ == "kml"
    if format_ == "kml":
        assert told.count("<Folder>") == told.count("</Folder>") == 2
        assert told.rindex("<Folder>") < entry < told.rindex("</Folder>")


def test_headline_stands_in_place_of_the_title_which_is_said_too(changed):
    told = read("md")

    assert f"#### {HEADLINE}\n" in told
    assert f"published as “{TITLE}”" in told
    assert f"> The desk writes: {NOTE}" in told


def test_json_has_sections_and_which_one_an_entry_stands_in(changed):
    told = json.loads(read("json"))

    assert [each["title"] for each in told["sections"]] == ["Before", SECTION]
    (kirkuk,) = (each for each in told["entries"] if each["reference"] == KIRKUK)
    assert kirkuk["section"] == 1
    assert (kirkuk["headline"], kirkuk["note"]) == (HEADLINE, [NOTE])


def test_sections_are_eras_backgrounds_and_narratives(changed):
    slides, items, events = (json.loads(read(name)) for name in ("timelinejs", "vis", "timemap"))

    (era,) = (each for each in slides["eras"] if each["unique_id"].startswith("section"))
    assert era["text"]["headline"] == SECTION
    assert era["start_date"] == era["end_date"] == {"year": 2019, "month": 12, "day": 27}
    (drawn,) = (each for each in items["items"] if each["type"] == "background")
    assert (drawn["start"], drawn["end"]) == ("2019-12-27T00:00:00", "2019-12-28T00:00:00")
    assert len(items["items"]) == items["end"]["count"] + 1
    (narrative,) = (each for each in events["associations"] if each["mode"] == "NARRATIVE")
    (kirkuk,) = (each for each in events["events"] if each["id"] == KIRKUK)
    assert narrative["id"] in kirkuk["associations"]
    assert narrative["desc"] == "Its text."


def test_feed_of_a_timeline_leads_to_it_and_keeps_its_name_in_every_edition(changed):
    ids = set()
    for edition in (1, 2):
        it = timeline(edition=edition)
        selection = replace(remarked(it, select_saved(it, {})), site="https://i.example.org/")
        told = b"".join(find("atom").stream(selection)).decode()
        assert 'href="https://i.example.org/timelines/rockets.atom"' in told
        assert 'href="https://i.example.org/timelines/rockets/"' in told
        ids.add(told.partition("<id>")[2].partition("</id>")[0])
    assert len(ids) == 1
