"""How good and how quick suggestions are: ``python -m benchmarks suggestions [--text --expected]``.

Quality is measured on a report against what a person expects of it; speed on the same text with
10,000 made-up actors and as many place names beside the known ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.core.management import call_command

from benchmarks.report import ms, say, times
from incidents.models import Actor, ActorName, Place, PlaceName
from incidents.suggestions import Report, suggest

REPORTS = Path(__file__).parent.parent / "tests" / "incidents" / "suggestions"
NAMES = 10_000


@dataclass(frozen=True)
class Score:
    """What was found, missed and wrongly offered of one kind."""

    kind: str
    found: list[str]
    missed: list[str]
    wrong: list[str]

    @property
    def share(self) -> float:
        """Missed and wrong for each expected one."""
        return (len(self.missed) + len(self.wrong)) / (len(self.found) + len(self.missed))

    def __str__(self) -> str:
        counts = f"{len(self.found):>5} {len(self.missed):>6} {len(self.wrong):>5}"
        return f"{self.kind:<8}{counts} {self.share:>6.0%}  {self._which()}".rstrip()

    def _which(self) -> str:
        missed = f"missed: {', '.join(self.missed)}" if self.missed else ""
        wrong = f"wrong: {', '.join(self.wrong)}" if self.wrong else ""
        return "; ".join(filter(None, (missed, wrong)))


def scores(text: str, expected: dict[str, Any]) -> list[Score]:
    """Kind by kind; the known rows must be stored already."""
    offered: dict[str, set[str]] = {kind: set() for kind in expected["expected"]}
    for suggestion in suggest(Report(text, expected["published"])):
        if suggestion.kind in offered:
            offered[suggestion.kind].add(named(suggestion))
    return [
        score(kind, wanted, offered[kind], expected.get("also", {}).get(kind, []))
        for kind, wanted in expected["expected"].items()
    ]


def score(kind: str, wanted: list[str], offered: set[str], also: list[str]) -> Score:
    """One kind."""
    return Score(
        kind,
        [each for each in wanted if each in offered],
        [each for each in wanted if each not in offered],
        sorted(offered - set(wanted) - set(also)),
    )


def named(suggestion: Any) -> str:
    """A suggestion as the file of what is expected writes it."""
    if suggestion.kind in ("actor", "place"):
        model: Any = Actor if suggestion.kind == "actor" else Place
        return str(model.objects.values_list("slug", flat=True).get(pk=suggestion.value))
    if suggestion.kind == "type":
        return str(suggestion.detail)
    if suggestion.field == "event_count":
        return f"{suggestion.value} events"
    return figure(suggestion.fills) if suggestion.kind == "number" else str(suggestion.value)


def figure(fills: dict[str, Any]) -> str:
    """A figure in one line: its measure, item, quantifier and number, “more than” as it is said."""
    quantifier, low, best, high = (fills[n] for n in ("quantifier", "low", "best", "high"))
    numbers = {
        "words": fills["words"],
        "range": f"{low}-{high}",
        "more-than": str((low or 0) - 1),
        "fewer-than": str((high or 0) + 1),
        "at-least": str(low),
        "at-most": str(high),
    }
    number = numbers.get(quantifier, str(best))
    return " ".join(filter(None, (fills["measure"], fills.get("item"), quantifier, number)))


def store(known: dict[str, list[dict[str, Any]]]) -> None:
    """Store the actors and places that a report is measured with."""
    for row in known.get("places", []):
        parent = Place.objects.get(slug=row["parent"])
        Place.objects.create(**{**row, "parent": parent})
    for row in known.get("actors", []):
        country = Place.objects.get(slug=row["country"]) if "country" in row else None
        fields = {name: row[name] for name in ("slug", "name", "kind")}
        actor = Actor.objects.create(**fields, country=country)
        for form, names in row.get("names", {}).items():
            for name in names:
                ActorName.objects.create(actor=actor, form=form, name=name)


def made_up(count: int) -> None:
    """So many more actors, and places with a second name."""
    numbered = [(n, " ".join(syllables(n))) for n in range(count)]
    Actor.objects.bulk_create(
        Actor(slug=f"made-{n}", name=f"{name} Brigade {n}", kind="rebel") for n, name in numbered
    )
    places = Place.objects.bulk_create(
        Place(slug=f"made-{n}", name=f"{name}a", kind="settlement") for n, name in numbered
    )
    PlaceName.objects.bulk_create(PlaceName(place=place, name=f"New {place}") for place in places)


def syllables(number: int) -> Iterator[str]:
    """Two words made of a number."""
    for _ in range(2):
        yield "".join("BCDFGKLMNT"[number // 10**at % 10] + "aeiou"[at % 5] for at in range(3))
        number //= 7


def measure(text: str, expected: dict[str, Any]) -> None:
    """Print both tables."""
    store(expected.get("known", {}))
    print("kind    found missed wrong  share")
    print(*scores(text, expected), sep="\n")
    made_up(NAMES)
    published = expected["published"]
    say(
        f"suggestions, {len(text.split())} words, {NAMES} actors and {2 * NAMES} place names",
        ms(times(lambda: suggest(Report(text, published)))),
    )
    longest = (text * (2_000_000 // len(text) + 1))[:2_000_000]
    say(
        "suggestions, 2,000,000 characters",
        ms(times(lambda: suggest(Report(longest, published)), 1)),
    )


def run(text: Path | None, expected: Path | None) -> None:
    """Fill the database, and measure on that text; the second report without one."""
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", verbosity=0)
    told = (text or REPORTS / "second_report.txt").read_text(encoding="utf-8")
    wanted = (expected or REPORTS / "second_report.yaml").read_text(encoding="utf-8")
    measure(told, yaml.safe_load(wanted))
