"""Makes database, content and static files ready; every step does only what is new."""

from typing import TextIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections

from config.embedded.cluster import Cluster
from config.health import missing_migrations
from config.serving import stamps
from config.serving.progress import Dots, step
from config.serving.static_files import collect_static

OLDEST_POSTGRESQL = 15


def prepare(cluster: Cluster | None, out: TextIO) -> None:
    """Bring the project from whatever state it is in to one that can be served."""
    with step(out, "database"):
        if cluster:
            cluster.start()
        check_database()
    with step(out, "migrations") as dots:
        if missing_migrations("owner"):
            call_command("migrate", database="owner", stdout=dots, verbosity=1)
    with step(out, "index") as dots:
        call_command("reindex_ledger", "--if-needed", stdout=dots)
    with step(out, "content") as dots:
        load_content(dots)
    with step(out, "static files") as dots:
        collect_static(dots)


def check_database() -> None:
    """Refuse a database that cannot be reached or is too old, by the name of the setting."""
    try:
        connections["owner"].ensure_connection()
    except OperationalError as error:
        raise CommandError(f"DATABASE_URL: the database cannot be reached: {error}") from None
    found = connections["owner"].cursor().connection.info.server_version // 10000
    if found < OLDEST_POSTGRESQL:
        raise CommandError(
            f"DATABASE_URL names PostgreSQL {found}; {OLDEST_POSTGRESQL} is the oldest that serves."
        )


def load_content(dots: Dots) -> None:
    """Load fixtures/ and seeds/ when they or the database are not those of the last time."""
    folders = (settings.BASE_DIR / "fixtures", settings.BASE_DIR / "seeds")
    parts = [_database_identity(), *stamps.contents(*folders)]
    stamp = stamps.Stamp(settings.DATA_DIR, "content", parts)
    if not stamp.is_current():
        call_command("load_fixtures", stdout=dots)
        call_command("load_seeds", "--publish", stdout=dots)
        stamp.set()


def _database_identity() -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT (pg_control_system()).system_identifier, oid FROM pg_database"
            " WHERE datname = current_database()"
        )
        return str(cursor.fetchone())
