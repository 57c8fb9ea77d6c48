"""Coverage in the admin: analysts enter it, whoever publishes declares it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from incidents.models import Coverage, Place, User
from tests.incidents.admin.conftest import address

SignIn = Callable[[User], Client]


def typed(**more: Any) -> dict[str, Any]:
    place = Place.objects.get(slug="iraq")
    days = {"start": "2019-10-01", "coded_until": "2019-12-31"}
    return {"place": place.pk, "type": "", "end": "", "note": "All of it", **days, **more}


@pytest.mark.django_db
def test_analyst_enters_it_and_does_not_declare(sign_in: SignIn, analyst: User) -> None:
    response = sign_in(analyst).post(address("coverage", "add"), typed(declared="on"))

    row = Coverage.objects.get()
    assert response.status_code == 302
    assert (row.declared, str(row)) == (False, "every type, Iraq, 2019-10-01 to 2019-12-31")


@pytest.mark.django_db
def test_editor_declares_and_an_analyst_changes_it_no_more(
    sign_in: SignIn, analyst: User, editor: User
) -> None:
    client = sign_in(editor)
    client.post(address("coverage", "add"), typed(declared="on"))
    row = Coverage.objects.get()
    assert row.declared

    other = sign_in(analyst)
    page = address("coverage", "change", row.pk)
    assert other.post(page, typed(note="Mine")).status_code == 403
    assert other.post(address("coverage", "delete", row.pk), {"post": "yes"}).status_code == 403
    again = sign_in(editor).post(page, typed(declared="on", note="Ours"))
    assert again.status_code == 302
    row.refresh_from_db()
    assert row.note == "Ours"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"end": "2019-09-01"}, "before the start"),
        ({"coded_until": "2019-09-30"}, "outside of start and end"),
        ({"end": "2019-12-30"}, "outside of start and end"),
    ],
)
def test_what_cannot_be_is_said_on_the_form(
    sign_in: SignIn, editor: User, wrong: dict[str, str], message: str
) -> None:
    page = sign_in(editor).post(address("coverage", "add"), typed(**wrong)).content.decode()

    assert message in page
    assert not Coverage.objects.exists()
