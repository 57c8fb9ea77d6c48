"""Actors named in the text, by any of their names; people by their last name once introduced."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from incidents.codes import ActorKind, NameForm
from incidents.models import Actor, ActorName, Place
from incidents.suggestions.finding import register
from incidents.suggestions.known import Known
from incidents.suggestions.lexicon import Found, Lexicon, Name
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion
from incidents.suggestions.words import listed

FORMS = {
    "name": "is its name",
    NameForm.ALIAS: "is another of its names",
    NameForm.SHORT: "is its short form",
    NameForm.ADJECTIVE: "is its adjective",
    "last": "is the last name of somebody named in full elsewhere in the text",
    "otherwise": "is its name with the country put in another way",
    "national": "is its name without the country, which the text names",
}

WHERE = listed("in across throughout inside within into near around")


class Shown(NamedTuple):
    """An actor as it is shown."""

    pk: int
    name: str
    kind: str
    country: str | None
    country_id: int | None


class Meant(NamedTuple):
    """An actor, and by which form of its name."""

    actor: Shown
    form: str


class Named(NamedTuple):
    """Everything that actors are looked up by."""

    full: Lexicon
    last: Lexicon
    national: Lexicon


@register("actor")
def actors(report: Report) -> Iterator[Suggestion]:
    """Every actor named in the text; whether it did or suffered something is for the analyst."""
    named = NAMED.get()
    full = list(named.full.find(report))
    met = {meant.value.actor for found in full for meant in found.names}
    taken = [(found.first, found.last) for found in full]
    for found in full:
        names = [name for name in found.names if not _is_where(report, found, name.value)]
        yield from _suggestions(report, found, names)
    for lexicon, knows in ((named.last, met), (named.national, _countries(met))):
        for found in _outside(taken, lexicon.find(report)):
            meant = [name for name in found.names if _introduced(name.value, knows)]
            if len({name.value.actor for name in meant}) == 1:
                yield from _suggestions(report, found, meant)


def _suggestions(report: Report, found: Found, names: Iterable[Name]) -> Iterator[Suggestion]:
    written = " ".join(report.text[found.start : found.end].split())
    for actor, form in {name.value.actor: name.value.form for name in names}.items():
        country = f", {actor.country}" if actor.country else ""
        yield Suggestion(
            kind="actor",
            field="participations.actor",
            value=actor.pk,
            label=actor.name,
            detail=f"{ActorKind(actor.kind).label.lower()}{country}",
            reading=f"“{written}” {FORMS[form]}",
            passages=(Passage(found.start, found.end),),
        )


def _is_where(report: Report, found: Found, meant: Meant) -> bool:
    """Whether a state's own name says where something was: “in Yemen”, “across Iraq”."""
    state = meant.form == "name" and meant.actor.name == meant.actor.country
    return state and found.first > 0 and report.words[found.first - 1].key in WHERE


def _introduced(meant: Meant, knows: set[Shown] | set[int | None]) -> bool:
    return (meant.actor if meant.form == "last" else meant.actor.country_id) in knows


def _countries(met: set[Shown]) -> set[int | None]:
    return {actor.country_id for actor in met if actor.country_id is not None}


def _outside(taken: list[tuple[int, int]], found: Iterator[Found]) -> Iterator[Found]:
    """What lies in none of the passages that are taken; both go from left to right."""
    at = 0
    for each in found:
        while at < len(taken) and taken[at][1] <= each.first:
            at += 1
        if at == len(taken) or each.last <= taken[at][0]:
            yield each


def _load() -> Named:
    columns = ("pk", "name", "kind", "country__name", "country_id")
    rows = {row[0]: Shown(*row) for row in Actor.objects.order_by("pk").values_list(*columns)}
    names = [Name(Meant(actor, "name"), actor.name) for actor in rows.values()]
    more = ActorName.objects.order_by("pk").values_list("actor_id", "form", "name")
    names += [Name(Meant(rows[pk], form), name) for pk, form, name in more]
    names += list(_otherwise(names))
    return Named(Lexicon(names), Lexicon(_last_names(rows.values())), Lexicon(_national(names)))


def _last_names(actors: Iterable[Shown]) -> Iterator[Name]:
    for actor in actors:
        if actor.kind == ActorKind.PERSON and len(words := actor.name.split()) > 1:
            yield Name(Meant(actor, "last"), words[-1], strict=True)


def _national(names: list[Name]) -> Iterator[Name]:
    """Names without their country before them, unless lower case is left."""
    for name, rest, _ in _divided(names):
        if not rest[:1].islower():
            yield Name(Meant(name.value.actor, "national"), rest, strict=True)


def _otherwise(names: list[Name]) -> Iterator[Name]:
    """Names with the country before them put in its other ways: “American embassy in …”."""
    for name, rest, ways in _divided(names):
        for way in ways:
            yield Name(Meant(name.value.actor, "otherwise"), f"{way} {rest}")


def _divided(names: list[Name]) -> Iterator[tuple[Name, str, list[str]]]:
    """Names that begin with their country: what is left, and the other ways to put the country."""
    ways: dict[int | None, list[str]] = {}
    for name in names:
        actor = name.value.actor
        if actor.kind == ActorKind.GOVERNMENT_BODY and actor.name == actor.country:
            ways.setdefault(actor.country_id, []).append(name.name)
    for name in names:
        mine = ways.get(name.value.actor.country_id, [])
        for before in mine:
            rest = name.name.removeprefix(f"{before} ")
            if rest != name.name:
                yield name, rest, [way for way in mine if way != before]


NAMED = Known((Actor, ActorName, Place), _load)
