"""What every format that tells a chronology keeps: head, order, sources, end, and flat memory."""

import gc
import json
import tracemalloc
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from incidents.formats import Format, available, find
from tests.timeline.documents import actor, citation, document, link, participation
from tests.timeline.formats.opened import pdf_text, word_text
from tests.timeline.made_selection import HOSTILE, made, nothing_published, text_of
from timeline.telling.wording import UnknownStyle

STREAMED = ["html", "json", "md", "txt"]
WHOLE = ["docx", "pdf"]
CHRONOLOGIES = sorted([*STREAMED, *WHOLE])
PROGRAMS = ["atom", "ics", "timelinejs", "timelinejs-csv", "timemap", "vis"]
"""Those that programs read, which have tests of their own: test_programs.py and one each."""
DAYS = [
    document(reference="INC-000001", date="2019-12-27", time="19:20"),
    document(
        reference="INC-000002",
        title="Airstrikes",
        date="2019-12-29",
        links=[link("responds-to", "INC-000001", "Rockets")],
        citations=[citation(1), citation(2)],
    ),
]


def test_chronologies_are_these():
    names = {format_.name for format_ in available(chronology=True)}

    assert names == {*CHRONOLOGIES, *PROGRAMS}


@pytest.fixture(params=CHRONOLOGIES)
def chronology(request: pytest.FixtureRequest) -> Format:
    return find(request.param)


@pytest.fixture(params=STREAMED)
def streamed(request: pytest.FixtureRequest) -> Format:
    return find(request.param)


def read(format_: Format, *documents: dict[str, Any]) -> str:
    """What a reader finds in the file."""
    file = b"".join(format_.stream(made(*documents) if documents else nothing_published()))
    if format_.name == "pdf":
        return pdf_text(file)
    return word_text(file) if format_.name == "docx" else file.decode()


class TestEveryChronology:
    def test_head_states_filter_count_time_and_position(self, chronology):
        told = read(chronology, *DAYS)

        assert "country=iq" in told
        assert "2026-01-05T09:30:00.123456Z" in told or "5 January 2026, 09:30:00 UTC" in told
        assert "position 7" in told or '"position": 7' in told

    def test_entries_are_in_order_and_sources_last(self, chronology):
        told = read(chronology, *DAYS)

        order = [told.rindex(each) for each in ("Rockets hit a base", "Airstrikes", "Shawn Snow")]
        assert order == sorted(order)

    def test_end_is_missing_from_what_breaks_off(self, chronology):
        told = read(chronology, *DAYS)

        ends = {"md": "*End of the timeline", "html": 'id="end"', "json": '"end":'}
        end = ends.get(chronology.name, "End of the timeline: 2 entries at ledger position 7.")
        assert told.count(end) == 1
        assert told.index(end) > told.index("buzzsaw")

    def test_empty_ledger_is_told_too(self, chronology):
        told = read(chronology)

        assert "nothing yet" in told or '"recorded_at": null' in told

    def test_style_is_that_which_is_asked_for(self, chronology):
        if chronology.name != "json":
            assert "How this was written" in read(chronology, *DAYS)
        with pytest.raises(UnknownStyle):
            list(chronology.stream(made(*DAYS), style="xx"))

    def test_pieces_are_large_and_none_is_empty(self, streamed):
        pieces = list(streamed.stream(made(*DAYS, times=300)))

        assert all(len(piece) >= 64 * 1024 for piece in pieces[:-1])
        assert all(pieces)

    @pytest.mark.slow
    def test_memory_does_not_grow_with_entries(self, streamed):
        text_of(streamed.stream(made(*DAYS)))  # what is loaded once

        tracemalloc.start()
        held = []
        for _piece in streamed.stream(made(*DAYS, times=500)):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()

        assert len(held) > 2
        assert held[-1] - held[0] < 300_000  # the entries take a million bytes and more

    def test_stream_that_is_closed_closes_what_it_reads_from(self, streamed):
        closed = []

        def documents():
            try:
                while True:
                    yield json.dumps(DAYS[0])
            finally:
                closed.append(True)

        selection = made(*DAYS)
        object.__setattr__(selection, "documents", documents)
        stream = streamed.stream(selection)
        next(stream)
        stream.close()

        assert closed == [True]


