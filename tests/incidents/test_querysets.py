"""The phrases that questions of the tables are put together from."""

import pytest

from incidents.models import Incident

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 1, 5])
def test_any_of_finds_what_in_finds(count: int) -> None:
    ids = [*Incident.objects.order_by("pk").values_list("pk", flat=True)[:count], -1]

    found = Incident.objects.filter(pk__any=ids)

    assert set(found) == set(Incident.objects.filter(pk__in=ids))
    assert found.count() == count


def test_any_of_nothing_finds_nothing() -> None:
    assert not Incident.objects.filter(pk__any=[]).exists()
    assert Incident.objects.exclude(pk__any=[]).count() == Incident.objects.count()
