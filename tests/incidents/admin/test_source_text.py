"""The text of a source corrected in its form, and what is said of the passages cited in it."""

from typing import Any

import pytest
from django.test import Client

from incidents.admin.code_report import digest
from incidents.models import Citation, Incident, Source
from tests.incidents.admin.conftest import address, errors_of, filled
from tests.incidents.models import rows

OLD = "Kirkuk: rockets fell.\n\nThree were killed.\n\nFour fled."


@pytest.fixture
def kept(source: Source) -> Source:
    """A source with a text of which every paragraph is cited."""
    source.text, source.sha256 = OLD, digest(OLD)
    source.save()
    incident = rows.incident("Attack")
    for number, words in enumerate(("rockets fell", "Three were killed", "Four fled"), 1):
        start = OLD.index(words)
        Citation.objects.create(
            incident=incident,
            number=number,
            source=source,
            locator=f"paragraph {number}",
            passage_start=start,
            passage_end=start + len(words),
        )
    return source


def corrected(client: Client, source: Source, text: str, **typed: Any) -> Any:
    page = address("source", "change", source.pk)
    fields = filled(client.get(page)) | {"text": text} | typed
    return client.post(page, fields, follow=True)


def said(response: Any) -> list[str]:
    told = [str(message) for message in response.context["messages"]]
    return [words for words in told if "successfully" not in words]


def passages() -> list[str | None]:
    text = Source.objects.get(slug="test-report").text
    cited = Citation.objects.filter(incident__title="Attack").order_by("number")
    spans = cited.values_list("passage_start", "passage_end")
    return [None if start is None else text[start:end] for start, end in spans]


def test_corrected_text_keeps_passages_on_their_words(as_analyst: Client, kept: Source) -> None:
    response = corrected(as_analyst, kept, "By us.\r\n\r\n" + OLD.replace("\n", "\r\n"))

    assert passages() == ["rockets fell", "Three were killed", "Four fled"]
    assert said(response) == [
        "3 cited passages of the text: on the same words as before.",
        *(
            f"The passage of [{n}] of “Attack” is in paragraph {n + 1}, its locator says "
            f"paragraph {n}: correct it."
            for n in (1, 2, 3)
        ),
    ]
    kept.refresh_from_db()
    assert kept.sha256 == digest(kept.text)


def test_passage_that_is_gone_or_reworded_is_named(as_analyst: Client, kept: Source) -> None:
    reworded = corrected(as_analyst, kept, "Now: " + OLD.replace("rockets", "one rocket"))
    assert passages() == ["one rocket fell", "Three were killed", "Four fled"]
    assert said(reworded) == [
        "2 cited passages of the text: on the same words as before.",
        "The passage of [1] of “Attack” may be another one now: look at it.",
    ]

    gone = corrected(as_analyst, kept, OLD.replace("\n\nFour fled.", ""))

    assert passages()[1:] == ["Three were killed", None]
    assert "The passage of [3] of “Attack” is in the text no more: mark it again." in said(gone)


def test_saving_without_a_correction_leaves_the_text_as_it_was(
    as_analyst: Client, kept: Source
) -> None:
    Source.objects.filter(pk=kept.pk).update(text=f" {OLD}\r\n", sha256="0" * 64)

    response = corrected(as_analyst, kept, OLD, title="Other title")

    kept.refresh_from_db()
    assert (kept.text, kept.title, kept.sha256) == (f" {OLD}\r\n", "Other title", "0" * 64)
    assert said(response) == []


def test_correction_of_a_text_that_changed_meanwhile_is_refused(
    as_analyst: Client, kept: Source
) -> None:
    page = address("source", "change", kept.pk)
    typed = filled(as_analyst.get(page)) | {"text": OLD + " Mine."}
    Source.objects.filter(pk=kept.pk).update(text=OLD + " Theirs.")

    refused = as_analyst.post(page, typed)

    assert "changed while you had this page open" in errors_of(refused)[0]
    kept.refresh_from_db()
    assert kept.text == OLD + " Theirs."
    unchanged = typed | {"text": OLD}
    assert "changed while" in errors_of(as_analyst.post(page, unchanged))[0]


def test_reader_sees_the_text_and_cannot_correct_it(
    sign_in: Any, reader_user: Any, kept: Source
) -> None:
    page = address("source", "change", kept.pk)
    reader = sign_in(reader_user)

    assert 'name="text"' not in reader.get(page).content.decode()
    assert reader.post(page, {"text": "Other"}).status_code == 403


def test_new_source_takes_a_text_at_once(as_analyst: Client, source: Source) -> None:
    page = address("source", "add")
    fields = {
        "title": "New",
        "slug": "new",
        "publisher": source.publisher_id,
        "kind": "news-report",
    }
    typed = filled(as_analyst.get(page)) | fields | {"text": "Its text.\r\n"}

    response = as_analyst.post(page, typed)

    assert response.status_code == 302, errors_of(response)
    assert Source.objects.get(slug="new").text == "Its text."


def test_emptied_text_leaves_the_citations_without_their_places(
    as_analyst: Client, kept: Source
) -> None:
    corrected(as_analyst, kept, "")

    assert passages() == [None, None, None]
    assert Incident.objects.get(title="Attack").citations.count() == 3
