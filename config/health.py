"""What a load balancer asks: does the process live, and can it do its work?"""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.publishing.index_shape import is_current


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process lives; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when published incidents can be read as this release reads them, else 503."""
    checks = {"database": _database(), "migrations": _migrations(), "index": _index()}
    ready = set(checks.values()) == {"ok"}
    status = "ok" if ready else "not ready"
    return JsonResponse({"status": status, **checks}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connections["reader"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "the reader role cannot reach the database"
    return "ok"


def _migrations() -> str:
    try:
        missing = missing_migrations("default")
    except DatabaseError:
        return "the app role cannot read which were made"
    return f"{missing} missing: run manage.py migrate --database=owner" if missing else "ok"


def _index() -> str:
    try:
        current = is_current("reader")
    except DatabaseError:
        return "the reader role cannot read it"
    return "ok" if current else "filled by another release: run manage.py reindex_ledger"


def missing_migrations(alias: str) -> int:
    """Count the migrations that have not been made in the database behind `alias`."""
    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
