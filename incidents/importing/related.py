"""The actors, publishers and sources that rows of a file name: matched with ours, or to be made.

Actors are matched by the dataset's id or name for them, then by what people decided, by name, by
alias; what matches
nothing is noted, to be created when told so. `incidents.importing.places` does the same for places.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from incidents.acled.sub_events import equivalents
from incidents.codes import ActorKind, NameForm
from incidents.documents.load_many import find_rows
from incidents.importing.decided import Ambiguous, Decided
from incidents.importing.names import key, slug
from incidents.importing.places import Places
from incidents.importing.together import Together
from incidents.models import Actor, ActorName, Publisher

__all__ = ["Ambiguous", "Related"]

Named = Mapping[str, Any]


class Related:
    """Everything that documents of one file may name; `made` are those that are not here yet."""

    def __init__(self, dataset: str = "") -> None:
        self.decided = Decided(dataset)
        self.made: dict[tuple[str, str], Named] = {}
        self.together = Together()
        self._noting = True
        self.places = Places(self.made, self.decided)
        self.types = equivalents(DEFAULT_DB_ALIAS)
        self._actors: dict[str, Named] = {}
        self._ours: dict[str, Named] = {}
        self._by_id: dict[str, Named] = {}
        self._by_acled: dict[str, dict[str, Named]] = {}
        self._by_name: dict[str, dict[str, Named]] = {}
        self._publishers: dict[str, dict[str, Named]] = {}
        self._houses: dict[str, Named] = {}
        self._slugs = {"actor": set[str](), "publisher": set[str]()}
        self._load()

    def actor(self, name: str, *, ucdp_id: str = "", kind: ActorKind) -> Named:
        """The actor of that id, name or alias, ours or to be made; raises `Ambiguous`."""
        if ucdp_id in self._by_id:
            return self._by_id[ucdp_id]
        found = self._called(name)
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} actors are called so ({', '.join(sorted(found))}): give the one "
                f"that is meant the UCDP id {ucdp_id or 'of this row'}"
            )
        actor = next(iter(found.values()), None) or self._new_actor(name, ucdp_id, kind)
        if ucdp_id:
            self._by_id[ucdp_id] = actor
        return actor

    def named_actor(self, name: str, kind: ActorKind) -> Named:
        """The actor of that name or alias, ours or to be made; raises `Ambiguous`."""
        found = self._called(name)
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} actors are called so ({', '.join(sorted(found))}): rename all but "
                "the one that is meant"
            )
        return next(iter(found.values()), None) or self._new_actor(name, "", kind)

    def acled_actor(self, name: str, kind: ActorKind) -> Named:
        """The one that ACLED calls so, or who is called so here, or one to be made.

        Raises `Ambiguous`.
        """
        found = self._by_acled.get(key(name)) or self._called(name)
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} actors are called so ({', '.join(sorted(found))}): give the one "
                f"that is meant the ACLED name {name}"
            )
        return next(iter(found.values()), None) or self._new_actor(name, "", kind, acled=name)

    def known_acled_actor(self, name: str) -> Named | None:
        """The one that is called so, by ACLED or here; none where nobody is, or several are."""
        found = self._acled(name)
        return next(iter(found.values())) if len(found) == 1 else None

    def known_actor(self, name: str, ucdp_id: str) -> Named | None:
        """One that is called so, or has the id; none where nobody is, or several are."""
        found = self._by_name.get(key(name), {})
        one = next(iter(found.values())) if len(found) == 1 else None
        return self._by_id.get(ucdp_id) or one

    def publisher(self, name: str) -> Named:
        """The publisher of that name, ours or to be made; of several the first by slug."""
        found = self._publishers.setdefault(key(name), {})
        if not found:
            made = {"slug": slug(name, self._slugs["publisher"]), "name": name}
            self._slugs["publisher"].add(made["slug"])
            found[made["slug"]] = self.made["publisher", made["slug"]] = made
        return found[min(found)]

    def source(self, publisher: Named, title: str, published: str, kind: str) -> Named:
        """The source of that publisher, title and day; its slug says which, whoever makes it."""
        whole = f"{publisher['slug']}\n{title}\n{published}\n{kind}"
        digest = hashlib.sha256(whole.encode()).hexdigest()[:10]
        start = slug(f"{publisher['slug'][:30]} {published} {title[:60]}", longest=109)
        source: dict[str, Any] = {
            "slug": f"{start}-{digest}".strip("-"),
            "title": title,
            "published": published,
            "kind": kind,
            "publisher": publisher,
        }
        return self.made.setdefault(("source", source["slug"]), source) if self._noting else source

    def names(self, kind: str) -> list[str]:
        """What those of a kind that are here are called."""
        rows: dict[str, Mapping[str, Named]] = {
            "actor": self._actors,
            "place": self.places.here,
            "publisher": self._houses,
        }
        here = rows[kind]
        return [str(row["name"]) for row in here.values()]

    def missing(self) -> dict[tuple[str, str], Named]:
        """What was named and is not there: a source of the same slug may be."""
        for name in find_rows(name for name in self.made if name[0] == "source"):
            del self.made[name]
        return self.made

    def settle(self) -> None:
        """Everything has been named once: let go of what was only noted to be made."""
        self._noting = False
        self.made.clear()

    def _called(self, name: str) -> dict[str, Named]:
        """Those of that name or alias, or the one that people decided it means."""
        meant = self.decided.slug("actor", name)
        one = {meant: self._ours[meant]} if meant in self._ours else {}
        return one or self._by_name.get(key(name), {})

    def _acled(self, name: str) -> dict[str, Named]:
        return self._by_acled.get(key(name)) or self._by_name.get(key(name), {})

    def _new_actor(self, name: str, ucdp_id: str, kind: ActorKind, *, acled: str = "") -> Named:
        made: dict[str, Any] = {"slug": slug(name, self._slugs["actor"], beside=ucdp_id)}
        made |= {"name": name, "kind": str(kind), "ucdp_id": ucdp_id, "acled_name": acled}
        self._slugs["actor"].add(made["slug"])
        self._by_name.setdefault(key(name), {})[made["slug"]] = made
        self.made["actor", made["slug"]] = made
        return made

    def _load(self) -> None:
        for pk, slug_, name, kind, number, acled in Actor.objects.order_by("pk").values_list(
            "pk", "slug", "name", "kind", "ucdp_id", "acled_name"
        ):
            actor = {"slug": slug_, "name": name, "kind": kind}
            self._actors[str(pk)] = self._ours[slug_] = actor
            self._slugs["actor"].add(slug_)
            self._by_name.setdefault(key(name), {})[slug_] = actor
            if number:
                self._by_id.setdefault(number, actor)
            if acled:
                self._by_acled.setdefault(key(acled), {})[slug_] = actor
        aliases: dict[str, dict[str, Named]] = {}
        others = ActorName.objects.exclude(form=NameForm.ADJECTIVE)
        for pk, alias in others.values_list("actor_id", "name"):
            known = self._actors[str(pk)]
            aliases.setdefault(key(alias), {})[str(known["slug"])] = known
        for alias, called in aliases.items():
            self._by_name.setdefault(alias, called)
        for slug_, name in Publisher.objects.order_by("slug").values_list("slug", "name"):
            self._slugs["publisher"].add(slug_)
            self._houses[slug_] = {"slug": slug_, "name": name}
            self._publishers.setdefault(key(name), {})[slug_] = self._houses[slug_]
