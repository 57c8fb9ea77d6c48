"""A pasted report becomes a source, once."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Publisher, Source, User
from tests.incidents.admin.conftest import address

PAGE = "/admin/incidents/source/code/"
TEXT = "Shells fall on a market\r\n\r\nTwo people died."


def post(client: Client, **fields: Any) -> Any:
    sent = {"text": TEXT, "kind": "news-report", **fields}
    return client.post(PAGE, {name: value for name, value in sent.items() if value is not None})


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return dict(answer.context["adminform"].form.errors)


def test_list_leads_to_the_page_and_the_page_says_that_nothing_is_fetched(
    as_analyst: Client, db: None
) -> None:
    assert f'href="{PAGE}"' in as_analyst.get("/admin/incidents/source/").content.decode()
    assert "Nothing is fetched" in as_analyst.get(PAGE).content.decode()


def test_report_is_taken_in_and_its_first_incident_begun(
    as_analyst: Client, analyst: User, source: Source
) -> None:
    answer = post(as_analyst, publisher=source.publisher_id, published="2020-01-02", language="en")

    made = Source.objects.get(title="Shells fall on a market")
    assert answer["Location"] == f"/admin/incidents/incident/add/?source={made.pk}"
    assert made.text == "Shells fall on a market\n\nTwo people died."
    assert (made.slug, made.coding_state) == ("test-times-2020-01-02", "in-work")
    assert (made.assigned_to, made.published_earliest) == (analyst, made.published_latest)


def test_slug_is_made_unique(as_analyst: Client, source: Source) -> None:
    for n in range(3):
        post(as_analyst, publisher=source.publisher_id, text=f"Report {n}", published="2020-01-02")

    made = Source.objects.filter(title__startswith="Report ").values_list("slug", flat=True)
    assert sorted(made) == [f"test-times-2020-01-02{end}" for end in ("", "-2", "-3")]


def test_same_text_leads_to_the_source_there_is(as_analyst: Client, source: Source) -> None:
    post(as_analyst, publisher=source.publisher_id)
    held = Source.objects.get(title="Shells fall on a market")
    answer = post(as_analyst, text=TEXT.replace(" ", "  "), publisher=source.publisher_id)

    assert answer["Location"] == address("source", "change", held.pk)
    assert "held already" in as_analyst.get(answer["Location"]).content.decode()
    assert Source.objects.filter(title="Shells fall on a market").count() == 1


def test_same_address_gets_the_text_it_had_not(as_analyst: Client, source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(url="https://example.org/a/")
    asked = {"publisher": source.publisher_id, "url": "https://example.org/a#top"}
    answer = post(as_analyst, **asked)
    again = post(as_analyst, **asked, text="Else")

    assert answer["Location"] == again["Location"] == address("source", "change", source.pk)
    assert Source.objects.get(pk=source.pk).text.startswith("Shells fall")


def test_date_in_words_is_shown_before_it_is_kept(as_analyst: Client, source: Source) -> None:
    asked = {"publisher": source.publisher_id, "published": "2 Jan 2020"}
    refused = post(as_analyst, **asked)
    assert "“2 Jan 2020” is read as 2 January 2020 (2020-01-02)" in errors(refused)["published"][0]
    assert b'name="published_shown" value="2020-01-02"' in refused.content

    assert post(as_analyst, **asked, published_shown="2020-01-02").status_code == 302
    assert Source.objects.get(title="Shells fall on a market").published == "2020-01-02"


def test_ambiguous_date_is_refused(as_analyst: Client, source: Source) -> None:
    answer = post(as_analyst, publisher=source.publisher_id, published="01/02/2020")

    assert "two ways" in errors(answer)["published"][0]


def test_new_publisher_is_held_against_those_known(as_analyst: Client, source: Source) -> None:
    asked = {"new_publisher": "The Tést Times"}
    refused = post(as_analyst, **asked)
    assert "is like “Test Times”" in errors(refused)["new_publisher"][0]
    assert b'name="is_another"' in refused.content

    assert post(as_analyst, **asked, is_another="on").status_code == 302
    assert Publisher.objects.get(name="The Tést Times").slug == "the-test-times"


@pytest.mark.parametrize("name", ["وكالة خيالية", "Zq_Wire  __ x"])
def test_publisher_of_any_script_gets_a_slug(as_analyst: Client, db: None, name: str) -> None:
    assert post(as_analyst, new_publisher=name).status_code == 302
    assert Source.objects.filter(publisher__slug__in=["publisher", "zq-wire-x"]).count() == 1


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"text": ""}, "text", "or both"),
        ({"text": "", "url": "https://example.org/b"}, "title", "type it"),
        ({"text": "a\x00b"}, "text", "Null"),
        ({"url": "not an address"}, "url", "valid URL"),
        ({"publisher": None}, "publisher", "who published it"),
        ({"publisher": "x"}, "publisher", "valid choice"),
        ({"new_publisher": "Zq Wire"}, "new_publisher", "not both"),
        ({"kind": "rumour"}, "kind", "valid choice"),
        ({"published": "yesteryear"}, "published", "yesteryear"),
        ({"title": "x" * 501}, "title", "500"),
    ],
)
def test_wrong_input_is_said_at_its_field(
    as_analyst: Client, source: Source, fields: dict[str, Any], field: str, said: str
) -> None:
    answer = post(as_analyst, **{"publisher": source.publisher_id, **fields})

    assert said in errors(answer)[field][0]
    assert not Source.objects.filter(coding_state="in-work").exists()


def test_long_first_line_is_cut_after_a_word(as_analyst: Client, source: Source) -> None:
    post(as_analyst, publisher=source.publisher_id, text="word " * 200)

    made = Source.objects.get(coding_state="in-work")
    assert made.title.endswith("word…")
    assert len(made.title) <= 500


def test_reader_takes_in_nothing(sign_in: Any, reader_user: User, source: Source) -> None:
    reader = sign_in(reader_user)

    assert reader.get(PAGE).status_code == post(reader).status_code == 403


def test_who_may_not_add_publishers_chooses_a_known_one(
    sign_in: Any, analyst: User, source: Source
) -> None:
    group = analyst.groups.get()
    group.permissions.remove(group.permissions.get(codename="add_publisher"))

    answer = post(sign_in(analyst), new_publisher="Zq Wire")
    assert "may not add publishers" in errors(answer)["new_publisher"][0]
