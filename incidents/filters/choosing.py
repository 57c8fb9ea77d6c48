"""Filters made of other filters: what is left out, and alternatives across filters."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from incidents.dates.errors import shown
from incidents.filters.conditions import Condition, any_of, none_of
from incidents.filters.fields import Asked, Refusal, Scalar, Vocabulary
from incidents.filters.inputs import SeveralField
from incidents.filters.numbers import Number
from incidents.filters.texts import nearest_names
from incidents.querysets import RecordIndexQuerySet


class Excluded(Vocabulary):
    """Every incident that the filter of the same name without `not_` would not find by itself."""

    def __init__(self, of: Vocabulary) -> None:
        text = f"Leaves out: {of.meaning[0].lower()}{of.meaning[1:]}"
        super().__init__(of.axis, text, of.example, known=of.known, normal=of.normal)
        self.of, self.listed = of, of.listed

    @property
    def field(self) -> Any:
        """Values are read as those of the other filter are."""
        return self.of.field

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """The other filter alone does not hold."""
        yield none_of(self.of.conditions(value, {}))

    def known_terms(self, value: list[Any]) -> set[str]:
        """Those of the other filter."""
        return self.of.known_terms(value)

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """What the other filter refuses."""
        return self.of.refusals(value, known, rows)


Choice = tuple[str, Any]
"""A filter by its parameter, with the value that was read."""


class AlternativesField(SeveralField):
    """Pieces such as `type:protest`, each one value of one filter."""

    def __init__(self, *, filters: Callable[[], Mapping[str, Scalar]], **options: Any) -> None:
        super().__init__(**options)
        self.filters = filters

    def clean(self, value: list[Any]) -> list[Choice]:
        """Each piece read by its own filter."""
        return [self.piece(text) for text in super().clean(value)]

    def piece(self, text: str) -> Choice:
        """One of them; raises `ValidationError` if there is no such filter or no such value."""
        name, colon, value = (part.strip() for part in text.partition(":"))
        known = self.filters()
        if not (colon and value):
            message = (
                f'"{shown(text)}" is no alternative: write a filter and a value, type:protest.'
            )
            raise ValidationError(message, params={"value": text})
        if name not in known:
            near = nearest_names(name, known)
            meant = f"did you mean {' or '.join(near)}?" if near else "docs/api/filters.md has all."
            message = f'"{shown(name)}" is no filter that any can choose from: {meant}'
            nearest = [f"{each}:{value}" for each in near]
            raise ValidationError(message, params={"value": text, "nearest": nearest})
        filter_ = known[name]
        return name, filter_.field.clean([value] if filter_.several else value)


class Alternatives(Vocabulary):
    """Incidents that one of several filters finds; inside, each stands alone and binds nothing."""

    field_class = AlternativesField

    def __init__(
        self, filters: Callable[[], Mapping[str, Scalar]], meaning: str, example: str
    ) -> None:
        super().__init__("", meaning, example, filters=filters)
        self.filters = filters

    def said(self, value: list[Any], given: list[str]) -> tuple[str, ...]:
        """Each piece in the normal form of its filter."""
        pieces = {
            f"{name}:{text}"
            for name, read in value
            for text in self.filters()[name].said(read, [str(read)])
        }
        return tuple(sorted(pieces))

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """One of the alternatives holds; of numbers, what `figure` and `counted` choose."""
        yield any_of(
            [
                *self.filters()[name].conditions(
                    read, asked if isinstance(self.filters()[name], Number) else {}
                )
            ]
            for name, read in value
        )

    def known_terms(self, value: list[Any]) -> set[str]:
        """Those of all alternatives."""
        return {term for name, read in value for term in self.filters()[name].known_terms(read)}

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """What the filters refuse, by their names."""
        for name, read in value:
            for text, message, near in self.filters()[name].refusals(read, known, rows):
                yield f"{name}:{text}", message, tuple(f"{name}:{each}" for each in near)
