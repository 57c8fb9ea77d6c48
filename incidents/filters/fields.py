"""The kinds of filter there are; a filter is declared with one of them, in one line."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import ValidationError
from django.db.models import Func, Value
from django_filters import Filter

from incidents.codes import CodeList
from incidents.dates import EdtfError, Period, parse_period
from incidents.dates.errors import shown
from incidents.filters.texts import LONGEST, nearest_names
from incidents.querysets import RecordIndexQuerySet


class SeveralWidget(forms.Widget):
    """Takes a parameter as often as it is given, and at every comma."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """All values, in the order given."""
        return [piece.strip() for value in data.getlist(name) for piece in value.split(",")]


class SeveralField(forms.Field):
    """A list of values without repetitions, sorted."""

    widget = SeveralWidget

    def clean(self, value: list[str]) -> list[str]:
        """Drop repetitions: `a,b` and `b,a,b` ask the same."""
        return sorted(set(value))


class CodesField(SeveralField):
    """Values of a code list."""

    def __init__(self, *, codes: type[CodeList], **options: Any) -> None:
        super().__init__(**options)
        self.codes = codes

    def clean(self, value: list[str]) -> list[str]:
        """Refuse what the code list does not have."""
        wrong = [code for code in value if code not in self.codes.values]
        if wrong:
            raise ValidationError([self._unknown(code) for code in wrong])
        return super().clean(value)

    def _unknown(self, code: str) -> ValidationError:
        message = f'"{shown(code)}" is no such code: write one of {", ".join(self.codes.values)}.'
        near = nearest_names(code, self.codes.values)
        return ValidationError(message, params={"value": code, "nearest": near})


class PeriodField(forms.CharField):
    """A period of whole days, as `incidents.dates.parse_period` reads it."""

    def clean(self, value: str) -> Period | None:
        """Say of a wrong period what is wrong with it and how to write it."""
        try:
            return parse_period(value) if value else None
        except EdtfError as error:
            raise ValidationError(f"{error}.", params={"value": value}) from None


class ChoiceField(forms.CharField):
    """One word of a few."""

    def __init__(self, *, words: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def validate(self, value: str) -> None:
        """Refuse every other word."""
        if value and value not in self.words:
            message = f'"{shown(value)}" is not to be chosen: write {" or ".join(self.words)}.'
            near = nearest_names(value, self.words)
            raise ValidationError(message, params={"value": value, "nearest": near})


class Scalar(Filter):  # type: ignore[misc]  # django-filter has no types
    """A filter that is given once; `meaning` and `example` are what its description says.

    `longest` is how many characters a value may have.
    """

    several = False
    longest = LONGEST
    field_class: type[forms.Field] = forms.CharField

    def __init__(self, meaning: str, example: str, **options: Any) -> None:
        super().__init__(label=meaning, **options)
        self.meaning, self.example = meaning, example

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The normal form of what was given: nothing when it asks for nothing."""
        return (" ".join(given[0].split()),) if value else ()


class Vocabulary(Scalar):
    """Values of one axis of the index terms: any of them will do, its descendants included.

    A value that was never published is refused, see `incidents.filters.vocabulary`.
    """

    several = True
    field_class: type[forms.Field] = SeveralField

    def __init__(
        self,
        axis: str,
        meaning: str,
        example: str,
        *,
        known: str = "",
        normal: Callable[[str], str] = str,
        **options: Any,
    ) -> None:
        super().__init__(meaning, example, **options)
        self.axis, self.known, self.normal = axis, known or axis.lstrip("="), normal

    def terms(self, values: list[str]) -> list[str]:
        """The index terms that stand for the values."""
        return [f"{self.axis}:{self.normal(value)}" for value in values]

    def known_terms(self, values: list[str]) -> list[str]:
        """The terms by which the values are known, in the same order: who is an actor anywhere."""
        return [f"{self.known}:{self.normal(value)}" for value in values]

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The values, each once, sorted."""
        return tuple(sorted({self.normal(each) for each in value}))

    def filter(self, found: RecordIndexQuerySet, value: list[str]) -> RecordIndexQuerySet:
        """Those that have any of the terms."""
        return found.naming(*self.terms(value)) if value else found


class Codes(Vocabulary):
    """Values of a code list: all of them are known, published or not."""

    field_class = CodesField

    def __init__(self, axis: str, codes: type[CodeList], meaning: str, example: str) -> None:
        super().__init__(axis, meaning, example, codes=codes)
        self.codes = codes


class PartOfPeriod(Scalar):
    """One of the parameters that together make the period; the filter set applies it."""

    field_class = PeriodField

    def filter(self, found: RecordIndexQuerySet, value: Period | None) -> RecordIndexQuerySet:
        """Leave the rows alone: the parts work together only."""
        return found


class Choice(Scalar):
    """One word of a few, the first of which is what is meant without it."""

    field_class = ChoiceField

    def __init__(self, words: tuple[str, ...], meaning: str, example: str) -> None:
        super().__init__(meaning, example, words=words)
        self.words = words

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The word, unless it is what is meant without it."""
        return () if value in ("", self.words[0]) else (value,)

    def filter(self, found: RecordIndexQuerySet, value: str) -> RecordIndexQuerySet:
        """Leave the rows alone: a word says how another filter works."""
        return found


class Words(Scalar):
    """Words to be found in titles, summaries, names, places and citations, in web-search syntax."""

    def filter(self, found: RecordIndexQuerySet, value: str) -> RecordIndexQuerySet:
        """Those whose words match, whatever their accents, apostrophes and transliteration."""
        return found.filter(search=words_query(value)) if value else found


def words_query(text: str) -> SearchQuery:
    """The search that the text stands for; folded like the words it is compared with."""
    folded = Func(Value(text), function="fold")
    return SearchQuery(folded, config="english", search_type="websearch")
