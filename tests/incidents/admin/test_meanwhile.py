"""Two editors of one incident brought together on the page of the second."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from incidents.admin.meanwhile import Line, Meanwhile, Row
from incidents.history.events import marks_now, written
from incidents.models import Citation, Figure, Incident, Participation, Source, User
from tests.incidents.admin.conftest import BACKEND, added, address, errors_of, filled

Typed = dict[str, Any]


@pytest.fixture
def other(editor: User) -> Client:
    client = Client()
    client.force_login(editor, backend=BACKEND)
    return client


@pytest.fixture
def page(draft: Incident) -> str:
    return address("incident", "change", draft.pk)


def meanwhile(response: Any) -> Meanwhile:
    found = response.context["adminform"].form.meanwhile
    assert isinstance(found, Meanwhile)
    return found


def rows(response: Any) -> list[Row]:
    return meanwhile(response).rows


def line(response: Any, label: str) -> Line:
    return next(each for row in rows(response) for each in row.lines if each.label == label)


def merged(response: Any, typed: Typed, **changes: Any) -> Typed:
    return typed | {"merged": str(meanwhile(response).revision)} | changes


def test_each_changed_field_is_shown_with_what_it_was_is_and_is_typed(
    as_analyst: Client, other: Client, draft: Incident, page: str
) -> None:
    mine, theirs = filled(as_analyst.get(page)), filled(other.get(page))
    other.post(page, theirs | {"title": "Their title", "tags": "one, two"})
    refused = as_analyst.post(page, mine | {"title": "My title"})

    [row] = rows(refused)
    assert (row.title, row.kind, row.author[:6]) == ("Incident", "changed", "editor")
    title, tags = line(refused, "Title"), line(refused, "Tags")
    assert (title.then, title.now, title.typed) == ("Test attack", "Their title", "My title")
    assert (title.touched, title.decided) == (True, False)
    assert (tags.then, tags.now, tags.typed) == ("—", "one, two", "—")
    assert (tags.touched, tags.theirs) == (False, '"one, two"')
    assert b"Take theirs" in refused.content
    draft.refresh_from_db()
    assert draft.title == "Their title"


def test_saving_again_without_deciding_is_refused_and_with_it_goes_through(
    as_analyst: Client, other: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    other.post(page, filled(other.get(page)) | {"title": "Their title", "summary": "Theirs"})
    refused = as_analyst.post(page, mine)

    again = as_analyst.post(page, merged(refused, mine))
    half = as_analyst.post(page, merged(refused, mine, keep=["title"]))
    assert (again.status_code, half.status_code) == (200, 200)
    assert line(half, "Title").kept
    saved = as_analyst.post(page, merged(refused, mine, keep=["title"], summary="Theirs"))

    assert saved.status_code == 302, errors_of(saved)
    draft.refresh_from_db()
    assert (draft.title, draft.summary) == ("My title", "Theirs")


def test_taking_theirs_needs_no_more_than_their_value_in_the_field(
    as_analyst: Client, other: Client, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    other.post(page, filled(other.get(page)) | {"title": "Their title"})
    refused = as_analyst.post(page, mine)

    assert as_analyst.post(page, merged(refused, mine, title="Their title")).status_code == 302


def test_decisions_do_not_outlive_a_further_change(
    as_analyst: Client, other: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    other.post(page, filled(other.get(page)) | {"title": "Their title"})
    decided = merged(as_analyst.post(page, mine), mine, keep=["title"])
    Incident.objects.filter(pk=draft.pk).update(title="Third title")

    refused = as_analyst.post(page, decided)

    assert refused.status_code == 200
    assert line(refused, "Title").now == "Third title"
    assert not line(refused, "Title").kept


def test_field_of_a_row_is_told_and_decided_like_any_other(
    as_analyst: Client, other: Client, draft: Incident, page: str, army: Any
) -> None:
    mine = filled(as_analyst.get(page)) | {"participations-0-reason": "Mine"}
    theirs = {"participations-0-actor": army.pk, "participations-0-reason": "Theirs"}
    other.post(page, filled(other.get(page)) | theirs)
    refused = as_analyst.post(page, mine)

    actor = line(refused, "Actor")
    assert (actor.then, actor.now, actor.typed) == ("Test Militia", "Test Army", "Test Militia")
    assert (actor.name, actor.theirs) == (
        "participations-0-actor",
        f'{{"value": "{army.pk}", "text": "Test Army"}}',
    )
    changes = {"participations-0-actor": army.pk, "keep": ["participations-0-reason"]}
    saved = as_analyst.post(page, merged(refused, mine, **changes))
    assert saved.status_code == 302, errors_of(saved)
    part = draft.participations.get()
    assert (part.actor, part.reason) == (army, "Mine")


def test_row_one_deletes_and_the_other_changed_is_to_be_decided(
    as_analyst: Client, other: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"participations-0-DELETE": "on"}
    other.post(page, filled(other.get(page)) | {"participations-0-reason": "Theirs"})
    refused = as_analyst.post(page, mine)

    reason = line(refused, "Reason")
    assert (reason.typed, reason.decided) == ("you delete this row", False)
    keep = merged(refused, mine, keep=["participations-0-reason"])
    assert as_analyst.post(page, keep).status_code == 302
    assert not draft.participations.exists()


def test_row_the_other_removed_is_removed_or_put_back(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"participations-0-reason": "With care"}
    Participation.objects.filter(incident=draft).delete()
    refused = as_analyst.post(page, mine)

    [row] = rows(refused)
    assert (row.kind, row.prefix, row.touched, row.decided) == (
        *("removed", "participations-0", True),
        False,
    )
    assert as_analyst.post(page, merged(refused, mine)).status_code == 200
    fields = {
        name.rsplit("-", 1)[1]: value
        for name, value in mine.items()
        if name.startswith("participations-0-") and name[-3:] not in ("-id", "ent")
    }
    back = added("participations", 2, 1, **fields) | {"participations-0-DELETE": "on"}
    saved = as_analyst.post(page, merged(refused, mine, **back))
    assert saved.status_code == 302, errors_of(saved)
    assert draft.participations.get().reason == "With care"


def test_row_the_other_added_is_shown_and_stays(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    Figure.objects.create(incident=draft, measure="killed", low=2, best=2, high=2)
    refused = as_analyst.post(page, mine)

    [row] = rows(refused)
    assert (row.kind, row.title, row.decided) == ("added", "Figure Killed Exactly 2 2", True)
    assert as_analyst.post(page, merged(refused, mine)).status_code == 302
    assert draft.figures.count() == 1


def test_field_that_is_not_on_the_page_is_only_told(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page))
    Incident.objects.filter(pk=draft.pk).update(
        state="published", reference="INC-999999", version=1
    )
    refused = as_analyst.post(page, mine)

    assert line(refused, "State").decided
    assert as_analyst.post(page, merged(refused, mine)).status_code == 302


def test_unreadable_input_is_shown_as_it_was_typed(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"date": "2019-13\0"}
    Incident.objects.filter(pk=draft.pk).update(date="2020")
    refused = as_analyst.post(page, mine)

    assert line(refused, "Date").typed == "2019-13\0"


def test_ends_of_lines_are_no_change(as_analyst: Client, draft: Incident, page: str) -> None:
    Incident.objects.filter(pk=draft.pk).update(summary="One\nTwo")
    mine = filled(as_analyst.get(page)) | {"summary": "One\r\nTwo"}
    Incident.objects.filter(pk=draft.pk).update(summary="Three")

    assert not line(as_analyst.post(page, mine), "Summary").touched


@pytest.mark.parametrize("seen", ["", "nonsense", "incident:99999999999999999999"])
def test_page_that_does_not_say_what_it_saw_is_to_be_opened_anew(
    as_analyst: Client, draft: Incident, page: str, seen: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"history_seen": seen}
    Incident.objects.filter(pk=draft.pk).update(title="Their title")
    refused = as_analyst.post(page, mine | {"merged": "1"})

    assert refused.context["adminform"].form.meanwhile is None
    assert "in another tab" in errors_of(refused)[0]


def test_moment_seen_lies_before_what_was_read(
    as_analyst: Client, draft: Incident, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = marks_now(draft.pk)

    def change_then(incident: int) -> dict[str, int]:
        marks = marks_now(incident)
        Incident.objects.filter(pk=incident).update(title="Just now")
        return marks

    monkeypatch.setattr("incidents.admin.shared_editing.marks_now", change_then)
    mine = filled(as_analyst.get(page))
    assert (mine["title"], mine["history_seen"]) == ("Just now", written(before))


def test_change_that_left_nothing_is_said_once(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page))
    Incident.objects.filter(pk=draft.pk).update(version=0)
    refused = as_analyst.post(page, mine)

    assert b"Nothing of what you see here differs" in refused.content
    assert as_analyst.post(page, merged(refused, mine)).status_code == 302


def test_incident_deleted_meanwhile_is_no_error_of_the_server(
    as_analyst: Client, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page))
    Participation.objects.filter(incident=draft).delete()
    Citation.objects.filter(incident=draft).delete()
    draft.delete()
    assert as_analyst.post(page, mine).status_code == 302


def my_citation(source: Source) -> Typed:
    return added("citations", 2, 1, number=2, source=source.pk, locator="mine")


def test_row_the_other_added_is_discarded_when_the_page_is_saved(
    as_analyst: Client, draft: Incident, page: str, source: Source
) -> None:
    mine = filled(as_analyst.get(page)) | my_citation(source)
    citation = Citation.objects.create(incident=draft, number=2, source=source, locator="theirs")
    refused = as_analyst.post(page, mine)
    [row] = rows(refused)
    assert (row.key, row.discarded) == (f"citation:{citation.pk}", False)
    assert b"Discard it when you save" in refused.content
    assert "Two citations" in str(errors_of(as_analyst.post(page, merged(refused, mine))))

    saved = as_analyst.post(page, merged(refused, mine, discard=[row.key]))

    assert saved.status_code == 302, errors_of(saved)
    assert list(draft.citations.values_list("number", "locator")) == [(1, ""), (2, "mine")]


def test_page_that_is_refused_discards_nothing_and_remembers_the_choice(
    as_analyst: Client, draft: Incident, page: str, source: Source
) -> None:
    mine = filled(as_analyst.get(page)) | my_citation(source) | {"citations-1-source": ""}
    citation = Citation.objects.create(incident=draft, number=2, source=source, locator="theirs")
    refused = as_analyst.post(page, mine)
    key = f"citation:{citation.pk}"

    again = as_analyst.post(page, merged(refused, mine, discard=[key]))

    assert again.status_code == 200
    assert draft.citations.filter(locator="theirs").exists()
    sound = mine | my_citation(source)
    assert as_analyst.post(page, merged(refused, sound, discard=[key])).status_code == 302
    assert not draft.citations.filter(locator="theirs").exists()


def test_citation_is_not_discarded_under_a_row_that_stays(
    as_analyst: Client, draft: Incident, page: str, source: Source
) -> None:
    mine = filled(as_analyst.get(page)) | my_citation(source)
    citation = Citation.objects.create(incident=draft, number=2, source=source, locator="theirs")
    figure = Figure.objects.create(
        incident=draft, measure="killed", low=2, best=2, high=2, cites=[2]
    )
    refused = as_analyst.post(page, mine)
    keys = [f"citation:{citation.pk}", f"figure:{figure.pk}"]

    alone = as_analyst.post(page, merged(refused, mine, discard=keys[:1]))
    assert "cites [2]: discard it too" in errors_of(alone)[0]
    assert draft.figures.exists()
    both = as_analyst.post(page, merged(refused, mine, discard=keys))

    assert both.status_code == 302, errors_of(both)
    assert not draft.figures.exists()
    assert draft.citations.get(number=2).locator == "mine"


@pytest.mark.parametrize("key", ["citation:1", "incident:1", "user:1", "figure:x"])
def test_nothing_but_what_the_other_added_is_discarded(
    as_analyst: Client, draft: Incident, page: str, key: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    Figure.objects.create(incident=draft, measure="killed", low=2, best=2, high=2)
    refused = as_analyst.post(page, mine)
    first = f"citation:{draft.citations.get().pk}"

    for unwanted in (key, first):
        saved = as_analyst.post(page, merged(refused, mine, discard=[unwanted]))
        assert saved.status_code in (200, 302)

    assert (draft.citations.count(), draft.figures.count()) == (1, 1)
    assert User.objects.filter(username="analyst").exists()


def test_nobody_discards_what_they_may_not_delete(
    as_analyst: Client, analyst: User, draft: Incident, page: str
) -> None:
    mine = filled(as_analyst.get(page)) | {"title": "My title"}
    figure = Figure.objects.create(incident=draft, measure="killed", low=2, best=2, high=2)
    refused = as_analyst.post(page, mine)
    analyst.groups.get().permissions.remove(Permission.objects.get(codename="delete_figure"))

    sent = merged(refused, mine, discard=[f"figure:{figure.pk}"])

    assert as_analyst.post(page, sent).status_code == 403
    assert draft.figures.exists()
