"""The reason typed where a report was attached, kept for whoever publishes the change."""

import pytest

from incidents.attaching import Change, Passage, Seen, attach
from incidents.history.reasons import reason_waiting
from incidents.models import Incident, Source, User
from incidents.publishing import correct, publish
from tests.incidents.models import rows


def attached(incident: Incident, by: User, act: str, reason: str) -> None:
    incident.refresh_from_db()
    source = Source.objects.get(slug="kept")
    attach(
        to=Seen(pk=incident.pk, revision=incident.revision),
        passage=Passage(source=source, start=0, end=4),
        says=None,
        change=Change(act=act, reason=reason),
        by=by,
    )


@pytest.fixture
def published(committed: None, editor: User) -> Incident:
    report = rows.source()
    Source.objects.create(
        slug="kept", title="Kept", publisher=report.publisher, kind="news-report", text="Nine died."
    )
    incident = rows.cited(title="Published")
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    return incident


def test_newest_reason_given_for_the_act_waits_until_it_is_published(
    published: Incident, editor: User
) -> None:
    assert reason_waiting(published.pk, "correct") == ""
    attached(published, editor, "correct", "The number was wrong")
    attached(published, editor, "correct", "")
    attached(published, editor, "update", "More is known")

    assert reason_waiting(published.pk, "correct") == "The number was wrong"
    assert reason_waiting(published.pk, "update") == "More is known"
    assert reason_waiting(published.pk, "retract") == ""
    chosen = Incident.objects.filter(pk=published.pk)
    correct(incidents=chosen, by=editor, reason="The number was wrong")

    assert reason_waiting(published.pk, "correct") == ""
    assert reason_waiting(published.pk, "update") == ""
