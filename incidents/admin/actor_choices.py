"""Actors where one is chosen: found by any name, told apart, and which name was matched."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q
from django.http import HttpRequest, JsonResponse
from django.utils.timezone import localdate

from incidents.admin.choosing import ChoicesView
from incidents.admin.ranking import ACTORS, Match, clean, ranked
from incidents.codes import AffiliationKind, Stance, Standing
from incidents.models import Actor, Affiliation

PAGE = 20
MOST_PAGES = 500
NEW = "new"
"""The key of the entry that adds an actor, which is no key of a row."""


class ActorChoicesView(ChoicesView):
    """One page of actors for a chooser, in two statements."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """The actors found; after the last of them, for whoever may, an entry that adds one."""
        self.term, self.model_admin, self.source_field, _ = self.process_request(request)
        if not self.has_perm(request):
            raise PermissionDenied
        found, more = page_of_actors(self.term, page_number(request))
        results = [described(actor, match) for actor, match in found]
        may_add = self.model_admin.has_add_permission(request)
        if may_add and "adds" in request.GET and not more and clean(self.term):
            term = clean(self.term)
            results.append({"id": NEW, "text": f"Add “{term}” as a new actor …", "add": term})
        return JsonResponse({"results": results, "pagination": {"more": more}})


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 0."""
    asked = request.GET.get("page", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) < 6
    return min(max(int(asked) - 1, 0), MOST_PAGES) if known else 0


def page_of_actors(term: str, page: int) -> tuple[list[tuple[Actor, Match | None]], bool]:
    """The actors of one page with the names matched, and whether there are more."""
    first = page * PAGE
    if not term.strip():
        rows = list(shown_actors().order_by("name", "pk")[first : first + PAGE + 1])
        return [(row, None) for row in rows[:PAGE]], len(rows) > PAGE
    matches = ranked(ACTORS, term, PAGE + 1, first)
    return with_actors(matches[:PAGE]), len(matches) > PAGE


def with_actors(matches: Iterable[Match]) -> list[tuple[Actor, Match | None]]:
    """The actors of matches, in their order."""
    by_key = {match.pk: match for match in matches}
    rows = shown_actors().in_bulk(list(by_key)) if by_key else {}
    return [(rows[pk], match) for pk, match in by_key.items() if pk in rows]


def shown_actors() -> Any:
    """Actors with what tells them apart: the country, and ``parents`` they are part of today."""
    today = localdate()
    parents = Affiliation.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=today),
        Q(ends_on=None) | Q(ends_on__gte=today),
        child=OuterRef("pk"),
        kind=AffiliationKind.PART_OF,
        standing=Standing.RECOMMENDED,
    ).exclude(stance=Stance.DENIES)
    names = ArraySubquery(parents.order_by("parent__name", "pk").values("parent__name")[:2])
    return Actor.objects.select_related("country").annotate(parents=names)


def label_of(actor: Actor) -> str:
    """An actor as it stands in a chooser once it is chosen: name, kind and country."""
    country = f", {actor.country}" if actor.country_id else ""
    return f"{actor.name} ({actor.get_kind_display().lower()}{country})"


def described(actor: Any, match: Match | None) -> dict[str, str]:
    """One actor for a chooser: ``text`` while searching, ``label`` once chosen."""
    parts = [actor.name, actor.get_kind_display().lower()]
    parts += [str(actor.country)] if actor.country_id else []
    parts += [f"part of {' and '.join(actor.parents)}"] if actor.parents else []
    parts += [f"matched “{match.spelled}”"] if match and not match.own else []
    return {"id": str(actor.pk), "text": " · ".join(parts), "label": label_of(actor)}
