"""The incidents it is linked with, before and after it, and what of them is never told."""

from typing import Any

import pytest

from incidents.models import Incident, IncidentLink, User
from incidents.publishing.acts import update
from timeline.incident_page import linked
from timeline.incident_page.linked import Links, links
from timeline.incident_page.page import tell
from timeline.incident_page.state import read_state
from timeline.incident_page.words import Words
from timeline.sources import Register

reading = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK, STRIKES, SERIES = "INC-000004", "INC-000005", "INC-000003"


def told(rf: Any, reference: str, **query: str) -> Links:
    state = read_state(reference, {name: [value] for name, value in query.items()})
    return tell(state, rf.get("/")).links


def linked_by(editor: User, reference: str, kind: str, to: str, **fields: Any) -> None:
    """A link of one published incident to another, published."""
    one, other = (Incident.objects.get(reference=each) for each in (reference, to))
    IncidentLink.objects.create(incident=one, kind=kind, to_incident=other, cites=[1], **fields)
    if one.state == "published":
        update(incidents=Incident.objects.filter(pk=one.pk), by=editor)


@reading
def test_links_are_read_from_the_incident_of_the_page(rf: Any) -> None:
    found = told(rf, STRIKES)

    (before,) = found.before
    assert (before.relation, before.reference, before.apart) == (
        "Responds to",
        KIRKUK,
        "2 days before",
    )
    assert before.when == "27 December 2019"
    assert before.address == f"/incidents/{KIRKUK}/"
    assert [link.relation for link in found.after] == [
        "Spoken of in",
        "Answered by",
        "Answered by",
        "Answered by",
    ]
    assert [link.order for link in found.after] == sorted(link.order for link in found.after)


@reading
def test_passages_of_another_incident_are_not_pointed_to(rf: Any) -> None:
    found = told(rf, STRIKES)

    assert found.before[0].word.notes
    assert [link.word.notes for link in found.after] == [()] * len(found.after)
    assert "U.S. officials" in [*found.after][-1].word.says


@reading
def test_incident_without_links_has_none(rf: Any) -> None:
    assert not told(rf, "INC-000024")


@reading
def test_as_of_a_past_position_what_was_linked_then(rf: Any) -> None:
    assert [link.reference for link in told(rf, KIRKUK, as_of="4").after] == []
    assert [link.reference for link in told(rf, KIRKUK, as_of="5").after] == [STRIKES]
    assert told(rf, KIRKUK, as_of="5").after[0].address == f"/incidents/{STRIKES}/?as_of=5"


@reading
def test_many_links_end_in_a_question(rf: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(linked, "SHOWN", 2)

    found = told(rf, STRIKES)

    assert found.more
    assert len(found.before) == 1
    assert len(found.after) == 2


def test_link_both_ways_is_told_once(committed: None, rf: Any, editor: User) -> None:
    linked_by(editor, KIRKUK, "coordinated-with", STRIKES)
    linked_by(editor, STRIKES, "coordinated-with", KIRKUK)

    relations = [link.relation for link in told(rf, KIRKUK).after]

    assert relations.count("Coordinated with") == 1


def test_draft_that_links_here_is_not_told(committed: None, rf: Any, editor: User) -> None:
    published = Incident.objects.get(reference=SERIES)
    draft = Incident.objects.create(
        title="SECRET", type=published.type, date="2019-12-28", entered_by=editor
    )
    other = Incident.objects.get(reference=KIRKUK)
    IncidentLink.objects.create(incident=draft, kind="concerns", to_incident=other)

    found = told(rf, KIRKUK)

    every = [*found.before, *found.unclear, *found.after]
    assert "SECRET" not in [link.title for link in every]


@reading
def test_link_whose_other_end_cannot_be_found_has_no_date(rf: Any) -> None:
    state = read_state(KIRKUK, {})
    told_here = tell(state, rf.get("/"))
    document = told_here.document
    document["links"][0]["to"] = {"reference": "INC-999999", "title": "Gone"}

    found = links(document, Words(document, Register()), state)

    assert [(link.title, link.when, link.apart) for link in found.unclear] == [("Gone", "", "")]
