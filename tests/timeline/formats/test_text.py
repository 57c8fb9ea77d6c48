"""The plain text: 78 columns, whatever is told."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.formats import find
from tests.timeline.documents import SOURCE, citation, document, figure
from tests.timeline.made_selection import HOSTILE, made, text_of
from timeline.formats.text import WIDTH, wrapped

TXT = find("txt")


def test_it_reads_like_this():
    source = {**SOURCE, "archive_url": "https://archive.example.org/1"}
    told = text_of(
        TXT.stream(
            made(
                document(
                    figures=[figure("killed", 3, cites=[1])],
                    citations=[citation(source=source)],
                    occurrence="attempted",
                    grading="contested",
                )
            )
        )
    )

    assert told.partition("\n\nHow this")[0] == (
        "Timeline of incidents\n=====================\n"
        "Filter: country=iq\nEntries: 1\n"
        "As published: 5 January 2026, 09:30:00 UTC (ledger position 7)\n"
        "Made by: Conflict incidents\n"
        "\n\n27 December 2019\n----------------\n"
        "\n* Rockets hit a base (attempted)\n  Rocket attack\n"
        "\nA rocket attack was attempted. Three people were killed [1, para. 1].\n"
        "\n  Record: INC-000001; contested\n"
        "\n\nSources\n-------\n"
        "[1]  Shawn Snow and Aaron Mehta, “Milley: buzzsaw awaits”, Military Times, 2\n"
        "     January 2020. https://example.org/buzzsaw archived:\n"
        "     https://archive.example.org/1\n"
    )
    assert told.endswith("\n\nEnd of the timeline: 1 entry at ledger position 7.\n")


def test_lines_are_short_even_with_hostile_text():
    lines = text_of(TXT.stream(made(HOSTILE, document(narrative="word " * 500)))).splitlines()

    assert max(map(len, lines)) <= WIDTH


@given(st.lists(st.text("ab-", min_size=1, max_size=120), min_size=1))
def test_wrapping_loses_nothing(words):
    lines = wrapped(" ".join(words), first="  ", further="    ").splitlines()

    assert " ".join(lines).split() == words
    assert all(len(line) <= WIDTH or len(line.split()) == 1 for line in lines)
