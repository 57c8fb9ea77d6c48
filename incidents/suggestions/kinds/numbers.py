"""Numbers with what they count, each as a row of figures; of attacks, as the number of events."""

from collections.abc import Iterator
from typing import Any

from incidents.codes import Item, Measure, PersonStatus, Quantifier
from incidents.suggestions.counting.mentions import Mention
from incidents.suggestions.counting.reading import numbers_of
from incidents.suggestions.finding import register
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion


@register("number")
def numbers(report: Report) -> Iterator[Suggestion]:
    """Every number whose measure is told; what “a” or “an” counts only if somebody was harmed."""
    for mention in numbers_of(report):
        start = report.words[mention.numeral.first].start
        end = report.words[mention.last - 1].end
        written = " ".join(report.text[start:end].split())
        if mention.unit.event:
            if (
                mention.numeral.amount.quantifier == Quantifier.EXACT
                and not mention.numeral.article
            ):
                yield _events(mention, written, Passage(start, end))
        elif mention.measure and not (mention.numeral.article and _is_of_things(mention)):
            yield _figure(mention, written, Passage(start, end))


def _is_of_things(mention: Mention) -> bool:
    return not mention.unit.is_people


def _figure(mention: Mention, written: str, passage: Passage) -> Suggestion:
    fills: dict[str, Any] = {"measure": mention.measure, **vars(mention.numeral.amount)}
    fills |= {
        name: code
        for name in ("item", "status", "age_sex")
        if (code := str(getattr(mention.unit, name)).strip())
    }
    value = ":".join("" if each is None else str(each) for each in fills.values())
    return Suggestion(
        kind="number",
        field="figures",
        value=value,
        label=f"{Measure(mention.measure).label}: {written}",
        detail=_who(fills),
        reading=f"“{written}”, {Quantifier(fills['quantifier']).label.lower()}",
        passages=(passage,),
        fills=fills,
    )


def _who(fills: dict[str, Any]) -> str:
    status, item = fills.get("status"), fills.get("item")
    if item:
        return Item(item).label.lower()
    return PersonStatus(status).label.lower() if status else ""


def _events(mention: Mention, written: str, passage: Passage) -> Suggestion:
    count = mention.numeral.amount.best
    return Suggestion(
        kind="number",
        field="event_count",
        value=str(count),
        label=f"{count} events",
        detail=written,
        reading=f"“{written}”, several events",
        passages=(passage,),
    )
