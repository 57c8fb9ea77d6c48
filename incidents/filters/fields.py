"""The kinds of filter there are; a filter is declared with one of them, in one line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db import connections
from django.db.models import Func, Q, Value
from django_filters import Filter

from incidents.codes import CodeList
from incidents.filters.conditions import Condition
from incidents.filters.inputs import ChoiceField, CodesField, PeriodField, SeveralField
from incidents.filters.texts import LONGEST
from incidents.filters.vocabulary import nearest
from incidents.querysets import RecordIndexQuerySet

Asked = Mapping[str, Any]
"""What all filters of one question were given, read."""
Refusal = tuple[str, str, tuple[str, ...]]
"""A value that cannot be, why, and what may have been meant."""
_HAS_WORDS = "SELECT numnode(websearch_to_tsquery('english', fold(%s))) > 0"


class Scalar(Filter):  # type: ignore[misc]  # django-filter has no types
    """A filter that is given once; `meaning` and `example` are what its description says.

    A filter that works on its own or by what others were given says so in `conditions`. `longest`
    is how many characters a value may have.
    """

    several = False
    longest = LONGEST
    field_class: type[forms.Field] = forms.CharField
    listed: list[str] | None = None
    """The values there are, where it is a closed list."""

    def __init__(self, meaning: str, example: str, **options: Any) -> None:
        super().__init__(label=meaning, **options)
        self.meaning, self.example = meaning, example

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The normal form of what was given: nothing when it asks for nothing."""
        return (" ".join(given[0].split()),) if value not in (None, "") else ()

    def conditions(self, value: Any, asked: Asked) -> Iterator[Condition]:
        """What must hold of an incident; none if the filter only says how others work."""
        return iter(())

    def filter(self, found: RecordIndexQuerySet, value: Any) -> RecordIndexQuerySet:
        """Leave the rows alone: the filter set applies the conditions of all filters."""
        return found

    def known_terms(self, value: Any) -> set[str]:
        """The terms by which its values may be known, to be looked up at once for all filters."""
        return set()

    def refusals(
        self, value: Any, known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """Values that can be read and yet cannot be."""
        return iter(())


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
        known: Sequence[str] = (),
        normal: Callable[[str], str] = str,
        **options: Any,
    ) -> None:
        super().__init__(meaning, example, **options)
        self.axis, self.known, self.normal = axis, known or [axis.lstrip("=")], normal

    def terms(self, values: Sequence[str]) -> tuple[str, ...]:
        """The index terms that stand for the values."""
        return tuple(f"{self.axis}:{self.normal(value)}" for value in values)

    def known_as(self, value: str) -> list[str]:
        """The terms by any of which a value is known: who is an actor in whatever part."""
        return [f"{axis}:{self.normal(value)}" for axis in self.known]

    def known_terms(self, value: list[Any]) -> set[str]:
        """Those of all values."""
        return {term for one in value for term in self.known_as(one)}

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The values, each once, sorted."""
        return tuple(sorted({self.normal(each) for each in value}))

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """One of the terms is there."""
        yield Condition(self.terms(value))

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """Values that no published incident ever had, with the nearest that one had."""
        for one in value:
            if not any(term in known for term in self.known_as(one)):
                yield one, "", nearest(self.known_as(one)[0], using=rows.db)


class Codes(Vocabulary):
    """Values of a code list: all of them are known, published or not."""

    field_class = CodesField
    codes: type[CodeList] | None
    """The list, where it is a whole one, with the labels of its members."""

    def __init__(self, axis: str, codes: Iterable[str], meaning: str, example: str) -> None:
        self.codes = codes if isinstance(codes, type) and issubclass(codes, CodeList) else None
        self.listed = [str(code) for code in codes]
        super().__init__(axis, meaning, example, codes=self.listed)

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """None: the field has refused what is no code."""
        return iter(())


class PartOfPeriod(Scalar):
    """One of the parameters that together make the period; the filter set applies it."""

    field_class = PeriodField


class Choice(Scalar):
    """One word of a few; `implied` is what is meant without it, the first of them or nothing."""

    field_class = ChoiceField

    def __init__(
        self, words: Sequence[str], meaning: str, example: str, *, implied: bool = True
    ) -> None:
        super().__init__(meaning, example, words=words)
        self.words, self.implied = words, words[0] if implied else None

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """The word, unless it is what is meant without it."""
        return () if value in ("", self.implied) else (value,)


class Words(Scalar):
    """Words to be found in titles, summaries, names, places and citations, in web-search syntax."""

    def conditions(self, value: str, asked: Asked) -> Iterator[Condition]:
        """The words match, whatever their accents, apostrophes and transliteration."""
        yield Condition(exact=Q(search=words_query(value)))

    def refusals(
        self, value: str, known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """A text in which there is no word."""
        if not has_words(value, rows.db):
            remedy = "write one that is not as common as the."
            yield value, f"q has no word that can be searched for: {remedy}", ()


@lru_cache(maxsize=1000)
def has_words(text: str, using: str) -> bool:
    """Whether a search for the text looks for any word; the next page of it need not ask again."""
    with connections[using].cursor() as cursor:
        cursor.execute(_HAS_WORDS, [text])
        (found,) = cursor.fetchone()
    return bool(found)


def words_query(text: str) -> SearchQuery:
    """The search that the text stands for; folded like the words it is compared with."""
    folded = Func(Value(text), function="fold")
    return SearchQuery(folded, config="english", search_type="websearch")
