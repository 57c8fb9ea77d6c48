"""The words of one incident by itself, plain and as HTML."""

from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.documents import actor, citation, figure, participation
from tests.timeline.made_selection import HOSTILE
from tests.timeline.programs.told import told
from timeline.programs import brief
from timeline.programs.stretch import stretch

BLAMED = participation(
    "initiator", actor("A militia"), basis="attributed", by=actor("B state"), cites=[2]
)
SAID = citation(2, quotation="31 rockets", speaker_described_as="the general")


class Read(HTMLParser):
    """The tags and the text of HTML; every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_words_are_in_order_and_notes_lead_to_the_sources_of_this_incident() -> None:
    incident = told(
        summary="It fell\nat night.",
        said="We did it",
        participations=[BLAMED],
        figures=[figure("killed", 1)],
        citations=[citation(1), SAID],
    )

    assert brief.plain(incident, "A note.").splitlines() == [
        "27 December 2019 · Rocket attack",
        "A note.",
        "It fell at night.",
        "Said: We did it",
        "By: blamed on A militia by B state [1, para. 2]",
        "Casualties: 1 killed",
        "Passages: [1, para. 2] the general: “31 rockets”",
        "Record: INC-000001",
        (
            "[1] Shawn Snow and Aaron Mehta, “Milley: buzzsaw awaits”, Military Times, "
            "2 January 2020. https://example.org/buzzsaw"
        ),
    ]


def test_html_says_the_same() -> None:
    incident = told(summary="It fell.", participations=[BLAMED], citations=[citation(1), SAID])
    read = Read(brief.html(incident, "A note."))

    plain = brief.plain(incident, "A note.").replace(". https://example.org/buzzsaw", "")
    assert read.said == plain.splitlines()
    assert {*read.tags} == {"p", "ul", "li", "a"}


def test_hostile_text_makes_no_tag() -> None:
    hostile = told(**{name: HOSTILE[name] for name in ("title", "summary", "said")})
    read = Read(brief.html(hostile))

    assert {*read.tags} == {"p", "ul", "li", "a"}
    assert any("<img" in said for said in read.said)


def test_headline_says_what_the_days_alone_would_not() -> None:
    for fields, headline in (
        ({}, "Rockets hit a base"),
        ({"date": "2019-12"}, "Rockets hit a base (December 2019)"),
        ({"date": "2019-12-27/2019-12-29"}, "Rockets hit a base"),
        ({"occurrence": "planned", "date": "2019"}, "Rockets hit a base (planned, 2019)"),
    ):
        incident = told(**fields)
        assert brief.headline(incident, stretch(incident.document)) == headline


@given(st.text(), st.text(), st.text())
def test_html_of_any_text_is_well_formed(title: str, summary: str, quotation: str) -> None:
    passage = citation(quotation=quotation, locator=title)
    Read(brief.html(told(title=title, summary=summary, citations=[passage]), summary))
