"""What the front page shows: the form as it was filled in, the first entries, the exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from incidents.filters import InvalidParameters, ParameterError
from incidents.models import Term
from incidents.selection import READER, Selection
from timeline import exports
from timeline.asking import asked
from timeline.chronology import Chronology
from timeline.entries import Entry
from timeline.telling.wording import style_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 200
_SUGGESTED = 100


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form: what was typed stays, and what is wrong with it stands beside it."""

    name: str
    label: "StrOrPromise"
    hint: "StrOrPromise"
    example: str
    value: str = ""
    error: str = ""
    nearest: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """The entries under one heading; `day` is its ISO date when it is one certain day."""

    heading: str
    day: str
    entries: list[Entry]


_FIELDS = (
    FormField(
        "during", _("When"), _("a day, month, year or interval:"), example="2019-12-27/2020-01"
    ),
    FormField("type", _("What"), _("a kind of act:"), example="rocket-attack"),
    FormField("actor", _("Who"), _("an actor:"), example="united-states"),
    FormField("country", _("Country"), _("two or three letters:"), example="IQ"),
    FormField("q", pgettext_lazy("filter", "Words"), _("anywhere in the text:"), example="embassy"),
)
_VOCABULARIES = ("type", "actor", "country")


def context(parameters: Mapping[str, list[str]]) -> dict[str, Any]:
    """The context of home.html; `errors` are those of parameters that have no field in the form."""
    named = {field.name for field in _FIELDS}
    given = {
        name: values
        for name, values in parameters.items()
        if name not in named or any(value.strip() for value in values)
    }
    result: dict[str, Any] = {"kept": _kept(given, named), "filtered": bool(given)}
    wrong: tuple[ParameterError, ...] = ()
    try:
        result |= _told(asked(given))
    except InvalidParameters as error:
        wrong = error.errors
    result["errors"] = wrong
    result["other_errors"] = [error for error in wrong if error.name not in named]
    result["fields"] = [_filled(field, given, wrong) for field in _FIELDS]
    return result


def _kept(given: Mapping[str, list[str]], named: set[str]) -> list[tuple[str, str]]:
    """Filters of the address that the form has no field for: they stay when it is sent."""
    others = ((name, values) for name, values in given.items() if name not in named)
    return [(name, value) for name, values in others for value in values]


def _filled(
    field: FormField, given: Mapping[str, list[str]], wrong: tuple[ParameterError, ...]
) -> FormField:
    ours = [error for error in wrong if error.name == field.name]
    return FormField(
        name=field.name,
        label=field.label,
        hint=field.hint,
        example=field.example,
        value=",".join(given.get(field.name, [])),
        error=" ".join(error.message for error in ours),
        nearest=tuple(near for error in ours for near in error.nearest),
        suggestions=_suggestions(field.name),
    )


def _suggestions(name: str) -> tuple[str, ...]:
    """The values most often published, for a list that the browser offers while typing."""
    if name not in _VOCABULARIES:
        return ()
    terms = Term.objects.using(READER).filter(term__startswith=f"{name}:", count__gt=0)
    most = terms.order_by("-count", "term").values_list("term", flat=True)[:_SUGGESTED]
    return tuple(term.partition(":")[2] for term in most)


def _told(selection: Selection) -> dict[str, Any]:
    chronology = Chronology(selection, style_of(get_language()))
    entries = list(chronology.entries(SHOWN))
    grouped = ((heading, list(told)) for heading, told in groupby(entries, lambda e: e.heading))
    return {
        "head": chronology.head,
        "days": [Day(heading, told[0].day, told) for heading, told in grouped],
        "shown": len(entries),
        "references": {told.reference for told in entries},
        "sources": chronology.sources,
        "exports": exports.addresses(selection),
        "whole": exports.address("html", selection),
    }
