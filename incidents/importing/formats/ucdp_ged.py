"""UCDP's Georeferenced Event Dataset: one row is one incident, or one aggregate of several."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from incidents.dates.words import in_words
from incidents.importing.ged_event import Event, event
from incidents.importing.ged_places import location
from incidents.importing.ged_sides import participations
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
from incidents.ucdp.articles import Article
from incidents.ucdp.columns import COLUMNS, KEPT, NUMBERS, ONE_SIDED
from incidents.ucdp.deaths import PARTS
from incidents.ucdp.rows import OWN_IDS, about, source_columns, where_columns, who_columns
from incidents.ucdp.sides import sides

LICENCE = "CC BY 4.0"
HOUSE = "Uppsala Conflict Data Program"
LONGEST_TITLE = 300
LONGEST_HEADLINE = 500
LONGEST_SPEAKER = 200
_DIGITS = 16
_BETWEEN = {1: "in", 2: "near", 5: "around", 7: "at"}
_MAY_LACK = frozenset({"relid", "code_status", "gwnoa", "gwnob", "where_description", "adm_2"})
_MAY_BE_KEPT = [(name, name in NUMBERS) for names in KEPT.values() for name in names]
_DIED_OF: Mapping[str, Mapping[str, Json]] = {
    "deaths_a": {"side": 1},
    "deaths_b": {"side": 2},
    "deaths_civilians": {"status": "civilian"},
    "deaths_unknown": {"status": "unknown"},
}


def translate(cells: Cells, related: Related, dataset: Dataset) -> Translated:
    """The document of a row, with its origin; nothing in it is taken from a headline."""
    read, faults = event(cells)
    named, faults = _named(read, related, dataset) if read else ({}, faults)
    if read is None or faults:
        return Translated(faults=faults)
    document: dict[str, Json] = {
        "title": title(read),
        "type": {"code": "violence"},
        "date": date_of(read),
        "occurrence": "occurred",
        "occurrence_claim": {"basis": "dataset"},
        "grain": "aggregate" if read.aggregate else "single",
        "figures": list(figures(read)),
        **named,
    }
    document["origins"] = [origin(read, document, dataset)]
    return Translated(document, notes=list(notes(read)))


def look(cells: Cells, related: Related, dataset: Dataset) -> list[Fault]:
    """What is wrong with a row, and nothing else of it: at first every row is only looked at."""
    read, faults = event(cells)
    return _named(read, related, dataset)[1] if read else faults


def _named(
    read: Event, related: Related, dataset: Dataset
) -> tuple[dict[str, list[dict[str, Json]]], list[Fault]]:
    """The parts of the document that name rows of ours, or why there are none."""
    try:
        return {
            "locations": [location(read, related.places)],
            "participations": participations(read, related),
            "citations": citations(read, related, dataset),
        }, []
    except NoCountry as error:
        return {}, [Fault("country", read.text("country"), str(error))]
    except Ambiguous as error:
        return {}, [Fault("side_a, side_b", read.text("dyad_name"), str(error))]


def reference(cells: Cells) -> str:
    """Which incident of ours an export of GED made this row of; it cannot be one of UCDP's."""
    told, number = cells.get("relid", "").strip(), cells["id"].strip()
    own = told.startswith("INC-") and number.isdecimal() and number.isascii()
    return told if own and len(number) < _DIGITS and int(number) > OWN_IDS else ""


def date_of(read: Event) -> str:
    """A day; between two days; or, of several events, the stretch that they lie in."""
    if read.first == read.last:
        return read.first.isoformat()
    return f"{read.first}/{read.last}" if read.aggregate else f"[{read.first}..{read.last}]"


