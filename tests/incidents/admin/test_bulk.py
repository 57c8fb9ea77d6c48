"""Acts on the incidents chosen in the list: summed up, confirmed, done together or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from incidents.models import Citation, Incident, User
from incidents.publishing import publish
from tests.incidents.admin.conftest import address
from tests.incidents.models import rows

SignIn = Callable[[User], Client]
LIST = "/admin/incidents/incident/"
OTHERS = {"tag": {"add": "new"}, "retype": {}, "cite": {}}


def page(name: str) -> str:
    return f"/admin/incidents/incident/bulk/{name}/"


def chosen(client: Client, name: str, *incidents: Incident, **fields: Any) -> Any:
    """The page of the act, reached from the list."""
    picked = {"action": f"bulk_{name}", "_selected_action": [row.pk for row in incidents]}
    return client.post(LIST, picked | fields)


def hidden(response: Any) -> dict[str, Any]:
    """What the page sends along."""
    fields: dict[str, Any] = {}
    for name, value in response.context["confirmation"].hidden:
        fields.setdefault(name, []).append(value)
    return fields


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def errors(response: Any) -> str:
    return str(response.context["adminform"].form.errors)


@pytest.fixture
def two(db: None) -> list[Incident]:
    return [rows.cited(title="One", tags=["new"]), rows.cited(title="Two")]


def tags(incidents: list[Incident]) -> list[list[str]]:
    return [Incident.objects.get(pk=row.pk).tags for row in incidents]


def test_summary_is_shown_then_confirmed_then_counted(
    as_analyst: Client, two: list[Incident]
) -> None:
    asked = chosen(as_analyst, "tag", *two)
    assert b"Show what will be done" in asked.content
    summed = as_analyst.post(page("tag"), hidden(asked) | {"add": "new"})

    confirmation = summed.context["confirmation"]
    assert confirmation.skipped == ["One: it has these tags already"]
    assert confirmation.notes == [
        "1 incident will be tagged, all or none. Left alone, for the reasons below: 1."
    ]
    assert tags(two) == [["new"], []]
    done = as_analyst.post(page("tag"), hidden(summed) | {"add": "new"}, follow=True)
    assert said(done) == ["1 incident tagged. Left alone: 1 (it has these tags already: 1)."]
    assert tags(two) == [["new"], ["new"]]


def test_type_and_source_go_the_same_way(as_analyst: Client, two: list[Incident]) -> None:
    given: dict[str, dict[str, Any]] = {
        "retype": {"kind": rows.kind("test-other").pk},
        "cite": {"source": rows.source().pk, "locator": "page 2"},
    }
    for name, fields in given.items():
        asked = chosen(as_analyst, name, *two)
        summed = as_analyst.post(page(name), hidden(asked) | fields)
        done = as_analyst.post(page(name), hidden(summed) | fields, follow=True)
        assert said(done)[-1].startswith("2 incidents given the ")
    assert Incident.objects.filter(type__code="test-other").count() == 2
    assert Citation.objects.filter(locator="page 2").count() == 2


def test_other_values_than_those_summed_up_are_summed_up_first(
    as_analyst: Client, two: list[Incident]
) -> None:
    summed = as_analyst.post(page("tag"), hidden(chosen(as_analyst, "tag", *two)) | {"add": "a"})
    again = as_analyst.post(page("tag"), hidden(summed) | {"add": "b"})

    assert "The summary below is new" in errors(again)
    assert tags(two) == [["new"], []]


def test_what_changed_after_the_summary_is_named_and_nothing_is_done(
    as_analyst: Client, two: list[Incident]
) -> None:
    summed = as_analyst.post(page("tag"), hidden(chosen(as_analyst, "tag", *two)) | {"add": "a"})
    Incident.objects.filter(pk=two[0].pk).update(summary="Changed")
    refused = as_analyst.post(page("tag"), hidden(summed) | {"add": "a"})

    assert "One: it changed after it was shown." in errors(refused)
    assert tags(two) == [["new"], []]
    assert as_analyst.post(page("tag"), hidden(refused) | {"add": "a"}).status_code == 302


def test_change_that_comes_while_it_is_done_stops_all(
    as_analyst: Client, two: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    summed = as_analyst.post(page("tag"), hidden(chosen(as_analyst, "tag", *two)) | {"add": "a"})
    Incident.objects.filter(pk=two[0].pk).update(summary="Changed")
    monkeypatch.setattr("incidents.admin.bulk.stale", lambda rows, seen: [])
    refused = as_analyst.post(page("tag"), hidden(summed) | {"add": "a"})

    assert "One: it changed after it was shown." in errors(refused)
    assert tags(two) == [["new"], []]


@pytest.mark.parametrize("action", ["bulk_tag", "publish"])
def test_what_changed_after_the_list_was_shown_is_said(
    as_editor: Client, two: list[Incident], action: str
) -> None:
    shown = as_editor.get(LIST).content.decode()
    listed = [f"{row.pk}:{Incident.objects.get(pk=row.pk).revision}" for row in two]
    assert all(f'name="listed" value="{each}"' in shown for each in listed)
    Incident.objects.filter(pk=two[0].pk).update(summary="Changed")
    fields = {"action": action, "_selected_action": [row.pk for row in two], "listed": listed}
    asked = as_editor.post(LIST, fields)

    assert asked.context["confirmation"].notes[0] == (
        "One: somebody changed it after it was shown."
    )


def test_more_than_fifty_are_done_only_with_their_number_typed(as_analyst: Client) -> None:
    many = [rows.incident(f"Number {n}") for n in range(51)]
    summed = as_analyst.post(page("tag"), hidden(chosen(as_analyst, "tag", *many)) | {"add": "a"})
    assert b'name="number"' in summed.content
    fields = hidden(summed) | {"add": "a"}

    for number in ("", "50"):
        refused = as_analyst.post(page("tag"), fields | {"number": number})
        assert "Type 51 to confirm" in errors(refused)
    assert tags(many[:1]) == [[]]
    assert as_analyst.post(page("tag"), fields | {"number": " 51 "}).status_code == 302


def test_publishing_more_than_fifty_asks_for_the_number_too(as_editor: Client) -> None:
    many = [rows.cited(title=f"Number {n}") for n in range(51)]
    asked = as_editor.post(LIST, {"action": "publish", "_selected_action": [r.pk for r in many]})
    address_of = "/admin/incidents/incident/act/publish/"

    refused = as_editor.post(address_of, hidden(asked) | {"number": "5"})
    assert "Type 51 to confirm" in errors(refused)
    assert Incident.objects.filter(title__startswith="Number", state="draft").count() == 51
    assert as_editor.post(address_of, hidden(asked) | {"number": "51"}).status_code == 302


def test_act_that_changed_since_names_what_changed(as_editor: Client, two: list[Incident]) -> None:
    asked = as_editor.post(LIST, {"action": "publish", "_selected_action": [r.pk for r in two]})
    Incident.objects.filter(pk=two[0].pk).update(summary="Changed")
    refused = as_editor.post("/admin/incidents/incident/act/publish/", hidden(asked))
    assert "One: it changed after it was shown." in errors(refused)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Give at least one tag"),
        ({"add": "a", "remove": "a, b"}, "a: add it or take it away, not both."),
        ({"add": "not a slug!"}, "not a slug!"),
        ({"add": "x" * 60}, "at most 50"),
        ({"add": "a\0"}, "Null characters"),
    ],
)
def test_what_cannot_be_done_is_said_at_its_field(
    as_analyst: Client, two: list[Incident], fields: dict[str, str], words: str
) -> None:
    asked = chosen(as_analyst, "tag", *two)
    assert words in errors(as_analyst.post(page("tag"), hidden(asked) | fields))


def test_plan_that_does_nothing_cannot_be_confirmed(
    as_analyst: Client, two: list[Incident]
) -> None:
    summed = as_analyst.post(
        page("tag"), hidden(chosen(as_analyst, "tag", two[0])) | {"add": "new"}
    )
    assert "summary" not in hidden(summed)
    assert b"Nothing would be done" in summed.content


@pytest.mark.parametrize("sent", [[], ["x:1"], ["1"], ["99999999999999999999:1"]])
def test_page_about_nothing_is_not_found(as_analyst: Client, sent: list[str]) -> None:
    assert as_analyst.post(page("tag"), {"chosen": sent, "add": "a"}).status_code == 404


def test_unknown_act_is_not_found_and_the_page_takes_no_questions(as_analyst: Client) -> None:
    assert as_analyst.post(page("purge"), {}).status_code == 404
    assert as_analyst.get(page("tag")).status_code == 405


def test_too_many_at_once_are_refused(
    as_analyst: Client, two: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.bulk.MOST_AT_ONCE", 1)
    refused = chosen(as_analyst, "tag", *two)
    assert refused.status_code == 302


def test_readers_may_export_and_change_nothing(
    sign_in: SignIn, reader_user: User, two: list[Incident]
) -> None:
    reader = sign_in(reader_user)
    offered = reader.get(LIST).context["cl"].model_admin.get_actions(reader.get(LIST).wsgi_request)
    assert [name for name in offered if name.startswith("bulk_")] == ["bulk_export"]
    sent = {"chosen": [f"{two[0].pk}:0"]}
    for name, fields in OTHERS.items():
        assert reader.post(page(name), sent | fields).status_code == 403


def test_published_ones_are_exported_and_drafts_left_out(
    committed: None, as_analyst: Client, editor: User
) -> None:
    public, draft = rows.cited(title="Public"), rows.cited(title="Draft")
    publish(incidents=Incident.objects.filter(pk=public.pk), by=editor)
    Incident.objects.filter(pk=public.pk).update(title="Pending")
    asked = chosen(as_analyst, "export", public, draft)
    summed = as_analyst.post(page("export"), hidden(asked) | {"format": "csv"})
    assert summed.context["confirmation"].skipped == ["Draft: it is draft"]
    file: Any = as_analyst.post(page("export"), hidden(summed) | {"format": "csv"})

    text = b"".join(file.streaming_content).decode()
    assert file["Content-Disposition"] == 'attachment; filename="incidents.csv"'
    assert "Public" in text
    assert "Pending" not in text
    assert len(text.splitlines()) == 2


def test_public_ones_wait_to_be_published_again(as_analyst: Client, editor: User) -> None:
    public = rows.cited(title="Public")
    publish(incidents=Incident.objects.filter(pk=public.pk), by=editor)
    summed = as_analyst.post(page("tag"), hidden(chosen(as_analyst, "tag", public)) | {"add": "a"})
    done = as_analyst.post(page("tag"), hidden(summed) | {"add": "a"}, follow=True)

    assert said(done) == ["1 incident tagged. Waiting to be published: 1."]
    assert address("incident", "changelist") == LIST
