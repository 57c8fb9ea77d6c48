"""The incident list and the dashboard over many incidents, two thirds of them published."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.test import Client

from benchmarks.publishing import tidy
from benchmarks.report import ms, say, times
from incidents import publishing
from incidents.models import Actor, Incident, IncidentType, Place, User

MOST_MS = 300


def measure(editor: User) -> None:
    """The median of each page, as its answer is made for an editor."""
    publish_two_thirds(editor)
    ask = browser(editor)
    for what, address in {**pages(), "dashboard": "/admin/"}.items():
        taken = times(partial(ask, address), 9)
        say(what, ms(taken) + ("" if sorted(taken)[4] * 1000 < MOST_MS else "  TOO SLOW"))


def publish_two_thirds(editor: User) -> None:
    """So that both drafts and published incidents are many."""
    ids = list(Incident.objects.drafts().order_by("pk").values_list("pk", flat=True))
    chosen = Incident.objects.filter(pk__in=ids[: len(ids) * 2 // 3])
    publishing.publish(incidents=chosen, by=editor)
    tidy()


def browser(editor: User) -> Callable[[str], Any]:
    """What asks for a page as an editor and insists on getting it."""
    settings.ALLOWED_HOSTS = ["testserver"]
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
