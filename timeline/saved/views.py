"""The pages of saved timelines: the list of them, each one, its files, and one for frames."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from incidents.api.problems import answer_exception, problem
from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.texts import check_names
from incidents.formats import available
from incidents.selection import READER
from timeline.asking import in_style
from timeline.models import PublishedTimeline
from timeline.private import private
from timeline.refusals import may_read, not_allowed, wrong_parameters_page
from timeline.saved.beside import remarked
from timeline.saved.editions import chosen
from timeline.saved.page import context
from timeline.saved.selection import select_saved
from timeline.saved.told import Saved
from timeline.telling.plain import paragraphs
from timeline.views import answer

Given = dict[str, Any]
"""The parameters of a request."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The published timelines, the newest edition first."""
    if not may_read(request):
        return not_allowed(request, page=True)
    wrong: list[ParameterError] = [*check_names(dict(request.GET.lists()), [])]
    if wrong:
        return private(wrong_parameters_page(request, wrong))
    rows = PublishedTimeline.objects.using(READER).filter(live=True).defer("document")
    listed = [(row, paragraphs(row.introduction)[:1]) for row in rows]
    return private(render(request, "timeline/saved/index.html", {"timelines": listed}))


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One timeline: its sections and entries, what changed since, and its files."""
    if not may_read(request):
        return not_allowed(request, page=True)

    def told(saved: Saved, given: Given) -> HttpResponse:
        shown = {**context(saved, select_saved(saved, given)), "snippet": snippet(request, saved)}
        return render(request, "timeline/saved/page.html", shown)

    return private(_answered(request, slug, told))


@require_safe
def file(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """The whole of one timeline in one format, streamed."""
    format_ = next((each for each in available() if each.extension == extension), None)
    if format_ is None:
        known = ", ".join(each.extension for each in available())
        return problem(404, f"There is no such format: write one of {known} after the dot.")
    page_wanted = extension == "html"
    if not may_read(request):
        return not_allowed(request, page=page_wanted)

    def told(saved: Saved, given: Given) -> HttpResponseBase:
        in_words = in_style(given.pop("style", None), format_)
        return answer(request, remarked(saved, select_saved(saved, given)), in_words, saved.slug)

    try:
        return _answered(request, slug, told, pages=page_wanted)
    except (InvalidParameters, OperationalError) as error:
        return answer_exception(error, {"request": request})


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One timeline in short, to be shown in a frame by the sites that the settings name.

    A browser sends no session there, so that it is for those alone who need none.
    """
    framed: Any = csp_replace({"frame-ancestors": settings.EMBED_ORIGINS or [NONE]})
    shown: HttpResponseBase = framed(_in_short)(request, slug)
    return shown


def _in_short(request: HttpRequest, slug: str) -> HttpResponseBase:
    if not settings.ANONYMOUS_READING:
        return render(request, "timeline/saved/not_public.html", status=403)

    def told(saved: Saved, given: Given) -> HttpResponse:
        selection = select_saved(saved, given)
        shown = {**context(saved, selection), "address": _page(request, saved)}
        return render(request, "timeline/saved/embed.html", shown)

    return private(_answered(request, slug, told))


def snippet(request: HttpRequest, saved: Saved) -> str:
    """The HTML that shows the timeline in a frame; "" where no site may do that."""
    if not (settings.EMBED_ORIGINS and settings.ANONYMOUS_READING):
        return ""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="600" loading="lazy"></iframe>',
        _address(request, "saved-embed", saved),
        saved.title,
    )


def _page(request: HttpRequest, saved: Saved) -> str:
    """The address of the page, of the same edition if one was asked for."""
    edition = f"?edition={saved.edition}" if "edition" in request.GET else ""
    return _address(request, "saved-page", saved) + edition


def _address(request: HttpRequest, name: str, saved: Saved) -> str:
    return request.build_absolute_uri(reverse(name, args=[saved.slug]))


def _answered(
    request: HttpRequest,
    slug: str,
    told: Callable[[Saved, Given], HttpResponseBase],
    *,
    pages: bool = True,
) -> HttpResponseBase:
    """What is told of the timeline, or why there is nothing; to people as a page."""
    row = PublishedTimeline.objects.using(READER).filter(slug=slug).first()
    if row is None or not row.live:
        return _nothing(request, slug, row, pages=pages)
    try:
        given = dict(request.GET.lists())
        saved = chosen(row, given)
        return told(saved, given)
    except InvalidParameters as error:
        if not pages:
            raise
        return wrong_parameters_page(request, error.errors)


def _nothing(
    request: HttpRequest, slug: str, row: PublishedTimeline | None, *, pages: bool
) -> HttpResponse:
    """404 for what was never published, 410 with the reason for what was withdrawn."""
    status = 410 if row else 404
    if pages:
        shown = {"slug": slug, "withdrawn": row}
        return render(request, "timeline/saved/nothing.html", shown, status=status)
    if row is None:
        return problem(status, f"No timeline {slug} is published: /timelines/ lists all.")
    return problem(status, f"The timeline {slug} was withdrawn: {row.reason}")
