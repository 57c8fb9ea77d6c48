"""ACLED's events: one row is one incident, in its 31 columns or the older ones, CSV or JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.text import slugify

from incidents.acled.actors import together
from incidents.acled.sub_events import landing
from incidents.codes import Quantifier, Role
from incidents.dates.words import in_words
from incidents.importing.acled_event import REQUIRED, Event, event
from incidents.importing.acled_origin import origin
from incidents.importing.acled_places import location
from incidents.importing.acled_sides import participations
from incidents.importing.places import NoCountry
from incidents.importing.registry import (
    Cells,
    Dataset,
    Fault,
    ImportFormat,
    Json,
    Translated,
    register,
)
from incidents.importing.related import Ambiguous, Related
from incidents.importing.titles import composed

LICENCE = "ACLED's terms of use and attribution policy"
HOUSE = "Armed Conflict Location & Event Data"
_CROWD = "crowd size="
_NOTHING = "no report"
_LONGEST_WORDS = 100
_BETWEEN = {1: "in", 2: "near", 3: "around"}
_WEEK, _MONTH = 2, 3
_AS = {Role.INITIATOR: "by", Role.TARGET: "against"}
_CALLED = {"Other": "Strategic development"}
_CAPTURES = ("Government regains territory", "Non-state actor overtakes territory")


def translate(cells: Cells, related: Related, dataset: Dataset) -> Translated:
    """The document of a row, with its origin; its notes are the summary and never the title."""
    read, faults = event(cells)
    if read is None:
        return Translated(faults=faults)
    found = landing(read.sub_event, related.types)
    if found is None:
        rule = "no type here is what it becomes: let one of the types import it"
        return Translated(faults=[Fault("sub_event_type", read.sub_event, rule)])
    try:
        who = participations(read, related)
        where = location(read, related.places)
    except NoCountry as error:
        return Translated(faults=[Fault("country", read.text("country"), str(error))])
    except Ambiguous as error:
        return Translated(faults=[Fault("actor1, actor2", read.text("actor1"), str(error))])
    code, condition = found
    document: dict[str, Json] = {
        "title": title(read, who),
        "summary": read.text("notes"),
        "type": {"code": code},
        "means": [condition["means"]] if "means" in condition else [],
        "date": date_of(read),
        "occurrence": "occurred",
        "occurrence_claim": {"basis": "dataset"},
        "grain": "single",
        "tags": list(tags(read)),
        "locations": [where],
        "participations": who,
        "figures": list(figures(read)),
        "citations": citations(read, related, dataset),
    }
    document["origins"] = [origin(read, document, related.types, dataset)]
    return Translated(document, notes=list(notes(read)))


def date_of(read: Event) -> str:
    """The day; one day of its week; or its month: never a day that ACLED is not sure of."""
    if read.time_precision == _MONTH:
        return f"{read.day:%Y-%m}"
    if read.time_precision == _WEEK:
        monday = read.day - timedelta(days=read.day.weekday())
        return f"[{monday}..{monday + timedelta(days=6)}]"
    return read.day.isoformat()


def title(read: Event, who: Sequence[Mapping[str, Any]]) -> str:
    """Composed from the sub-event, the two sides, place and date."""
    place = read.text("location") or read.text("admin1") or read.text("country")
    where = f"{_BETWEEN[read.geo_precision]} {place}, {in_words(date_of(read))}"
    roles = {each["side"]: each["role"] for each in reversed(who)}
    names: dict[str, list[str]] = {"by": [], "against": [], "with": []}
    for n, side in enumerate(read.sides, start=1):
        if side.name:
            names[_AS.get(roles[n], "with")].append(side.name)
    if read.sub_event in _CAPTURES:
        names["against"] += names.pop("with")
    return composed(_CALLED.get(read.sub_event, read.sub_event), names, where)


def tags(read: Event) -> Iterator[str]:
    """ACLED's tags as ours are written; the size of a crowd is a figure."""
    told = (
        slugify(tag.replace("_", "-"))[:200].strip("-")
        for tag in read.listed("tags")
        if not tag.startswith(_CROWD)
    )
    return iter(dict.fromkeys(filter(None, told)))


def figures(read: Event) -> Iterator[dict[str, Json]]:
    """The dead, unless nought, which is "none reported" to ACLED; and the crowd, in its words."""
    if read.fatalities:
        number = dict.fromkeys(("low", "best", "high"), read.fatalities)
        told = {"measure": "killed", "quantifier": str(Quantifier.EXACT), **number}
        yield {**told, "basis": "dataset"}
    crowd = next((tag for tag in read.listed("tags") if tag.startswith(_CROWD)), "")
    words = crowd.removeprefix(_CROWD).strip()
    if words and words != _NOTHING and len(words) <= _LONGEST_WORDS:
        told = {"measure": "participants", "quantifier": str(Quantifier.WORDS), "words": words}
        yield {**told, "basis": "dataset"}


def citations(read: Event, related: Related, dataset: Dataset) -> list[dict[str, Json]]:
    """Each publisher that the row names; the dataset itself where it names none."""
    houses = {each["slug"]: each for each in map(related.publisher, read.listed("source"))}
    if houses:
        return [
            {"number": number, "source": None, "publisher": house}
            for number, house in enumerate(houses.values(), start=1)
        ]
    name = f"ACLED {dataset.release}".strip()
    source = related.source(related.publisher(HOUSE), name, "", "dataset")
    return [{"number": 1, "source": source, "publisher": None}]


def notes(read: Event) -> Iterator[str]:
    """What is strange about a row and kept."""
    one, other = (side.inter for side in read.sides)
    if read.interaction != together(one, other):
        yield f"interaction: {read.interaction} is not of the kinds {one} and {other}; kept"


def reference(cells: Cells) -> str:
    """Which incident of ours an export in these columns made this row of."""
    told = cells["event_id_cnty"].strip()
    return told if told.startswith("INC-") else ""


register(
    ImportFormat(
        name="acled",
        label="ACLED",
        licence=LICENCE,
        columns=REQUIRED,
        id_column="event_id_cnty",
        translate=translate,
        reference=reference,
        rows_in="data",
    )
)
