"""References and positions that came to nothing are given to whoever comes next."""

from django.db import connections, transaction

from incidents.documents.load import load
from incidents.models import Incident, Record, User
from incidents.publishing import publish
from tests.incidents.documents.made import ROCKETS


def published(by: User, count: int = 1) -> list[tuple[int, int]]:
    """Publish some; the number of the reference and the position of each."""
    made = [load({**ROCKETS, "title": f"Number {n}"}, by=None).pk for n in range(count)]
    publish(incidents=Incident.objects.filter(pk__in=made), by=by)
    told = Record.objects.filter(incident__in=made).order_by("position")
    numbers = told.values_list("reference", "position")
    return [(int(reference.removeprefix("INC-")), position) for reference, position in numbers]


def come_to_nothing(by: User) -> None:
    """Publish, and roll it back."""
    with transaction.atomic():
        published(by, 3)
        transaction.set_rollback(True)


def test_numbers_of_what_was_rolled_back_are_given_again(committed: None, editor: User) -> None:
    ((reference, position),) = published(editor)
    come_to_nothing(editor)
    come_to_nothing(editor)

    assert published(editor, 2) == [(reference + n, position + n) for n in (1, 2)]


def test_numbers_go_on_within_a_transaction(committed: None, editor: User) -> None:
    ((reference, position),) = published(editor)
    come_to_nothing(editor)

    with transaction.atomic():
        told = [*published(editor), *published(editor)]
    assert told == [(reference + n, position + n) for n in (1, 2)]


def test_saving_a_row_as_it_is_draws_and_returns_nothing(committed: None, editor: User) -> None:
    ((reference, _),) = published(editor)
    come_to_nothing(editor)
    Incident.objects.filter(reference__isnull=False).latest("pk").save()

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT last_value FROM incident_reference_number")
        assert cursor.fetchone() == (reference + 3,)


def test_without_the_trigger_there_would_be_gaps(committed: None, editor: User) -> None:
    ((reference, position),) = published(editor)
    come_to_nothing(editor)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE incidents_incident DISABLE TRIGGER number_references_on")

    assert published(editor) == [(reference + 4, position + 1)]
