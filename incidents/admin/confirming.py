"""The page between choosing an act that publishes and doing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.helpers import AdminForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext

TEMPLATE = "admin/incidents/confirm.html"
CHOSEN = "chosen"
"""The field that names an incident and its revision when the page was shown."""
MOST_AT_ONCE = 1000
UNASKED = 50
"""So many are changed without their number being typed."""


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What is about to happen, to what, and what has to be said first."""

    title: str
    consequence: str
    action: str
    form: forms.Form
    rows: Sequence[str]
    problems: Sequence[str] = ()
    hidden: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    skipped: Sequence[str] = ()
    number: int = 0
    button: str = ""
    """What the button says, when not only that it is meant."""
    back: str = ""
    """Where the way back leads, when not to the list."""

    @property
    def asks_for_number(self) -> bool:
        """Whether so many are changed that their number has to be typed."""
        return self.number > UNASKED

    def page(self, model_admin: Any, request: HttpRequest) -> TemplateResponse:
        """The page, with the button left out while something stands in the way."""
        form: Any = self.form
        fields = AdminForm(form, [(None, {"fields": list(form.fields)})], {})
        context = {
            **model_admin.admin_site.each_context(request),
            "title": self.title,
            "opts": model_admin.opts,
            "media": model_admin.media,
            "confirmation": self,
            "adminform": fields,
        }
        return TemplateResponse(request, TEMPLATE, context)


def line(*facts: object) -> str:
    """What is told of one row, each in its own direction: no Arabic title turns a date round."""
    return format_html_join(" · ", "<bdi>{}</bdi>", ((fact,) for fact in facts))


def may_publish(request: HttpRequest) -> bool:
    """Whether the user is one of those who publish."""
    return request.user.has_perm("incidents.publish_incident")


def number_problem(request: HttpRequest, number: int) -> str | None:
    """What is wrong with the number typed, when so many are changed that it has to be."""
    if number <= UNASKED or request.POST.get("number", "").strip() == str(number):
        return None
    said = gettext(
        "This changes {number} incidents at once. Type {number} to confirm that it is meant."
    )
    return said.format(number=number)
