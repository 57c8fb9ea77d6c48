"""A report is read from its page or file, shown, and kept with the source it becomes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from incidents.archiving import keeping, store
from incidents.models import Source, SourceCopy, User
from tests.incidents.admin.conftest import address
from tests.incidents.archiving.web import Web, answer, serving

PAGE = "/admin/incidents/source/code/"
URL = "http://example.org/page"
WORDS = "Shells fell on a market in the town on Thursday and killed two people, medics told us. "
HTML = f"""<!doctype html><html lang="en"><head><title>Shells fall on a market</title>
<meta property="article:published_time" content="2020-01-02T10:00:00Z"></head><body><article>
<p>{WORDS}</p><p>{WORDS}{WORDS}</p></article></body></html>""".encode()
EMPTY = {"title": "", "text": "", "published": "", "language": "", "kind": "news-report"}


@pytest.fixture(autouse=True)
def archive(settings: Settings, tmp_path: Path) -> None:
    """An empty archive."""
    settings.ARCHIVE_DIR = tmp_path


@pytest.fixture
def fetching(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """What the operator allows, with the report on a web of our own."""
    settings.FETCH_SOURCES = True
    with serving() as web:
        web.pages["/page"] = answer(HTML, Content_Type="text/html")
        monkeypatch.setattr(keeping, "fetcher", web.fetcher)
        yield web


def read(client: Client, **fields: Any) -> tuple[dict[str, Any], list[str]]:
    """Press *Read it first*; the fields of the page that follows, and what is said."""
    shown = client.post(PAGE, EMPTY | {"read": "Read it first"} | fields)
    assert shown.status_code == 200
    form = shown.context["adminform"].form
    values = {bound.name: bound.value() for bound in form if bound.value()}
    return values, [str(message) for message in shown.context["messages"]]


def code(client: Client, fields: dict[str, Any]) -> Any:
    return client.post(PAGE, {name: value for name, value in fields.items() if name != "read"})


def test_page_is_read_shown_and_kept_with_its_source(
    as_analyst: Client, analyst: User, source: Source, fetching: Web
) -> None:
    values, said = read(as_analyst, url=URL, publisher=source.publisher_id)

    assert (values["title"], values["published"]) == ("Shells fall on a market", "2020-01-02")
    assert (values["language"], values["text"].count("\n\n")) == ("en", 1)
    assert values["publisher"] == str(source.publisher_id)
    (words,) = said
    assert words.startswith(f"Read: {URL} (text/html, {len(HTML)} bytes). Filled from it: ")
    assert not Source.objects.filter(url=URL).exists()
    assert not SourceCopy.objects.exists()

    answered = code(as_analyst, values)

    made = Source.objects.get(url=URL)
    assert answered["Location"].endswith(f"?source={made.pk}")
    copy = SourceCopy.objects.get()
    assert (copy.source, copy.kept_by, copy.retrieved_from) == (made, analyst, URL)
    assert keeping.opened(copy) == HTML


def test_what_was_typed_stays(as_analyst: Client, source: Source, fetching: Web) -> None:
    values, said = read(as_analyst, url=URL, title="Mine", text="My text", published="2020")

    assert (values["title"], values["text"], values["published"]) == ("Mine", "My text", "2020")
    assert "Filled from it: Language." in said[0]


def test_file_is_read_even_where_another_button_was_pressed(
    as_analyst: Client, source: Source
) -> None:
    file = SimpleUploadedFile("report.txt", WORDS.encode())
    fields = EMPTY | {"file": file, "publisher": source.publisher_id, "title": "T"}

    shown = as_analyst.post(PAGE, fields)

    values = {bound.name: bound.value() for bound in shown.context["adminform"].form}
    assert values["text"] == WORDS.strip()
    assert not SourceCopy.objects.exists()
    assert code(as_analyst, {k: v for k, v in values.items() if v}).status_code == 302
    assert SourceCopy.objects.get().file_name == "report.txt"


def test_file_without_a_text_is_coded_with_a_title(as_analyst: Client, source: Source) -> None:
    file = SimpleUploadedFile("report.pdf", b"%PDF-1.7 Words")
    values, said = read(as_analyst, file=file, publisher=source.publisher_id)
    assert "No field was filled from it." in said[0]
    assert "title" in code(as_analyst, values).context["adminform"].form.errors

    assert code(as_analyst, values | {"title": "A report"}).status_code == 302
    copy = SourceCopy.objects.get(source__title="A report")
    assert copy.source.sha256 == copy.sha256

    again, _ = read(as_analyst, file=SimpleUploadedFile("b.pdf", b"%PDF-1.7 Words"))
    held = code(as_analyst, again | {"title": "Other", "publisher": source.publisher_id})
    assert held["Location"] == address("source", "change", copy.source_id)
    assert copy.source.copies.count() == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "http://example.org/none"}, "answers 404"),
        ({"url": ""}, "There is no address"),
        ({"url": "not an address"}, "valid URL"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ\0")}, "none of HTML"),
    ],
)
def test_why_nothing_was_read_is_said_and_what_was_typed_stays(
    as_analyst: Client, source: Source, fetching: Web, fields: dict[str, Any], said: str
) -> None:
    values, messages = read(as_analyst, **{"title": "Mine"} | fields)

    assert said in messages[0]
    assert values["title"] == "Mine"
    assert "kept" not in values


def test_what_was_read_is_believed_only_of_us_and_of_the_same_user(
    as_analyst: Client, editor: User, source: Source, fetching: Web, sign_in: Any
) -> None:
    values, _ = read(as_analyst, url=URL, publisher=source.publisher_id)
    wrong = code(as_analyst, values | {"kept": values["kept"][:-1] + "~"})
    assert "read it again" in str(wrong.context["adminform"].form.errors)

    assert "read it again" in code(sign_in(editor), values).content.decode()
    assert not Source.objects.filter(url=URL).exists()


def test_file_that_is_gone_meanwhile_has_to_be_read_again(
    as_analyst: Client, source: Source, fetching: Web
) -> None:
    values, _ = read(as_analyst, url=URL, publisher=source.publisher_id)
    store.remove(store.digest_of(HTML))

    assert "read it again" in code(as_analyst, values).content.decode()
    assert not Source.objects.filter(url=URL).exists()


def test_who_may_not_keep_copies_reads_none(sign_in: Any, analyst: User, source: Source) -> None:
    group = analyst.groups.get()
    group.permissions.remove(group.permissions.get(codename="add_sourcecopy"))
    client = sign_in(analyst)

    page = client.get(PAGE).content.decode()
    assert "Read it first" not in page
    assert 'type="file"' not in page
    assert client.post(PAGE, EMPTY | {"read": "x", "url": URL}).status_code == 403
