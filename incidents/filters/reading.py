"""Reads the filters of one question: the rows they leave, or everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from math import inf

from django.utils.datastructures import MultiValueDict

from incidents.codes import Occurrence
from incidents.dates import Period
from incidents.dates.errors import shown
from incidents.filters.claims import Participant
from incidents.filters.conditions import Condition
from incidents.filters.errors import ParameterError
from incidents.filters.filterset import PARTS_OF_PERIOD, IncidentFilterSet, filters
from incidents.filters.numbers import Count, Number
from incidents.filters.periods import NoSuchPeriodError
from incidents.filters.texts import refused
from incidents.filters.vocabulary import counts
from incidents.querysets import RecordIndexQuerySet

EVERY = frozenset(f"occurrence:{code}" for code in Occurrence.values)
"""The terms of which every incident has exactly one: together they count all there are."""
_MOST_EXPLAINED = 10


@dataclass(frozen=True)
class Reading:
    """The normal form of the filters and the rows they leave; neither counts if there are errors.

    `at_most` bounds how many incidents terms and regions leave now, of `of` that there are;
    `scattered` says that the regions hold many, wherever those stand in the order; `sole` is the
    one term of the vocabulary that is all they ask for.
    """

    parameters: Mapping[str, tuple[str, ...]]
    found: RecordIndexQuerySet
    at_most: float = inf
    of: float = inf
    period: Period | None = None
    scattered: bool = False
    sole: str = ""
    errors: list[ParameterError] = field(default_factory=list)


def read_filters(given: Mapping[str, list[str]], rows: RecordIndexQuerySet) -> Reading:
    """Read the filters; the vocabulary is asked once for all of them, and only if there are any."""
    if not given:
        return Reading({}, rows)
    asked = IncidentFilterSet(MultiValueDict(given), rows)
    errors = [*_form_errors(asked, given)]
    conditions = [] if errors else [*asked.conditions()]
    known = counts(_terms(asked, conditions), using=rows.db)
    errors += _refusals(asked, known)
    if not errors:
        errors += [*_no_period(asked, given), *_alone(asked, given), *_reversed(asked)]
    if errors:
        return Reading({}, rows.none(), errors=errors)
    found = asked.qs
    at_most = min((asked.at_most, *(each.at_most(known) for each in conditions)))
    every = sum(known.get(term, 0) for term in EVERY)
    sole = _sole(asked, conditions, known)
    period = asked.period()
    return Reading(_said(asked, given), found, at_most, every, period, asked.scattered, sole)


def _sole(asked: IncidentFilterSet, conditions: list[Condition], known: Mapping[str, int]) -> str:
    """The term of which everything that is asked for consists."""
    terms = [condition.terms for condition in conditions if condition.exact is None]
    alone = len(asked.said) == len(conditions) == len(terms) == 1 and len(terms[0]) == 1
    return terms[0][0] if alone and terms[0][0] in known else ""


def _form_errors(
    asked: IncidentFilterSet, given: Mapping[str, list[str]]
) -> Iterator[ParameterError]:
    for name, wrong in asked.form.errors.as_data().items():
        for error in (each for one in wrong for each in one.error_list):
            known = error.params or {}
            value = known.get("value", given[name][0])
            yield refused(name, value, " ".join(error.messages), known.get("nearest", ()))


def _terms(asked: IncidentFilterSet, conditions: list[Condition]) -> set[str]:
    """All terms to be looked up: of values, of conditions, and of everything if there are any."""
    values = {
        term
        for name, value in asked.said.items()
        for term in asked.filters[name].known_terms(value)
    }
    nets = {term for condition in conditions for term in condition.terms}
    return values | nets | (EVERY if nets else set())


def _refusals(asked: IncidentFilterSet, known: Mapping[str, int]) -> Iterator[ParameterError]:
    for name, value in asked.said.items():
        wrong = asked.filters[name].refusals(value, known, asked.queryset)
        for one, message, near in islice(wrong, _MOST_EXPLAINED):
            yield refused(name, one, message or _never_published(name, one, near), near)


def _never_published(name: str, value: str, near: tuple[str, ...]) -> str:
    remedy = f"did you mean {' or '.join(near)}?" if near else "nothing known is near."
    asked = value if name == "any" else f"{name.removeprefix('not_')} {value}"
    return f'No published incident ever had "{shown(asked)}": {remedy}'


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


def _alone(asked: IncidentFilterSet, given: Mapping[str, list[str]]) -> Iterator[ParameterError]:
    """Parameters that say how others work, without any of those."""
    names = {*asked.said, *(name for name, _ in asked.said.get("any", ()))}
    counted = any(isinstance(filters()[name], Count) for name in names)
    acting = any(isinstance(asked.filters[name], Participant) for name in asked.said)
    for name, works, others in (
        ("figure", counted, "a bound such as killed_min"),
        ("counted", counted, "a bound such as killed_min"),
        ("actor_via", acting, "actor, all_actors or a role"),
    ):
        if name in given and not works:
            yield refused(name, given[name][0], f"{name} has no effect alone: give {others} too.")


def _reversed(asked: IncidentFilterSet) -> Iterator[ParameterError]:
    """Bounds between which there is no number."""
    said = {n: each for n, each in asked.said.items() if isinstance(asked.filters[n], Number)}
    for name, most in said.items():
        other = f"{name.removesuffix('_max')}_min"
        if name.endswith("_max") and said.get(other, 0) > most:
            message = f"{name}={most} is below {other}={said[other]}: exchange them."
            yield refused(name, str(most), message)


def _said(asked: IncidentFilterSet, given: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    said = {
        name: asked.filters[name].said(asked.form.cleaned_data[name], values)
        for name, values in given.items()
    }
    return {name: values for name, values in said.items() if values}
