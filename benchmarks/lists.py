"""The incident list and the dashboard over many incidents: ``python -m benchmarks.lists``."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.report import ms, say, times
from config.embedded import throwaway

MOST_MS = 300


def main() -> None:
    """Start a database, fill it, publish two thirds, ask for pages; gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lists", description=main.__doc__)
    parser.add_argument("--incidents", type=int, default=150_000, help="how many to generate")
    count = parser.parse_args().incidents
    throwaway.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # settings read the environment that was just set

    django.setup()
    fill(count)
    measure()


def fill(count: int) -> None:
    """Made-up incidents, two thirds of them published."""
    from django.core.management import call_command  # noqa: PLC0415  # needs Django to be set up

    from benchmarks import publishing  # noqa: PLC0415  # the same
    from incidents import publishing as acts  # noqa: PLC0415  # the same
    from incidents.models import Incident, User  # noqa: PLC0415  # the same

    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    publishing.generate(count)
    ids = list(Incident.objects.drafts().order_by("pk").values_list("pk", flat=True))
    chosen = Incident.objects.filter(pk__in=ids[: count * 2 // 3])
    acts.publish(incidents=chosen, by=User.objects.get(username="seeds"))
    publishing.tidy()


def measure() -> None:
    """The median of each page, as its answer is made for an editor."""
    ask = browser()
    for what, address in {**pages(), "dashboard": "/admin/"}.items():
        taken = times(partial(ask, address), 9)
        say(what, ms(taken) + ("" if sorted(taken)[4] * 1000 < MOST_MS else "  TOO SLOW"))


def browser() -> Callable[[str], Any]:
    """What asks for a page as an editor and insists on getting it."""
    from django.conf import settings  # noqa: PLC0415  # as above
    from django.test import Client  # noqa: PLC0415  # as above

    from incidents.models import User  # noqa: PLC0415  # as above

    settings.ALLOWED_HOSTS = ["testserver"]
    editor = User.objects.get(username="seeds")
    User.objects.filter(pk=editor.pk).update(is_staff=True, is_superuser=True, is_active=True)
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")

    def ask(address: str) -> Any:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        return answer

    return ask


def pages() -> dict[str, str]:
    """The lists by what they are asked for."""
    from incidents.models import Actor, IncidentType, Place  # noqa: PLC0415  # as above

    actor = Actor.objects.filter(slug="bench-100").get().pk
    frequent = Actor.objects.order_by("pk")[0].pk
    iraq = Place.objects.get(slug="iraq").pk
    violence = IncidentType.objects.get(code="violence").pk
    asked = {
        "plain": "",
        "page 200": "p=200",
        "by state": "state__exact=draft",
        "type tree": f"of_type={violence}",
        "actor": f"with_actor={actor}",
        "frequent actor": f"with_actor={frequent}",
        "area": f"in_place={iraq}",
        "date range": "when=2016-03",
        "date in words": "when=3 March 2019",
        "missing place": "missing=place",
        "missing figures": "missing=figures",
        "no citation": "missing=citation",
        "one source only": "missing=second-source",
        "changed since": "changed_since=2020-01-01",
        "several at once": f"state__exact=draft&of_type={violence}&in_place={iraq}&when=2018",
        "search: rare word": "q=77123",
        "search: beginning": "q=7712",
        "search: common word": "q=shells",
        "search: two common words": "q=shells brigade",
        "search: common and rare": "q=shells 77123",
        "search: actor": "q=brigade 77 fell",
        "search: source": "q=Report number 4711",
        "search: phrase": 'q="edge of the town"',
        "search: none": "q=nowhere",
        "search and filter": f"q=shells&state__exact=draft&with_actor={actor}",
    }
    return {what: f"/admin/incidents/incident/?{query}" for what, query in asked.items()}


if __name__ == "__main__":
    main()
