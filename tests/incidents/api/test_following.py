"""A copy kept in step by the documented recipe, while several editors publish at random."""

import io
import json
import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client

from incidents.codes import RetractionReason
from incidents.documents.load import load
from incidents.models import Incident, Place, Record, User
from incidents.publishing import restate, restore
from incidents.publishing.acts import correct, publish, retract, update
from tests.incidents.documents.made import ROCKETS

EDITS = 1000
EDITORS = 4
PATIENCE_S = 600
SAMPLED = 25
LIST = "/api/v1/incidents/"


def recipe() -> str:
    """The Python of docs/api/changes.md, word for word."""
    text = (configured.BASE_DIR / "docs" / "api" / "changes.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


class LastPage(Exception):
    """The recipe goes on for ever: this ends it."""


class Follower:
    """Runs the recipe over the test client, and notes the copy at some positions."""

    def __init__(self) -> None:
        self.copy: dict[str, Any] = {}
        self.done = threading.Event()
        self.noted: dict[int, dict[str, Any]] = {}
        self.pages = 0
        self.moment = random.Random(7)
        self.read_to = 0

    def urlopen(self, address: str) -> io.BytesIO:
        """One request; before it the copy stands at the position that was read last."""
        last_round = self.done.is_set()
        if self.moment.random() < 0.1:
            self.noted[self.read_to] = {k: v for k, v in self.copy.items() if v is not None}
        parts = urlsplit(address)
        response = Client().get(f"{parts.path}?{parts.query.replace('wait=30', 'wait=1')}")
        assert response.status_code == 200, response.content
        page = response.json()
        if last_round and not page["results"]:
            raise LastPage
        self.pages += 1
        self.read_to = max([self.read_to, *(row["position"] for row in page["results"])])
        return io.BytesIO(response.content)

    def follow(self) -> None:
        text = recipe().replace("from time import sleep\n", "").replace("copy = {}\n", "")
        text = text.replace("from urllib.request import urlopen\n", "")
        given = {"urlopen": self.urlopen, "copy": self.copy, "sleep": lambda _: None}
        try:
            exec(text, given)  # noqa: S102  # our own document
        except LastPage:
            pass
        finally:
            connections.close_all()


class Editor:
    """Somebody who does one act after another, each at random, until enough were done."""

    def __init__(self, number: int, enough: "Enough") -> None:
        self.random = random.Random(number)
        self.by = User.objects.get(username="editor")
        self.enough = enough

    def work(self) -> None:
        try:
            while not self.enough.reached():
                act = self.random.choices(
                    [*self.acts()],
                    [15, 30, 25, 12, 17, 1],
                )[0]
                try:
                    act()
                except (ValidationError, LookupError):
                    continue  # another editor withdrew or restored it meanwhile
                self.enough.count(act.__name__)
        finally:
            connections.close_all()

    def acts(self) -> Iterator[Callable[[], None]]:
        yield from (self.publish, self.update, self.correct, self.retract, self.restore)
        yield self.restate

    def some(self, **which: Any) -> Any:
        ids = list(Incident.objects.filter(**which).values_list("pk", flat=True))
        return Incident.objects.filter(pk=self.random.choice(ids))

    def edited(self) -> Any:
        chosen = self.some(state="published")
        chosen.update(
            summary=f"Said {self.random.random()}", tags=[f"t-{self.random.randint(1, 9)}"]
        )
        return chosen

    def publish(self) -> None:
        title = f"Rockets {self.random.random()}"
        load({**ROCKETS, "title": title}, by=self.by)
        publish(incidents=Incident.objects.filter(title=title), by=self.by)

    def update(self) -> None:
        update(incidents=self.edited(), by=self.by)

    def correct(self) -> None:
        correct(incidents=self.edited(), by=self.by, reason="It was wrong.")

    def retract(self) -> None:
        why = self.random.choice(list(RetractionReason))
        retract(incidents=self.some(state="published"), by=self.by, why=why, reason="Wrong.")

    def restore(self) -> None:
        one = self.some(state__in=["published", "retracted"]).get()
        version = self.random.randint(1, one.version)
        restore(reference=one.reference, version=version, by=self.by, reason="It was right.")

    def restate(self) -> None:
        place = Place.objects.get(slug="kuwait")
        place.name = f"Kuwait {self.random.random()}"
        place.save()
        restate([place], by=self.by, reason="Renamed")


class Enough:
    """Counts what the editors do together."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.done: Counter[str] = Counter()
        self.lock = threading.Lock()

    def reached(self) -> bool:
        return self.left <= 0

    def count(self, name: str) -> None:
        with self.lock:
            self.left -= 1
            self.done[name] += 1


def listed(position: int) -> dict[str, Any]:
    """What the list has as of a position, by reference."""
    return {row["reference"]: row for page in pages(position) for row in page["results"]}


def pages(position: int) -> Iterator[Any]:
    url = f"{LIST}?as_of={position}&page_size=1000"
    while url:
        page = Client().get(url).json()
        yield page
        url = page["next"]


@pytest.mark.slow
def test_copy_is_equal_to_the_list_all_along(committed: None, editor: User, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    follower, enough = Follower(), Enough(EDITS)
    with ThreadPoolExecutor(EDITORS + 1) as pool:
        following = pool.submit(follower.follow)
        editing = [pool.submit(Editor(n, enough).work) for n in range(EDITORS)]
        wait(editing, PATIENCE_S)
        enough.left = 0
        follower.done.set()
        for one in editing:
            one.result(PATIENCE_S)
        following.result(PATIENCE_S)

    head = Record.objects.latest("position").position
    assert sum(enough.done.values()) >= EDITS
    assert set(enough.done) == {"publish", "update", "correct", "retract", "restore", "restate"}
    assert follower.read_to == head
    assert {k: v for k, v in follower.copy.items() if v is not None} == listed(head)
    assert any(v is None for v in follower.copy.values())
    follower.noted.pop(0, None)
    sampled = random.Random(1).sample(sorted(follower.noted), min(SAMPLED, len(follower.noted)))
    assert sampled
    for position in sampled:
        assert follower.noted[position] == listed(position), position


def test_recipe_copies_the_ledger(committed: None, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    follower = Follower()
    follower.done.set()

    follower.follow()

    assert follower.copy == listed(24)
    assert json.dumps(follower.copy)
