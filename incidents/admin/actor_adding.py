"""Adding an actor from where one is chosen, after those of similar names were looked at."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from incidents.admin.actor_choices import described, label_of, with_actors
from incidents.admin.forms import ModelForm
from incidents.admin.ranking import ACTORS, ALIKE, BEGINS, EXACT, HOLDS, ranked
from incidents.codes import PlaceKind
from incidents.models import Actor, ActorName, Place

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

MOST = 6
LONGEST_SLUG = 80
ATTEMPTS = 5
AGREES = {
    EXACT: "the same name",
    BEGINS: "begins with it",
    HOLDS: "has it in its name",
    ALIKE: "spelled alike",
}


class Similar(NamedTuple):
    """An actor whose name is near the typed one, and in what they agree."""

    actor: Actor
    text: str
    label: str
    agrees: str


def similar_to(name: str) -> list[Similar]:
    """The most similar actors, over all their names."""
    found = with_actors(ranked(ACTORS, name, MOST))
    return [
        Similar(actor, described(actor, match)["text"], label_of(actor), AGREES[match.rank])
        for actor, match in found
        if match
    ]


class NewActorForm(ModelForm):
    """The least an actor needs; its slug is made from the name."""

    country = forms.ModelChoiceField(
        Place.objects.filter(kind=PlaceKind.COUNTRY).order_by("name"), required=False
    )

    class Meta:
        model = Actor
        fields = ["name", "kind", "country"]

    def clean_name(self) -> str:
        """One line, and what is left of it."""
        return " ".join(self.cleaned_data["name"].split())


def add(actor: Actor) -> Actor:
    """Save a new actor under a slug that is free, also when another takes it meanwhile."""
    for attempt in range(ATTEMPTS):
        actor.slug = free_slug(actor.name)
        try:
            with transaction.atomic():
                actor.save(force_insert=True)
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            break
    return actor


def free_slug(name: str) -> str:
    """The name as a slug, with a number if it is taken; a name without Latin letters is "actor"."""
    slug = slugify(name).replace("_", "-").strip("-")[: LONGEST_SLUG - 6].strip("-") or "actor"
    slug = "-".join(part for part in slug.split("-") if part)
    taken = set(Actor.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)


class AddsInPlace(Base):
    """The addresses behind the dialog, and the warning of the actor's own page."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses."""
        wrap, name = self.admin_site.admin_view, "incidents_actor_{}".format
        return [
            path("similar/", wrap(self.similar_view), name=name("similar")),
            path("add-in-place/", wrap(self.add_view_in_place), name=name("add_in_place")),
            path("add-alias/", wrap(self.alias_view), name=name("add_alias")),
            *super().get_urls(),
        ]

    @method_decorator(require_GET)
    def similar_view(self, request: HttpRequest) -> HttpResponse:
        """The dialog for a name; with ``list``, only the similar actors."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        name = " ".join(request.GET.get("name", "").replace("\x00", "").split())[:200]
        if "list" in request.GET:
            return render(
                request, "admin/incidents/similar_actors.html", {"similar": similar_to(name)}
            )
        return self.dialog(request, NewActorForm(initial={"name": name}), name)

    @method_decorator(require_POST)
    def add_view_in_place(self, request: HttpRequest) -> HttpResponse:
        """Add an actor; similar ones that the dialog did not show are shown first."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = NewActorForm(request.POST)
        if not form.is_valid():
            return self.dialog(request, form, request.POST.get("name", ""), status=400)
        name, seen = form.cleaned_data["name"], set(request.POST.getlist("seen"))
        if any(str(each.actor.pk) not in seen for each in similar_to(name)):
            form.add_error(None, "There are similar actors: look at them, then add it again.")
            return self.dialog(request, form, name, status=400)
        actor = add(form.save(commit=False))
        self.log_addition(request, actor, [{"added": {}}])
        return chosen(actor)

    @method_decorator(require_POST)
    def alias_view(self, request: HttpRequest) -> HttpResponse:
        """Add a spelling to an actor, which is then the one that is chosen."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        key = request.POST.get("actor", "")
        known = key.isascii() and key.isdecimal() and len(key) < 19
        actor = Actor.objects.select_related("country").filter(pk=key).first() if known else None
        if actor is None:
            return JsonResponse({"error": "There is no such actor any more."}, status=400)
        alias = ActorName(actor=actor)
        try:
            typed = forms.CharField(max_length=200).clean(request.POST.get("name"))
            alias.name = " ".join(typed.split())
            alias.full_clean()
        except forms.ValidationError as error:
            if not (alias.name and actor.names.filter(name=alias.name).exists()):
                return JsonResponse({"error": " ".join(error.messages)}, status=400)
        else:
            alias.save()
            words = {"name": "other name", "object": alias.name}
            self.log_change(request, actor, [{"added": words}])
        return chosen(actor)

    def dialog(
        self, request: HttpRequest, form: NewActorForm, name: str, status: int = 200
    ) -> HttpResponse:
        """The dialog as it stands."""
        shown: dict[str, Any] = {
            "form": form,
            "similar": similar_to(name),
            "name": name,
            "may_change": self.has_change_permission(request),
        }
        return render(request, "admin/incidents/add_actor.html", shown, status=status)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save; a new actor with a name like another's is saved too, and that is said."""
        near = [] if change else similar_to(obj.name)
        super().save_model(request, obj, form, change)
        if near:
            links = format_html_join("; ", '<a href="{}">{}</a> ({})', map(link_parts, near))
            words = format_html(gettext("Similar actors exist: {}."), links)
            self.message_user(request, words, "warning")


def link_parts(near: Similar) -> tuple[str, str, str]:
    """Where a link to a similar actor leads and what it says."""
    address = reverse("admin:incidents_actor_change", args=[near.actor.pk])
    return address, near.text, near.agrees


def chosen(actor: Actor) -> JsonResponse:
    """A row for the chooser to select."""
    return JsonResponse({"id": str(actor.pk), "text": label_of(actor)})