def test_days_of_earlier_entries_are_remembered_as_far_as_memory_is_bounded(monkeypatch):
    later = document(
        reference="INC-000003",
        date="2019-12-30",
        links=[link("concerns", DAYS[0]["reference"], "A"), link("concerns", "INC-000002", "B")],
    )

    def told() -> str:
        return text_of(find("md").stream(made(*DAYS, later)))

    assert "three days before" in told()
    monkeypatch.setattr("timeline.chronology._REMEMBERED", 1)
    assert "three days before" not in told()
    assert "the day before" in told()


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("md", "\u200e[1, para. 1]\u200e"),
        ("txt", "\u200e[1, para. 1]\u200e"),
        ("html", 'dir="ltr">[1, para. 1]</a>'),
    ],
)
def test_notes_keep_their_direction_in_a_style_from_right_to_left(name, note):
    told = text_of(find(name).stream(made(DAYS[0]), style="ar"))

    assert note in told
    assert "كيف كُتب هذا النص" in told


def test_markdown_ends_with_the_end():
    lines = text_of(find("md").stream(made(*DAYS))).splitlines()

    assert lines[-1] == "*End of the timeline: 2 entries at ledger position 7.*"


def test_markdown_reads_like_this():
    blamed = participation(
        "initiator", actor("A militia"), basis="attributed", by=actor("B state"), cites=[1]
    )
    told = text_of(find("md").stream(made(document(participations=[blamed], grading="contested"))))

    assert told.partition("\n\n## How this")[0] == (
        "# Timeline of incidents\n\n"
        "- Filter: `country=iq`\n"
        "- Entries: 1\n"
        "- As published: 5 January 2026, 09:30:00 UTC (ledger position 7)\n"
        "- Made by: Conflict incidents\n\n"
        "## 27 December 2019\n\n"
        "### Rockets hit a base\n\n"
        "*Rocket attack*\n\n"
        "A rocket attack took place. B state blamed A militia [1, para. 1].\n\n"
        "Record: INC-000001; contested\n\n"
        "## Sources\n\n"
        "1. Shawn Snow and Aaron Mehta, “Milley: buzzsaw awaits”, Military Times, 2 January 2020. "
        "<https://example.org/buzzsaw>"
    )
    assert told.endswith("\n\n*End of the timeline: 1 entry at ledger position 7.*\n")


def test_markdown_shows_hostile_text_as_text():
    html = MarkdownIt("gfm-like", {"linkify": False}).render(
        text_of(find("md").stream(made(HOSTILE)))
    )

    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:alert(1)</" not in html
    assert html.count("<a ") == 1  # the source
    assert "\u202e" not in html


class Tags(HTMLParser):
    """Counts tags, and notices one that is not closed."""

    VOID = {"meta", "link", "input", "br", "img", "hr"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("documents", [[], [HOSTILE], [*DAYS, HOSTILE, *DAYS]])
def test_html_is_well_formed_and_shows_hostile_text_as_text(documents):
    tags = Tags()
    tags.feed(text_of(find("html").stream(made(*documents))))

    assert tags.open == []
    assert "script" not in tags.seen
    assert "img" not in tags.seen
    assert tags.seen.count("article") == len(documents)


def test_html_names_the_machine_date_of_a_certain_day_only():
    certain = text_of(find("html").stream(made(DAYS[0])))
    doubtful = text_of(find("html").stream(made(document(date="2019-12-27~"))))

    assert '<time datetime="2019-12-27">27 December 2019</time>' in certain
    assert '<time datetime="2019-12-27T19:20">19:20</time>' in certain
    assert doubtful.count("<time") == 1  # the one of the ledger


def test_html_leads_nowhere_on_a_site_that_is_not_known():
    told = text_of(find("html").stream(made(*DAYS)))

    assert "/incidents/" not in told
    assert "Rockets hit a base</h3>" in told


def test_html_keeps_direction_and_language_of_each_title():
    arabic = document(title="هجوم صاروخي", language="ar")

    selection = made(arabic)
    object.__setattr__(selection, "site", "https://i.example.org/")
    told = text_of(find("html").stream(selection))

    address = "https://i.example.org/incidents/INC-000001/"
    assert f'lang="ar" dir="auto"><a href="{address}">\u2068هجوم صاروخي\u2069</a></h3>' in told


def test_json_is_one_object_that_ends_with_its_end():
    told = json.loads(text_of(find("json").stream(made(*DAYS))))

    assert list(told)[-1] == "end"
    assert told["end"] == {"count": 2, "position": 7}
    assert [each["document"]["reference"] for each in told["entries"]] == [
        "INC-000001",
        "INC-000002",
    ]
    assert told["entries"][1]["facts"][0]["pieces"][0]["to"] == "INC-000001"
    assert told["entries"][1]["passages"][1]["note"] == {"number": 1, "locator": "para. 2"}
    assert told["sources"][0]["title"] == "Milley: buzzsaw awaits"


def test_json_of_nothing_is_an_object_too():
    told = json.loads(text_of(find("json").stream(nothing_published())))

    assert told["entries"] == told["sources"] == []
    assert told["recorded_at"] is None
