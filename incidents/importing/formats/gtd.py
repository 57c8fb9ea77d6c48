"""The Global Terrorism Database: one row is one attack that GTD takes for terrorism."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from incidents.codes import Means, Occurrence
from incidents.dates.words import in_words
from incidents.importing.gtd_codes import (
    ATTACKS,
    EXPLOSIVES,
    PREMISES,
    TARGETS,
    WEAPONS,
    by_beginning,
    is_known,
)
from incidents.importing.gtd_event import REQUIRED, Event, event
from incidents.importing.gtd_parts import figures, perpetrators, targets
from incidents.importing.gtd_places import location
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
from incidents.importing.related import Ambiguous, Named, Related
from incidents.importing.titles import composed

LICENCE = "GTD end user licence (START, University of Maryland)"
HOUSE = "National Consortium for the Study of Terrorism and Responses to Terrorism"
LONGEST_SOURCE = 500
CODES = (
    *("crit1", "crit2", "crit3", "doubtterr", "alternative_txt", "multiple", "related"),
    *("attacktype1_txt", "attacktype2_txt", "attacktype3_txt", "suicide", "specificity"),
    *("weapsubtype1_txt", "weapsubtype2_txt", "weapsubtype3_txt", "weapsubtype4_txt"),
    *("targtype1_txt", "targtype2_txt", "targtype3_txt", "claimmode_txt", "compclaim"),
    *("nperps", "nperpcap", "property", "propextent_txt", "propvalue", "ransom", "ransomamt"),
    *("hostkidoutcome_txt", "motive", "addnotes", "dbsource"),
)
"""What only GTD says, or says more finely, kept as it is written where it is known."""
_SCITE = re.compile(
    r'"?(?P<title>[^"]+?),?"\s*(?P<house>[^,"]{2,100}),\s*'
    r"(?P<month>[A-Z][a-z]+) (?P<day>[0-9]{1,2}), (?P<year>[0-9]{4})\.?"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def translate(cells: Cells, related: Related, dataset: Dataset) -> Translated:
    """The document of a row, with its origin; its summary is never the title."""
    read, faults = event(cells)
    if read is None:
        return Translated(faults=faults)
    try:
        who = [*perpetrators(read, related), *targets(read)]
        where = location(read, related.places)
    except NoCountry as error:
        return Translated(faults=[Fault("country_txt", read.text("country_txt"), str(error))])
    except Ambiguous as error:
        return Translated(faults=[Fault("gname", read.text("gname"), str(error))])
    first, *others = types(read)
    document: dict[str, Json] = {
        "title": title(read),
        "summary": read.text("summary"),
        "type": {"code": first},
        "other_types": [{"code": code} for code in others],
        "means": means(read),
        "target_kinds": target_kinds(read),
        "date": read.date,
        "date_as_reported": read.text("approxdate")[:200],
        "occurrence": str(occurrence(read)),
        "occurrence_claim": {"basis": "dataset"},
        "grain": "single",
        "locations": [where],
        "participations": who,
        "figures": list(figures(read)),
        "citations": citations(read, related, dataset),
        "origins": [origin(read, dataset)],
    }
    return Translated(document, notes=list(notes(read)))


def occurrence(read: Event) -> Occurrence:
    """What GTD says had no success was attempted."""
    failed = read.switches["success"] is False
    return Occurrence.ATTEMPTED if failed else Occurrence.OCCURRED


def types(read: Event) -> list[str]:
    """The type of each kind of attack, that of the first in front, each once."""
    told = [read.cells.get(f"attacktype{n}_txt", "") for n in (1, 2, 3)]
    found = (by_beginning(ATTACKS, text) for text in told if text.strip())
    codes = [code for code, _ in filter(None, found)]
    return list(dict.fromkeys(_finer(code, read) for code in codes))


def _finer(code: str, read: Event) -> str:
    """A bombing by its explosive; harm without arms is an assault unless it was by poison."""
    if code == "assault" and Means.CHEMICAL in means(read):
        return "attack"
    if code != "bombing":
        return code
    if read.has("suicide"):
        return "suicide-bombing"
    told = by_beginning(EXPLOSIVES, read.text("weapsubtype1_txt"))
    return told[0] if told else code


def means(read: Event) -> list[str]:
    """With what, weapon by weapon; unknown only if no weapon is known."""
    found: list[str | None] = []
    for n in range(1, 5):
        weapon = read.cells.get(f"weaptype{n}_txt", "").strip()
        told = by_beginning(WEAPONS, weapon) if weapon else None
        if told == Means.BOMB:
            finer = by_beginning(EXPLOSIVES, read.text(f"weapsubtype{n}_txt"))
            told = finer[1] or Means.OTHER if finer else told
        found.append(told)
    codes = [str(each) for each in dict.fromkeys(found) if each]
    return codes or [str(Means.UNKNOWN)]


def target_kinds(read: Event) -> list[str]:
    """At what sort of thing, by the subtype of the target, else by its type."""
    found: list[str | None] = []
    for n in (1, 2, 3):
        sort = by_beginning(TARGETS, read.text(f"targtype{n}_txt"))
        finer = by_beginning(PREMISES, read.text(f"targsubtype{n}_txt"))
        found.append(finer or (sort[0] if sort else None))
    return [str(each) for each in dict.fromkeys(found) if each]


def title(read: Event) -> str:
    """Composed from the kind of attack, who did it, whom it hit, place and date."""
    told = by_beginning(ATTACKS, read.cells["attacktype1_txt"])
    act = told[1] if told else "Attack"
    if occurrence(read) == Occurrence.ATTEMPTED:
        act = f"Attempted {act[0].lower()}{act[1:]}"
    near = "near" if read.has("vicinity") else "in"
    place = read.text("city") or read.text("provstate") or read.text("country_txt")
    names = {
        "by": [name for name in (read.text("gname"), read.text("gname2")) if name],
        "against": [read.text("target1")] if read.text("target1") else [],
    }
    return composed(act, names, f"{near} {place}, {in_words(read.date)}")


def citations(read: Event, related: Related, dataset: Dataset) -> list[dict[str, Json]]:
    """One a source that GTD cites and that can be told apart; else the dataset, with its words."""
    own = _own(related, dataset)
    texts = [text for n in (1, 2, 3) if (text := read.text(f"scite{n}"))]
    cited = [_cited(text, own, related) for text in dict.fromkeys(texts)] or [{"source": own}]
    return [{"number": number, **each} for number, each in enumerate(cited, start=1)]


def _own(related: Related, dataset: Dataset) -> Named:
    name = f"Global Terrorism Database {dataset.release}".strip()
    return related.source(related.publisher(HOUSE), name, "", "dataset")


def _cited(text: str, own: Named, related: Related) -> dict[str, Json]:
    found = _SCITE.fullmatch(text)
    day = _day(found) if found else None
    if found is None or day is None or len(found["title"]) > LONGEST_SOURCE:
        return {"source": own, "paraphrase": f"GTD cites: {text}"}
    house = related.publisher(found["house"].strip())
    return {"source": related.source(house, found["title"].strip(), day.isoformat(), "other")}


def _day(found: re.Match[str]) -> date | None:
    try:
        month = _MONTHS.index(found["month"]) + 1
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def origin(read: Event, dataset: Dataset) -> dict[str, Json]:
    """Which row it was made from, with what only GTD says."""
    codes: Mapping[str, Any] = {name: read.text(name) for name in CODES if read.text(name)}
    return {
        "dataset": dataset.name,
        "release": dataset.release,
        "original_id": read.number,
        "licence": dataset.licence,
        "codes": codes,
    }


def notes(read: Event) -> Iterator[str]:
    """What is strange about a row and kept, and what of it is not known here."""
    yield from read.notes
    for table, name, most in ((WEAPONS, "weaptype", 4), (TARGETS, "targtype", 3)):
        for n in range(1, most + 1):
            text = read.text(f"{name}{n}_txt")
            if text and not is_known(table, text):
                yield f"{name}{n}_txt: {text} is none of GTD's; left out"
    if read.counts["nkill"] is not None and (read.counts["nkillter"] or 0) > read.counts["nkill"]:
        yield "nkillter: more perpetrators died than people did; kept"


register(
    ImportFormat(
        name="gtd",
        label="Global Terrorism Database",
        licence=LICENCE,
        columns=REQUIRED,
        id_column="eventid",
        translate=translate,
        together="related",
    )
)
