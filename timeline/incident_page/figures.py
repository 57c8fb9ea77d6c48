"""The numbers reported, what counts the same beside each other, and the totals they come to."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from incidents.codes import AgeSex, Item, Measure, PersonStatus, Scope
from incidents.dates.words import in_words
from incidents.models import RecordIndex
from incidents.publishing.totals import OF_ITEMS
from incidents.selection import READER
from timeline.incident_page.who import is_disputed
from timeline.incident_page.words import Word, Words
from timeline.telling.amounts import amount
from timeline.telling.claims import recommended_first
from timeline.telling.countries import country
from timeline.telling.foreign import foreign
from timeline.telling.plain import lowered

_AXES = ("item", "item_words", "status", "age_sex", "nationality", "side")
_BOUNDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Number:
    """One account of a number: as it was put, its bounds where there are any, and until when."""

    amount: str
    low: int | None
    best: int | None
    high: int | None
    as_of: str
    as_reported: bool
    word: Word


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, of whom, and every account of how many; `disputed` when they compete."""

    measure: str
    label: str
    of: str
    numbers: tuple[Number, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Total:
    """What the recommended figures of a measure come to, by the counting rule of statistics."""

    label: str
    low: int | None
    best: int | None
    high: int | None


def counted(document: dict[str, Any], words: Words) -> list[Counted]:
    """In the order of the code list of measures; accounts of one thing together."""
    keyed: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    order = [measure.value for measure in Measure]
    for row in sorted(document["figures"], key=lambda row: order.index(row["measure"])):
        keyed.setdefault(_key(row), []).append(row)
    return [_counted(rows, words) for rows in keyed.values()]


def totals(numbers: list[Counted], position: int) -> list[Total]:
    """The totals of the entry at a ledger position, as the index holds them.

    Only of what is counted in several ways, and not across different things.
    """
    told = Counter(each.measure for each in numbers)
    several = [each for each in Measure if told[each.value] > 1 and each not in OF_ITEMS]
    if not several:
        return []
    index = RecordIndex.objects.using(READER)
    held = index.filter(pk=position).values_list("totals", flat=True).first() or {}
    return [Total(str(each.label), *held[each.value]) for each in several if each.value in held]


def _counted(rows: list[dict[str, Any]], words: Words) -> Counted:
    first = rows[0]
    measure = Measure(first["measure"])
    numbers = tuple(_number(row, words) for row in recommended_first(rows))
    return Counted(
        measure.value,
        str(measure.label),
        gettext(", ").join(_of(first)),
        numbers,
        is_disputed(rows),
    )


def _number(row: dict[str, Any], words: Words) -> Number:
    as_of = in_words(row["as_of"]) if row["as_of"] else ""
    low, best, high = (row[name] for name in _BOUNDS)
    return Number(amount(row), low, best, high, as_of, row["as_reported"], words.word(row))


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    """Figures with one key count the same, and compete."""
    actor = row["actor"]["slug"] if row["actor"] else None
    return (row["measure"], *(row[axis] for axis in _AXES), actor, row["scope"])


def _of(row: dict[str, Any]) -> list[str]:
    """Of what or whom, in the words of the code lists."""
    codes = ((Item, "item"), (PersonStatus, "status"), (AgeSex, "age_sex"))
    of = [lowered(str(codelist(row[name]).label)) for codelist, name in codes if row[name]]
    if row["item_words"]:
        of.append(f"“{foreign(row['item_words'])}”")
    if row["nationality"]:
        of.append(country(row["nationality"]))
    if row["actor"]:
        of.append(foreign(row["actor"]["name"]))
    if row["side"] is not None:
        of.append(gettext("side %(number)s") % {"number": row["side"]})
    if row["scope"] == Scope.PART:
        of.append(gettext("some of them only"))
    return of
