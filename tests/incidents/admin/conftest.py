"""What tests of the admin share: a signed-in client, and forms filled in as a browser would."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.forms import BaseForm, BaseFormSet
from django.test import Client
from django.urls import reverse

from incidents.admin.rules import at_its_field
from incidents.models import (
    Actor,
    Citation,
    Figure,
    Incident,
    IncidentType,
    Participation,
    Place,
    Publisher,
    Source,
    User,
)
from incidents.models.violations import declared_rules

Fields = dict[str, Any]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def address(model: str, page: str, *args: Any) -> str:
    """The address of an admin page: changelist, add, change, delete, history."""
    return reverse(f"admin:incidents_{model}_{page}", args=args)


def filled(response: Any) -> Fields:
    """What a browser would send if the form of the page were submitted untouched."""
    fields = values(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        formset: BaseFormSet[Any] = inline.formset
        fields |= values(formset.management_form)
        for form in formset.forms:
            fields |= values(form)
    return fields


def values(form: BaseForm) -> Fields:
    """The fields of one form by the names they are sent under; an unchecked box sends nothing."""
    shown = {bound.html_name: bound.value() for bound in form}
    return {
        name: value for name, value in shown.items() if value is not None and value is not False
    }


def errors_of(response: Any) -> list[str]:
    """Every error on the page, wherever it stands."""
    found: list[str] = []
    for errors in response.context["errors"]:
        found += [errors] if isinstance(errors, str) else list(errors)
    return found


def words_of(rule: str) -> str:
    """The message of a database constraint as a form shows it; any other text as it is."""
    if rule not in declared_rules():
        return rule
    message = str(declared_rules()[rule].violation_error_message)
    names = {field.name for model in (Incident, Figure) for field in model._meta.fields}
    return at_its_field(message, names)[1]


def added(formset: str, rows: int, row: Any = 0, **fields: Any) -> Fields:
    """One new row of a formset, as the form sends it."""
    sent_fields = {f"{formset}-{row}-{name}": value for name, value in fields.items()}
    return {f"{formset}-TOTAL_FORMS": str(rows), **sent_fields}


@pytest.fixture
def sign_in(client: Client) -> Callable[[User], Client]:
    """Sign somebody in."""

    def do(user: User) -> Client:
        client.force_login(user, backend=BACKEND)
        return client

    return do


@pytest.fixture
def as_analyst(sign_in: Callable[[User], Client], analyst: User) -> Client:
    """An analyst's browser."""
    return sign_in(analyst)


@pytest.fixture
def as_reader(sign_in: Callable[[User], Client], reader_user: User) -> Client:
    """A browser in which somebody who may only look is signed in."""
    return sign_in(reader_user)


@pytest.fixture
def as_editor(sign_in: Callable[[User], Client], editor: User) -> Client:
    """An editor's browser."""
    return sign_in(editor)


@pytest.fixture
def rocket_attack(db: None) -> IncidentType:
    """A type from the fixtures."""
    return IncidentType.objects.get(code="rocket-attack")


@pytest.fixture
def militia(db: None) -> Actor:
    """An actor nobody else uses."""
    return Actor.objects.create(slug="test-militia", name="Test Militia", kind="political-militia")


@pytest.fixture
def army(db: None) -> Actor:
    """Another one."""
    return Actor.objects.create(slug="test-army", name="Test Army", kind="military")


@pytest.fixture
def base(db: None) -> Place:
    """A place nobody else uses."""
    iraq = Place.objects.get(slug="iraq")
    return Place.objects.create(slug="test-base", name="Test Base", kind="site", parent=iraq)


@pytest.fixture
def source(db: None) -> Source:
    """A document to cite."""
    publisher = Publisher.objects.create(slug="test-times", name="Test Times")
    return Source.objects.create(
        slug="test-report", title="Test report", publisher=publisher, kind="news-report"
    )


@pytest.fixture
def draft(rocket_attack: IncidentType, militia: Actor, source: Source) -> Incident:
    """A draft with one participation and one citation: fit to be published."""
    incident = Incident.objects.create(title="Test attack", type=rocket_attack, date="2019-12-27")
    Citation.objects.create(incident=incident, number=1, source=source)
    Participation.objects.create(incident=incident, role="initiator", actor=militia, cites=[1])
    connection.check_constraints()  # as committing would, before a test changes the rows again
    return incident