def title(read: Event) -> str:
    """Composed from type, sides, place and date; a long list of names is cut at a name."""
    one, other = read.text("side_a") or "unknown", read.text("side_b") or "unknown"
    name = read.text("where_coordinates") or read.text("country")
    when = _when(date_of(read), aggregate=read.aggregate, language=get_language())
    where = f"{_BETWEEN.get(read.where_prec, 'in')} {name}, {when}"
    room = LONGEST_TITLE - len(where) - len("Violence of  against  ")
    one, other = (_shorter(side, room // 2) for side in (one, other))
    if read.violence == ONE_SIDED:
        return f"Violence of {one} against {other.lower()} {where}"
    return f"Violence between {one} and {other} {where}"


@lru_cache(maxsize=32_768)
def _when(date: str, *, aggregate: bool, language: str | None) -> str:
    """The date in the words of the language that is active: many rows share a day."""
    return in_words(date, aggregate=aggregate)


def _shorter(names: str, room: int) -> str:
    """As many of the names as there is room for, and how many others."""
    told = names.split(", ")
    kept = list(told)
    while len(", ".join(kept)) > room - len(" and 99 others") and len(kept) > 1:
        kept.pop()
    rest = len(told) - len(kept)
    short = ", ".join(kept) + (f" and {rest} other{'s' if rest > 1 else ''}" if rest else "")
    return short if len(short) <= room else f"{short[: room - 1]}…"


def figures(read: Event) -> Iterator[dict[str, Json]]:
    """The total as UCDP has it, in whichever order, and those of its parts that are not nought.

    Nought is what stands in GED for a part that nobody told of; it is kept only where the parts
    do not add up to the best number.
    """
    exact = read.low == read.best == read.high
    total: dict[str, Json] = {"quantifier": "exact" if exact else "range"}
    if not read.low <= read.best <= read.high:
        total["as_reported"] = True
    total |= {"low": read.low, "best": read.best, "high": read.high}
    yield {"measure": "killed", "basis": "dataset", **total}
    add_up = sum(read.parts.values()) == read.best
    for name in PARTS:
        count = read.parts.get(name)
        if count or (count is not None and not add_up):
            ends = {"low": count, "high": count} if exact else {}
            how = {"quantifier": "exact" if exact else "about", "best": count, **ends}
            yield {"measure": "killed", "basis": "dataset", **_DIED_OF[name], **how}


def citations(read: Event, related: Related, dataset: Dataset) -> list[dict[str, Json]]:
    """One an article; the dataset itself where a row names none, since something must be cited."""
    sources = [_source(article, related) for article in read.articles]
    if not sources:
        name = f"UCDP Georeferenced Event Dataset {dataset.release}".strip()
        sources = [related.source(related.publisher(HOUSE), name, "", "dataset")]
    cited: list[dict[str, Json]] = [
        {"number": number, "source": source} for number, source in enumerate(sources, start=1)
    ]
    speaker = read.text("source_original")
    if len(read.articles) == 1 and len(speaker) <= LONGEST_SPEAKER:
        cited[0]["speaker_described_as"] = speaker
    return cited


def _source(article: Article, related: Related) -> Any:
    name = article.headline or f"{article.office}, {article.date}"
    short = name if len(name) <= LONGEST_HEADLINE else f"{name[: LONGEST_HEADLINE - 1]}…"
    return related.source(related.publisher(article.office), short, article.date, "other")


def origin(read: Event, document: Mapping[str, Json], dataset: Dataset) -> dict[str, Json]:
    """Which record it was made from, with those of UCDP's codes that nothing else says."""
    whole = {**document, **_parts(document)}
    return {
        "dataset": dataset.name,
        "release": dataset.release,
        "original_id": str(read.number),
        "licence": dataset.licence,
        "codes": {**dict(_codes(read, whole)), "of": about(whole)},
    }


def _codes(read: Event, whole: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    said, cells = _said(whole), read.cells
    for name, is_number in _MAY_BE_KEPT:
        if name not in cells:
            continue
        told: Json = cells[name].strip()
        if is_number and told:
            told = int(told.partition(".")[0])
        there = said.get(name)
        if told != ("" if there is None else there):
            yield name, told


def _said(whole: Mapping[str, Json]) -> dict[str, Json]:
    """What an export would say of it without its codes."""
    who = sides(whole["participations"])
    return {
        **(who_columns(who) if who else {}),
        **where_columns(whole),
        **source_columns(whole),
    }


def _parts(document: Mapping[str, Json]) -> dict[str, list[dict[str, Json]]]:
    """The parts with what they leave out, as a published document has them."""
    claim = {"standing": "recommended", "stance": "affirms"}
    unsaid = {"speaker": None, "speaker_described_as": "", "publisher": None}
    return {
        "participations": [{**claim, **each} for each in document["participations"]],
        "locations": [{**claim, **each} for each in document["locations"]],
        "citations": [{**unsaid, **each} for each in document["citations"]],
    }


def notes(read: Event) -> Iterator[str]:
    """What is strange about a row and kept."""
    if early := [each.date for each in read.articles if each.date and each.date < str(read.first)]:
        yield f"source_date: {min(early)} lies before the event, {read.first}; kept"
    if not read.low <= read.best <= read.high:
        yield f"low, best, high: {read.low}, {read.best}, {read.high} are out of order; kept"
    if read.parts and sum(read.parts.values()) != read.best:
        yield f"best: {read.best} is not the sum of its parts; kept"


register(
    ImportFormat(
        name="ucdp-ged",
        label="UCDP GED",
        licence=LICENCE,
        columns=[name for name in COLUMNS if name not in _MAY_LACK],
        id_column="id",
        translate=translate,
        reference=reference,
        look=look,
        rows_in="Result",
    )
)
