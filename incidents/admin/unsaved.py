"""Nothing typed is lost: which form a page holds, and which drafts of the browser are saved now."""

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from incidents.admin.per_request import PerRequest

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

DRAFT_ID = re.compile(r"[0-9]+(-[0-9]+){3}", re.ASCII)
"""How the script of the page names a draft: four numbers of 32 bits."""
MOST_SAVED = 20
KEPT_S = 30 * 24 * 60 * 60
SAVED = PerRequest[bool]()
"""Whether the form of the request was saved, which its browser is told."""
SCRIPTS = ["incidents/desk/typed.js", "incidents/desk/drafts.js", "incidents/desk/unsaved.js"]


def cookie_name() -> str:
    """The cookie that names saved drafts; with the port in it, as the session's own."""
    return settings.SESSION_COOKIE_NAME.replace("session", "saved")


class Unsaved(Base):
    """Tells the page whose form it holds, and the browser which of its drafts has been saved.

    The browser forgets a draft on the server's word alone, given after the transaction: a refusal,
    an answer that never came or a redirect to the sign-in leaves it where it is.
    """

    @property
    def media(self) -> forms.Media:
        """Add the script and its style."""
        ours = forms.Media(js=SCRIPTS, css={"all": ["incidents/desk/unsaved.css"]})
        return super().media + ours

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add what the script needs, where there is something to type."""
        obj = context["original"]
        may_type = (
            self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        )
        if may_type:
            context["unsaved"] = {
                "user": request.user.pk,
                "form": self.opts.model_name,
                "object": obj.pk if obj else "",
                "revision": getattr(obj, "revision", ""),
                "posted": draft_id(request),
                "cookie": cookie_name(),
                "path": reverse(f"{self.admin_site.name}:index"),
            }
        return super().render_change_form(request, context, *args, **options)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **options: Any) -> Any:
        """Note that the form was saved."""
        SAVED.keep(request, True)
        return super().response_add(request, obj, *args, **options)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Note that the form was saved."""
        SAVED.keep(request, True)
        return super().response_change(request, obj)

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Once the transaction is through, name the draft that it has saved."""
        response = super().changeform_view(request, *args, **options)
        if SAVED.of(request) and draft_id(request):
            name_saved(request, response, reverse(f"{self.admin_site.name}:index"))
        return response


def draft_id(request: HttpRequest) -> str:
    """The draft that the form was sent from; empty when it names none."""
    named = request.POST.get("_unsaved", "")
    return named if len(named) < 50 and DRAFT_ID.fullmatch(named) else ""


def name_saved(request: HttpRequest, response: HttpResponse, path: str) -> None:
    """Add the draft to those the browser has not yet been told of, the latest ones at most."""
    before = request.COOKIES.get(cookie_name(), "").split(".")
    named = [each for each in before if DRAFT_ID.fullmatch(each)] + [draft_id(request)]
    response.set_cookie(
        cookie_name(),
        ".".join(named[-MOST_SAVED:]),
        max_age=KEPT_S,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )
