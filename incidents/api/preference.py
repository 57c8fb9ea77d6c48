"""Chooses the format by the Accept header, for requests that do not name one."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from incidents.api.asking import JSON, offered
from incidents.formats import Format

JSON_TYPE = "application/json"


class LeftToTheView(BaseContentNegotiation):
    """The views write their answers themselves: no renderer is chosen, nothing refused."""

    def select_parser(self, request: Request, parsers: object) -> None:
        """Nothing is read from a body."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The one renderer there is, which nobody asks."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


def media_types(formats: Mapping[str, Format]) -> Mapping[str, str]:
    """Every format by media type, without its parameters and with; JSON comes first."""
    bare = {f.media_type.partition(";")[0]: f.name for f in formats.values()}
    return {JSON_TYPE: JSON, **bare, **{f.media_type: f.name for f in formats.values()}}


def preferred(request: HttpRequest, formats: Mapping[str, Format] | None = None) -> str:
    """The format that the client accepts most; raises `NotAcceptable`.

    Without `formats` it is one of those that the list of incidents offers.
    """
    known = media_types(offered() if formats is None else formats)
    wanted = request.get_preferred_type(list(known))
    if wanted is None:
        raise NotAcceptable(f"Accept one of {', '.join(known)}, or name a format= instead.")
    return known[wanted]


def require_json(request: HttpRequest) -> None:
    """Raise `NotAcceptable` for an address that has JSON alone, unless `format` has been given."""
    if "format" not in request.GET and not request.accepts(JSON_TYPE):
        raise NotAcceptable(f"Accept {JSON_TYPE}, or ask with format={JSON}.")
