"""Speaks to a running cluster as its superuser, to see it answer and to make what we need."""

from typing import Any

import psycopg
from psycopg import sql

from config.embedded.places import Places

DATABASE = "incidents"
OWNER = "incidents_owner"
ROLES = {
    OWNER: "LOGIN CREATEDB",  # it makes the tests' databases, too
    "incidents_app": "LOGIN",
    "incidents_reader": "LOGIN",
}


def answers(places: Places) -> bool:
    """Whether the server takes connections; it does not while it recovers from a crash."""
    try:
        _connect(places).close()
    except psycopg.OperationalError:
        return False
    return True


def prepare(places: Places) -> None:
    """Make the roles and the database that are missing; what is there is left alone."""
    with _connect(places) as connection:
        present = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for name in ROLES.keys() - present:
            _make_role(connection, name)
        if ROLES.keys() - present:
            # With the admin option: the first migration may then grant them again, as elsewhere.
            connection.execute(
                "GRANT incidents_app, incidents_reader TO incidents_owner WITH ADMIN OPTION"
            )
        databases = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        if DATABASE not in databases:
            connection.execute("CREATE DATABASE incidents OWNER incidents_owner")


def _connect(places: Places) -> "psycopg.Connection[tuple[Any, ...]]":
    return psycopg.connect(
        host=str(places.socket_folder),
        port=places.PORT,
        user="postgres",
        dbname="postgres",
        connect_timeout=5,
        autocommit=True,
    )


def _make_role(connection: "psycopg.Connection[tuple[Any, ...]]", name: str) -> None:
    connection.execute(sql.SQL(f"CREATE ROLE {{}} {ROLES[name]}").format(sql.Identifier(name)))
