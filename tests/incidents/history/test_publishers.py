"""Who published which version."""

from incidents.history.publishers import Publishers, note_publisher
from incidents.models import Incident, User
from incidents.publishing import publish, update
from tests.incidents.models import rows


def test_each_version_has_its_own_publisher(db: None, editor: User) -> None:
    incident = rows.cited()
    chosen = Incident.objects.filter(pk=incident.pk)
    first = publish(incidents=chosen, by=editor)
    second = update(incidents=chosen, by=editor)
    note_publisher(incidents=chosen, by=editor, entry=second)
    publishers = Publishers(incident.pk)

    assert publishers.name(second.last) == "editor"
    assert publishers.name(first.first) == "somebody"
