"""Kinds of acts that words of the text speak of; the words stand in a file beside the types."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from django.conf import settings

from incidents.dates.typed import vocabulary
from incidents.models import IncidentType
from incidents.suggestions.counting import numerals
from incidents.suggestions.finding import register
from incidents.suggestions.inflecting import inflected
from incidents.suggestions.known import Known
from incidents.suggestions.lexicon import Lexicon, Name
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion

FILE = "incident_type_words.yaml"
SAID = "statement"
WEEKDAYS = frozenset(word for words in vocabulary.WEEKDAYS for word in words.split())
QUANTIFIERS = frozenset(word for words in numerals.BEFORE for word in words) | numerals.VAGUE


class Shown(NamedTuple):
    """A type as it is shown; ``above`` are the keys of the one or two types next above it.

    What ``is_said`` stands in nearly every report, so that it is offered last.
    """

    pk: int
    code: str
    name: str
    above: frozenset[int]
    is_said: bool


@register("type")
def types(report: Report) -> Iterator[Suggestion]:
    """Every type whose words stand in the text, a wider one only where no narrower one does."""
    found = [(each, name.value) for each in LEXICON.get().find(report) for name in each.names]
    wider = _wider({kind for _, kind in found})
    for passage, kind in found:
        if kind.pk in wider:
            continue
        written = report.text[passage.start : passage.end]
        yield Suggestion(
            kind="type",
            field="type",
            value=kind.pk,
            label=kind.name,
            detail=kind.code,
            reading=f"“{' '.join(written.split())}” is a word for it",
            passages=(Passage(passage.start, passage.end),),
            rank=int(kind.is_said),
        )


def _wider(told: set[Shown]) -> set[int]:
    """The types next above those told; one that is itself left out leaves out no further one."""
    above = {pk for kind in told for pk in kind.above}
    narrow = [kind for kind in told if kind.pk not in above]
    return {pk for kind in narrow for pk in kind.above}


@cache
def words() -> dict[str, list[str]]:
    """The words of each type, by its code."""
    file = Path(settings.BASE_DIR) / "fixtures" / FILE
    listed: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return listed


def _may_be_between(key: str) -> bool:
    """Days and numbers: “a decision Tuesday to deploy”, “sent about 150 soldiers”."""
    number = key in numerals.SMALL or key in numerals.LARGE or key in QUANTIFIERS
    return number or key in WEEKDAYS or key.replace(",", "").isdecimal()


def _lexicon() -> Lexicon:
    rows = IncidentType.objects.order_by("pk").values_list("pk", "code", "name", "parent_id")
    parents: dict[int, int | None] = {pk: parent for pk, _, _, parent in rows}
    codes = {pk: code for pk, code, _, _ in rows}
    kinds = {
        code: Shown(pk, code, name, frozenset(above[:2]), SAID in map(codes.get, above))
        for pk, code, name, above in ((*row[:3], list(_above(row[0], parents))) for row in rows)
    }
    listed = [
        Name(kind, word, strict=word.isupper())
        for code, kind in kinds.items()
        for entry in words().get(code, [])
        for word in inflected(entry)
    ]
    return Lexicon(listed, between=_may_be_between)


def _above(pk: int, parents: dict[int, int | None]) -> Iterator[int]:
    above = parents[pk]
    while above is not None:
        yield above
        above = parents[above]


LEXICON = Known((IncidentType,), _lexicon)
