"""What each filter means, said once more in Python over finished documents, without any index."""

from collections.abc import Callable, Iterator
from typing import Any

from incidents.codes import PersonStatus, Role
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


def who(part: dict[str, Any], exact: bool = False) -> set[str]:
    """The actor of a participation, with everything above it, or that it is not identified."""
    if not part["actor"]:
        return {"unidentified"} if part["kind"] == "unidentified" else set()
    return {part["actor"]["slug"]} if exact else lineage(part["actor"])


def actors(document: Document, role: str = "", exact: bool = False) -> set[str]:
    """Who took part, or is held to have taken part in that role."""
    parts = document["participations"]
    taken = [p for p in parts if not role or (p["role"] == role and holds(p))]
    return set().union(*(who(part, exact) for part in taken))


def via(part: dict[str, Any], kinds: set[str]) -> set[str]:
    """Those whom a participation is by, by way of the followed affiliations and these."""
    beside = part["actor"]["via"] if part["actor"] else []
    return who(part) | {each["slug"] for each in beside if each["kind"] in kinds}


def claims(document: Document) -> list[dict[str, Any]]:
    """Every claim there is; that it occurred has no standing of its own."""
    parts = ("locations", "participations", "figures", "links")
    occurred = {"standing": "recommended", **document["occurrence_claim"]}
    return [occurred, *(claim for part in parts for claim in document[part])]


ABOUT_CLAIMS: dict[str, Callable[[dict[str, Any]], set[str]]] = {
    "by": lambda claim: lineage(claim["by"]),
    "by__exact": lambda claim: {claim["by"]["slug"]} if claim["by"] else set(),
    "basis": lambda claim: {claim["basis"]},
    "stance": lambda claim: {claim["stance"]},
    "standing": lambda claim: {claim["standing"]},
    "actor_kind": lambda claim: (
        {claim["actor"]["kind"] if claim["actor"] else claim["kind"]}
        if {"role", "actor"} <= claim.keys()
        else set()
    ),
}
"""What each filter about a claim looks at in one claim."""


def claimed(claim: dict[str, Any], asked: dict[str, list[str]]) -> bool:
    """Whether it is one claim that all filters about claims hold for."""
    about = {name: values for name, values in asked.items() if name in ABOUT_CLAIMS}
    return all(ABOUT_CLAIMS[name](claim) & set(values) for name, values in about.items())


def took_part(document: Document, name: str, values: list[str], asked: dict[str, Any]) -> bool:
    """Whether one participation is of one of these, in that role, and claimed as is asked."""
    plain, _, exact = name.partition("__")
    role = "" if plain == "actor" else plain
    for part in document["participations"]:
        named = who(part, True) if exact else via(part, set(asked.get("actor_via", [])))
        stands = part["standing"] != "rejected" or "standing" in asked
        said = part["stance"] != "denies" or "stance" in asked
        in_role = not role or (part["role"] == role and stands and said)
        if in_role and named & set(values) and claimed(part, asked):
            return True
    return False


def parts_there(document: Document) -> set[str]:
    """The parts that were entered and stand."""
    roles = {part["role"] for part in document["participations"] if holds(part)}
    measures = {figure["measure"] for figure in document["figures"] if holds(figure)}
    spots = [x for x in document["locations"] if holds(x) and x["role"] != "about"]
    there = {
        "actors": roles,
        "initiator": "initiator" in roles,
        "target": "target" in roles,
        "place": [x for x in spots if x["place"] or x["latitude"] is not None],
        "figures": measures,
        "casualties": measures & {"killed", "wounded", "casualties"},
        "time": document["time"] or document["part_of_day"],
        "means": document["means"],
        "target-kind": document["target_kinds"],
        "grading": document["grading"],
        "tags": document["tags"],
        "links": [link for link in document["links"] if holds(link)],
        "origin": document["origins"],
    }
    return {name for name, found in there.items() if found}


PARTS = sorted(
    {"actors", "initiator", "target", "place", "figures", "casualties", "time", "means"}
    | {"target-kind", "grading", "tags", "links", "origin"}
)


def total(document: Document, measure: str, counted: str) -> tuple[int | None, ...] | None:
    """Low, best, high of a document in which at most one figure of that measure counts."""
    for figure in document["figures"]:
        status = figure["status"] and PersonStatus(figure["status"])
        whom = {"", status, status and status.parent}
        counts = figure["standing"] == "recommended" and figure["stance"] != "denies"
        if figure["measure"] == measure and counts and counted in whom:
            if figure["quantifier"] == "words":
                return None
            low, best, high = figure["low"], figure["best"], figure["high"]
            return low if low is not None else best, best, high if high is not None else best
    return None


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


ROLES = [role.value for role in Role]
VALUES: dict[str, Callable[[Document], set[str]]] = {
    "type": kinds,
    "type__exact": lambda document: {document["type"]["code"]},
    "actor": actors,
    "actor__exact": lambda document: actors(document, exact=True),
    **{role: lambda document, role=role: actors(document, role) for role in ROLES},  # type: ignore[misc]  # mypy cannot tell what a lambda with a default is
    **{f"{r}__exact": lambda document, r=r: actors(document, r, exact=True) for r in ROLES},  # type: ignore[misc]  # the same
    **{
        name: lambda document, about=about: set().union(*map(about, claims(document)))  # type: ignore[misc]  # the same
        for name, about in ABOUT_CLAIMS.items()
    },
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
    "grading": lambda document: {document["grading"]} - {""},
    "precision": lambda document: {document["precision"]},
    "part_of_day": lambda document: {document["part_of_day"]} - {""},
    "language": lambda document: {document["language"]},
    "not_stated": lambda document: set(document["not_stated"]),
    "reference": lambda document: {document["reference"]},
    "linked_to": lambda d: {link["to"]["reference"] for link in d["links"] if holds(link)},
    "dataset": lambda document: {origin["dataset"] for origin in document["origins"]},
    "original_id": lambda document: {origin["original_id"] for origin in document["origins"]},
    "has": parts_there,
    "missing": lambda document: set(PARTS) - parts_there(document),
}


def in_period(document: Document, during: str, when: str) -> bool:
    """Whether its date possibly, or certainly, lies in the period."""
    span = parse(document["date"])
    if document["grain"] == "aggregate":
        span = span.without_certainty()
    test = certainly if when == "certainly" else possibly
    return test(span, parse_period(during))
