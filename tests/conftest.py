"""What all tests share: a database with the coded article published, and people who sign in.

The ledger cannot be rolled back to before it was written, nor emptied by the application's role.
So tests reset in two ways: those that write run inside a transaction that is rolled back, and those
whose writes must be committed (``committed``) run in the same database, which is afterwards dropped
and made anew from a template by the owner's role.
"""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections
from django.db.backends.utils import CursorWrapper
from pytest_django.plugin import DjangoDbBlocker

from incidents.models import User

TEMPLATE = "{name}_template"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Migrate as the owner, load fixtures and seeds as the app, keep a copy to reset from."""
    with django_db_blocker.unblock():
        owner = connections["owner"]
        former = owner.settings_dict["NAME"]
        owner.creation.create_test_db(verbosity=0, autoclobber=True)
        for alias in ("default", "reader"):
            connections[alias].close()
            connections[alias].creation.set_as_test_mirror(owner.settings_dict)
        call_command("reindex_ledger", "--if-needed", stdout=StringIO())
        call_command("load_fixtures", verbosity=0)
        call_command("load_seeds", publish=True, verbosity=0)
        name = str(owner.settings_dict["NAME"])
        renew(TEMPLATE.format(name=name), name)
    yield
    with django_db_blocker.unblock():
        owner.settings_dict["NAME"] = former
        renew(TEMPLATE.format(name=name), None)
        renew(name, None)


def renew(name: str, template: str | None) -> None:
    """Drop a database and make it again from another one, as the owner."""
    connections.close_all()
    with connections["owner"]._nodb_cursor() as cursor:
        drop(cursor, name)
        if template:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop(cursor: CursorWrapper, name: str) -> None:
    """Drop a database after sending away whoever looks at it.

    Not WITH (FORCE): that may be refused while autovacuum is in it, where plain DROP ends that.
    """
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if cursor.fetchone():
        cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = %s AND backend_type = 'client backend'",
            [name],
        )
        cursor.execute(f'DROP DATABASE "{name}"')


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the test commit as every role; the database is as it was afterwards."""
    with django_db_blocker.unblock():
        number_on()
        yield
        name = str(connections["owner"].settings_dict["NAME"])
        renew(name, TEMPLATE.format(name=name))


def number_on() -> None:
    """Number on after the last record: what is rolled back leaves gaps in the positions."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('incidents_record', 'position'), max(position)) "
            "FROM incidents_record"
        )


def signed_up(username: str, group: str) -> User:
    """A user of the group, as the migration made it."""
    user = User.objects.create_user(username, password=f"{username}-password", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def reader_user(request: pytest.FixtureRequest) -> User:
    """Somebody who may only look."""
    return with_database(request, "reader_user", "reader")


@pytest.fixture
def analyst(request: pytest.FixtureRequest) -> User:
    """Somebody who enters drafts."""
    return with_database(request, "analyst", "analyst")


@pytest.fixture
def editor(request: pytest.FixtureRequest) -> User:
    """Somebody who publishes."""
    return with_database(request, "editor", "editor")


def with_database(request: pytest.FixtureRequest, username: str, group: str) -> User:
    """Sign up in a committed database if the test has one, else in its own transaction."""
    request.getfixturevalue("committed" if "committed" in request.fixturenames else "db")
    return signed_up(username, group)
