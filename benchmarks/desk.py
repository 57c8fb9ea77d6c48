"""Looking for duplicates while somebody types, among all that was generated."""

import random
from datetime import timedelta
from functools import partial
from statistics import median

from benchmarks.report import say, timed
from incidents.duplicates import Asked, Spot, nearest
from incidents.models import Incident, Location

QUESTIONS = 200
TRIES = 3
"""Each question counts by its best, which other work on the machine disturbs least."""
WORDS = "Shells fell on the edge of the town, two people were hurt"


def measure() -> None:
    """Varied questions: with and without place, type and words, narrow, wide and missing dates."""
    asked = questions()
    found = sum(len(nearest(each)) for each in asked)
    taken = [min(timed(partial(nearest, each)) for _ in range(TRIES)) * 1000 for each in asked]
    worst = asked[taken.index(max(taken))]
    say(
        f"nearest of {Incident.objects.count()} incidents",
        f"{len(asked)} questions, {found} matches: median {median(taken):.1f} ms, "
        f"95 in 100 within {sorted(taken)[len(taken) * 95 // 100]:.1f} ms, "
        f"worst {max(taken):.1f} ms ({worst})",
    )


def questions() -> list[Asked]:
    """As many as are asked, each about an incident that is there, the same in every run."""
    chance = random.Random(1)  # noqa: S311  # no secrets: the same questions each time
    dated = Location.objects.filter(incident__earliest__isnull=False)
    keys = list(dated.order_by("pk").values_list("pk", flat=True))
    chosen = Location.objects.filter(pk__in=chance.sample(keys, QUESTIONS))
    return [question(chance, each) for each in chosen.select_related("incident").order_by("pk")]


def question(chance: random.Random, location: Location) -> Asked:
    """What somebody may have typed of this incident so far."""
    incident = location.incident
    assert incident.earliest is not None
    days = chance.choice([0, 0, 0, 0, 0, 30, 61, 365, None])
    latest = None if days is None else incident.earliest + timedelta(days=days)
    has_place = days in (365, None) or chance.random() < 0.7
    return Asked(
        earliest=None if days is None else incident.earliest,
        latest=latest,
        type=incident.type_id if chance.random() < 0.8 else None,
        spots=(Spot(place=location.place_id),) if has_place else (),
        words=WORDS if chance.random() < 0.8 else "",
    )
