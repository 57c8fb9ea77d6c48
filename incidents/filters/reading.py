"""Reads the filters of one question: the rows they leave, or everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

from django.db import connections
from django.utils.datastructures import MultiValueDict

from incidents.dates.errors import shown
from incidents.filters.errors import ParameterError
from incidents.filters.fields import Codes, Vocabulary
from incidents.filters.filterset import PARTS_OF_PERIOD, IncidentFilterSet
from incidents.filters.periods import NoSuchPeriodError
from incidents.filters.texts import refused
from incidents.filters.vocabulary import counts, suggestions
from incidents.querysets import RecordIndexQuerySet

_HAS_WORDS = "SELECT numnode(websearch_to_tsquery('english', fold(%s))) > 0"


@dataclass(frozen=True)
class Reading:
    """The normal form of the filters and the rows they leave; neither counts if there are errors.

    `at_most` bounds how many incidents vocabulary and regions leave; infinity without any.
    """

    parameters: Mapping[str, tuple[str, ...]]
    found: RecordIndexQuerySet
    at_most: float = inf
    errors: list[ParameterError] = field(default_factory=list)


def read_filters(given: Mapping[str, list[str]], rows: RecordIndexQuerySet) -> Reading:
    """Read the filters; the vocabulary is asked once for all of them, and only if there are any."""
    if not given:
        return Reading({}, rows)
    asked = IncidentFilterSet(MultiValueDict(given), rows)
    errors = [*_form_errors(asked, given)]
    known = counts(_vocabulary(asked), using=rows.db)
    errors += [*_unknown(asked, known), *_no_words(asked, rows.db)]
    if not errors:
        errors += _no_period(asked, given)
    if errors:
        return Reading({}, rows.none(), errors=errors)
    found = asked.qs
    return Reading(_said(asked, given), found, min(_at_most(asked, known), asked.at_most))


def _form_errors(
    asked: IncidentFilterSet, given: Mapping[str, list[str]]
) -> Iterator[ParameterError]:
    for name, wrong in asked.form.errors.as_data().items():
        for error in (each for one in wrong for each in one.error_list):
            known = error.params or {}
            value = known.get("value", given[name][0])
            yield refused(name, value, " ".join(error.messages), known.get("nearest", ()))


def _asked_terms(asked: IncidentFilterSet) -> Iterator[tuple[str, Vocabulary, list[str]]]:
    for name, filter_ in asked.filters.items():
        values = asked.form.cleaned_data.get(name)
        if values and isinstance(filter_, Vocabulary):
            yield name, filter_, values


def _vocabulary(asked: IncidentFilterSet) -> set[str]:
    return {
        term
        for _, each, values in _asked_terms(asked)
        for term in (*each.known_terms(values), *each.terms(values))
    }


def _unknown(asked: IncidentFilterSet, known: Mapping[str, int]) -> Iterator[ParameterError]:
    missing = {
        term: (name, value)
        for name, each, values in _asked_terms(asked)
        if not isinstance(each, Codes)
        for value, term in zip(values, each.known_terms(values), strict=True)
        if term not in known
    }
    near = suggestions(missing, using=asked.queryset.db)
    for term, (name, value) in missing.items():
        meant = near.get(term, ())
        remedy = f"did you mean {' or '.join(meant)}?" if meant else "nothing known is near."
        message = f'No published incident ever had the {name} "{shown(value)}": {remedy}'
        yield refused(name, value, message, meant)


def _no_period(
    asked: IncidentFilterSet, given: Mapping[str, list[str]]
) -> Iterator[ParameterError]:
    try:
        period = asked.period()
    except NoSuchPeriodError as error:
        yield refused(error.name, given[error.name][0], str(error))
        return
    if "when" in given and not period:
        message = f"when has no effect alone: give {', '.join(PARTS_OF_PERIOD)} too."
        yield refused("when", given["when"][0], message)


def _no_words(asked: IncidentFilterSet, using: str) -> Iterator[ParameterError]:
    if not (text := asked.form.cleaned_data.get("q")):
        return
    with connections[using].cursor() as cursor:
        cursor.execute(_HAS_WORDS, [text])
        (has_words,) = cursor.fetchone()
    if not has_words:
        message = "q has no word that can be searched for: write one that is not as common as the."
        yield refused("q", text, message)


def _said(asked: IncidentFilterSet, given: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    said = {
        name: asked.filters[name].said(asked.form.cleaned_data[name], values)
        for name, values in given.items()
    }
    return {name: values for name, values in said.items() if values}


def _at_most(asked: IncidentFilterSet, known: Mapping[str, int]) -> float:
    bounds = [
        sum(known.get(term, 0) for term in each.terms(values))
        for _, each, values in _asked_terms(asked)
    ]
    return min(bounds, default=inf)
