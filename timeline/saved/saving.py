"""Save this view: a filter from an address becomes the draft of a timeline."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from incidents.filters import InvalidParameters
from incidents.selection import Selection
from timeline.asking import asked, parameters_of
from timeline.models import Timeline
from timeline.private import private
from timeline.refusals import wrong_parameters_page

_LEFT_OUT = ("cursor", "page_size", "ordering", "format", "count", "fields")
"""What an address may have that is no part of the question."""
_LONGEST_SLUG = 80


class SavingForm(forms.Form):
    """A title for the view, and whether it is to stay as it is now."""

    title = forms.CharField(label=_("Title"), max_length=200)
    query = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    pinned = forms.BooleanField(
        required=False,
        label=_("Pin it to this ledger position: later changes are told, and change nothing."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Ask for a title (GET with the filters as its address), make the draft (POST)."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if not request.user.has_perm("timeline.add_timeline"):
        raise PermissionDenied("Analysts and editors save timelines: ask for an account.")
    query = request.POST.get("query", "") if request.method == "POST" else _query_of(request)
    try:
        selection = _asked(query)
    except InvalidParameters as error:
        return private(wrong_parameters_page(request, error.errors))
    form = SavingForm(request.POST if request.method == "POST" else None, initial=_given(query))
    if form.is_valid() and (made := _made(form, selection)):
        return redirect("admin:timeline_timeline_change", made.pk)
    shown = {"form": form, "selection": selection, "count": selection.count()}
    status = 400 if form.is_bound else 200
    return private(render(request, "timeline/saved/save.html", shown, status=status))


def _query_of(request: HttpRequest) -> str:
    return str(request.META.get("QUERY_STRING", ""))


def _given(query: str) -> dict[str, Any]:
    """What the form begins with: a view of an earlier state is pinned."""
    return {"query": query, "pinned": "as_of" in parameters_of(query)}


def _asked(query: str) -> Selection:
    """The question without what only shapes its answer; raises `InvalidParameters`."""
    given = parameters_of(query)
    return asked({name: values for name, values in given.items() if name not in _LEFT_OUT})


def _made(form: SavingForm, selection: Selection) -> Timeline | None:
    """The draft, stored; None when the form says why not."""
    title = form.cleaned_data["title"]
    timeline = Timeline(
        title=title,
        slug=_free_slug(title),
        filter=selection.query,
        as_of=selection.position or None if form.cleaned_data["pinned"] else None,
    )
    try:
        timeline.full_clean()
        with transaction.atomic():
            timeline.save()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    except IntegrityError:  # made between the question which slugs are free and the answer
        form.add_error("title", _("Somebody made a timeline of this name just now: save again."))
        return None
    return timeline


def _free_slug(title: str) -> str:
    """A slug made of the title that no timeline has; letters that slugs have none of are lost."""
    words = slugify(title).replace("_", "-").split("-")
    made = "-".join(filter(None, words))[:_LONGEST_SLUG].strip("-") or "timeline"
    taken = {"save", *Timeline.objects.filter(slug__startswith=made).values_list("slug", flat=True)}
    number, slug = 1, made
    while slug in taken:
        number += 1
        slug = f"{made}-{number}"
    return slug
