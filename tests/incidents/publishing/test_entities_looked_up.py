"""What is public is looked up by its name, however many sources there are."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from incidents.models import Citation, Entity, Incident, Publisher, Source, User
from incidents.publishing import update

MANY = 3000


@pytest.fixture
def many_sources() -> None:
    """Sources that are public already, beside those of the seeds."""
    publisher = Publisher.objects.get(slug="military-times")
    slugs = [f"source-{n:04}" for n in range(MANY)]
    Source.objects.bulk_create(
        [Source(slug=slug, title=slug, kind="news-report", publisher=publisher) for slug in slugs]
    )
    Entity.objects.bulk_create(
        [
            Entity(kind="source", slug=slug, position=1, parent=publisher.slug, document="{}")
            for slug in slugs
        ]
    )


def read_rows(plan: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The tables that a plan reads, as often as it does, each with how many rows it took."""
    if "Relation Name" in plan:
        yield plan["Relation Name"], plan["Actual Rows"] * plan["Actual Loops"]
    for part in plan.get("Plans", ()):
        yield from read_rows(part)


class Explaining:
    """Runs each statement about what is public with its plan first, and takes that run back."""

    def __init__(self) -> None:
        self.read: list[list[tuple[str, float]]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "incidents_entity" in sql and not sql.startswith("EXPLAIN"):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
                (told,) = cursor.fetchone()
                transaction.set_rollback(True)
            self.read.append(list(read_rows(told[0]["Plan"])))
        return execute(sql, params, many, context)


@pytest.mark.django_db(databases=["default", "reader"])
@pytest.mark.usefixtures("many_sources")
def test_publishing_reads_the_rows_it_names_and_no_others(editor: User) -> None:
    publisher = Publisher.objects.get(slug="military-times")
    fresh = Source.objects.create(
        slug="fresh", title="Fresh", kind="news-report", publisher=publisher
    )
    Citation.objects.filter(incident__reference="INC-000005").update(source=fresh)
    explaining = Explaining()

    with connection.execute_wrapper(explaining):
        update(incidents=Incident.objects.published(), by=editor, reason="Looked at again")

    assert Entity.objects.filter(slug="fresh").exists()
    read = [tables for tables in explaining.read if "incidents_source" in dict(tables)]
    assert read, "no statement told of the source"
    assert all(count < MANY for tables in explaining.read for _, count in tables)
    # It is found once and told once, however often what is told of it is used.
    assert all([name for name, _ in tables].count("incidents_source") == 2 for tables in read)
