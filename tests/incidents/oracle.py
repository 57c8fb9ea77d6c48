"""What each filter means, said once more in Python over finished documents, without any index."""

from collections.abc import Callable, Iterator
from typing import Any

from incidents.dates import certainly, parse, parse_period, possibly

Document = dict[str, Any]


def holds(part: dict[str, Any]) -> bool:
    """Whether the claim is neither rejected nor a denial."""
    return bool(part["standing"] != "rejected" and part["stance"] != "denies")


def lineage(reference: dict[str, Any] | None) -> set[str]:
    """The slug and those it lies within; empty where there is none."""
    return {reference["slug"], *(up["slug"] for up in reference["within"])} if reference else set()


def where(document: Document) -> Iterator[dict[str, Any]]:
    """The places where it was, not those it was about."""
    for location in document["locations"]:
        if location["place"] and holds(location) and location["role"] != "about":
            yield location["place"]


def in_role(document: Document, role: str) -> set[str]:
    """The places it held in that role, with those around them."""
    return {
        slug
        for location in document["locations"]
        if holds(location) and location["role"] == role
        for slug in lineage(location["place"])
    }


def kinds(document: Document) -> set[str]:
    """Codes of its types and of everything wider."""
    types = [document["type"], *document["other_types"]]
    return {code for each in types for code in (each["code"], *each["parents"])}


def actors(document: Document, role: str | None = None) -> set[str]:
    """Who took part, or is held to have taken part in that role; with everything above them."""
    found: set[str] = set()
    for part in document["participations"]:
        if role is None or (part["role"] == role and holds(part)):
            found |= lineage(part["actor"])
            if not part["actor"] and part["kind"] == "unidentified":
                found.add("unidentified")
    return found


def countries(document: Document) -> set[str]:
    """ISO codes of the countries it was in, in lower case."""
    around = [spot for place in where(document) for spot in (place, *place["within"])]
    return {
        spot[code].lower()
        for spot in around
        if spot["kind"] == "country"
        for code in ("iso_alpha2", "iso_alpha3")
    }


def sources(document: Document) -> set[str]:
    """Slugs of the sources cited."""
    return {cited["source"]["slug"] for cited in document["citations"] if cited["source"]}


def publishers(document: Document) -> set[str]:
    """Slugs of those who published the sources cited."""
    houses = [
        cited["source"]["publisher"] if cited["source"] else cited["publisher"]
        for cited in document["citations"]
    ]
    return {house["slug"] for house in houses}


VALUES: dict[str, Callable[[Document], set[str]]] = {
    "type": kinds,
    "type__exact": lambda document: {document["type"]["code"]},
    "actor": actors,
    "actor__exact": lambda document: {
        part["actor"]["slug"] for part in document["participations"] if part["actor"]
    },
    "initiator": lambda document: actors(document, "initiator"),
    "target": lambda document: actors(document, "target"),
    "place": lambda document: {slug for place in where(document) for slug in lineage(place)},
    "place__exact": lambda document: {place["slug"] for place in where(document)},
    "country": countries,
    "tag": lambda document: set(document["tags"]),
    "means": lambda document: set(document["means"]),
    "target_kind": lambda document: set(document["target_kinds"]),
    "occurrence": lambda document: {document["occurrence"]},
    "grain": lambda document: {document["grain"]},
    "origin": lambda document: in_role(document, "origin"),
    "destination": lambda document: in_role(document, "destination"),
    "via": lambda document: in_role(document, "via"),
    "launched_from": lambda document: in_role(document, "launched-from"),
    "impact": lambda document: in_role(document, "impact"),
    "about": lambda document: in_role(document, "about"),
    "place_role": lambda document: {
        location["role"] for location in document["locations"] if holds(location)
    },
    "where_precision": lambda document: {
        location["precision"]
        for location in document["locations"]
        if holds(location) and location["role"] != "about"
    },
    "source": sources,
    "publisher": publishers,
}


def in_period(document: Document, during: str, when: str) -> bool:
    """Whether its date possibly, or certainly, lies in the period."""
    span = parse(document["date"])
    if document["grain"] == "aggregate":
        span = span.without_certainty()
    test = certainly if when == "certainly" else possibly
    return test(span, parse_period(during))
