"""A corrected text: each cited passage stays on its words, or it is told that it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import Citation, Source
from incidents.retexting import Change, move_passages
from tests.incidents.models import rows

OLD = "Kirkuk: rockets fell.\n\nThree were killed. Four fled.\n\nLater, three were killed again."


def follow(old: str, new: str, words: str) -> tuple[str, bool] | None:
    """What a passage of these words covers in the new text, and whether that is sure."""
    start = old.index(words)
    found = Change.between(old, new).follow((start, start + len(words)))
    return (new[slice(*found.span)], found.is_sure) if found else None


@pytest.mark.parametrize(
    ("new", "words", "expected"),
    [
        (OLD, "Three were killed.", ("Three were killed.", True)),
        ("Update. " + OLD, "Three were killed.", ("Three were killed.", True)),
        (OLD + " End.", "Three were killed.", ("Three were killed.", True)),
        (OLD.replace("Three", "3 men"), "Three were killed.", ("3 men were killed.", True)),
        (OLD.replace("\n\n", "\r\n \r\n"), "fell.\n\nThree", ("fell.\r\n \r\nThree", True)),
        ("A " + OLD.replace("Four", "4") + " A", "were killed again", ("were killed again", True)),
        ("Ad. " + OLD.replace("fell", "fel") + " Ad.", "rockets fell.", ("rockets fel.", True)),
        ("Nothing of it.", "rockets fell.", None),
        ("Quite: another text, were killed, it says.", "were killed", ("were killed", False)),
    ],
)  # fmt: skip
def test_passage_is_followed(new: str, words: str, expected: tuple[str, bool] | None) -> None:
    assert follow(OLD, new, words) == expected


def test_same_words_elsewhere_are_doubtful() -> None:
    old = "A. Three killed here. B. " + "x " * 300 + "C. Three killed there. D."
    new = "Z. B. " + "x " * 300 + "C. Three killed there. Y."

    assert follow(old, new, "Three killed") == ("Three killed", False)


def test_of_many_places_the_one_among_the_same_words_is_taken() -> None:
    old = "one killed a. two killed b. three killed c."
    new = "zero. one killed a. two killed b. three killed c! end"
    start = old.index("killed b")
    found = Change.between(old, new).follow((start, start + 6))

    assert found is not None
    assert new[found.span[0] : found.span[1] + 2] == "killed b"


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.data())
def test_passage_lies_in_the_new_text_and_what_is_alike_stays(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(0, len(old) - 1)))
    end = data.draw(st.integers(start + 1, len(old) + 1))

    found = Change.between(old, new).follow((start, end))

    if found:
        assert 0 <= found.span[0] < found.span[1] <= len(new)
    if old == new and end <= len(old):
        assert found is not None
        assert found.span == (start, end)


def test_citations_are_moved_kept_or_lose_their_place(db: None) -> None:
    source = Source.objects.create(
        slug="kept", title="Kept", publisher=rows.source().publisher, kind="news-report", text=OLD
    )
    incident = rows.incident()
    for number, words in enumerate(("Kirkuk", "Four fled.", "killed again"), 1):
        start = OLD.index(words)
        place = {"passage_start": start, "passage_end": start + len(words)}
        Citation.objects.create(incident=incident, number=number, source=source, **place)
    Citation.objects.create(incident=incident, number=4, source=source)
    new = OLD.replace("Three were killed. Four fled.\n\n", "")

    moved = move_passages(source, OLD, new)

    kept = Citation.objects.filter(source=source, passage_end__isnull=False)
    assert [new[c.passage_start : c.passage_end] for c in kept] == ["Kirkuk", "killed again"]
    assert [c.number for c in moved.same] == [1, 3]
    assert [c.number for c in moved.lost] == [2]
