"""The four lists of reference data: their columns, and their SQL from an entity's document."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.codes import ActorKind, CodeList, PlaceKind, SourceKind
from incidents.columns import Column
from incidents.tables.fragments import told
from incidents.tables.shared_columns import code, degrees, listing, number, text


@dataclass(frozen=True)
class ReferenceKind:
    """One list: `kind` is that of its entities, whose document is `d`.

    `cells` gives the columns that are not slug, within, incidents or position; `own` are the
    parameters besides `q`, `as_of` and those of pages; `codes` are the values of `kind=`.
    """

    name: str
    kind: str
    meaning: str
    columns: Sequence[Column]
    cells: str
    own: Sequence[str]
    codes: type[CodeList] | None = None
    example: str = ""


NAMES = (
    "ARRAY(SELECT DISTINCT n ->> 'name' FROM jsonb_array_elements(d -> 'names') AS n ORDER BY 1)"
)
_INCIDENTS = number("incidents", "published incidents that the filter by it finds", "12")
_POSITION = number("position", "ledger position from which this is told of it", "1207")


def _plain(*keys: str) -> str:
    return ", ".join(f"""{told(f"d ->> '{key}'")} AS "{key}" """ for key in keys)


ACTORS = ReferenceKind(
    name="actors",
    kind="actor",
    meaning="somebody who acts, speaks or is spoken of in a published incident",
    cells=f"""{_plain("name", "kind", "country", "description", "start", "end")}, {NAMES} AS names,
        {_plain("wikidata", "acled_name", "ucdp_id")}""",
    columns=(
        code("slug", "permanent value for filters", "kataib-hizbollah"),
        text("name", "its name", "Kata'ib Hizbollah"),
        code("kind", "kind of actor", "political-militia"),
        code("country", "country it is counted to, ISO 3166-1 alpha-2", "IQ"),
        listing("names", "its other names", "Kata'ib Hezbollah"),
        listing("within", "slugs of what it is part of or holds office in", "united-states"),
        text("description", "one or two sentences", "Iraqi militia."),
        code("start", "first day, month or year, EDTF", "2007"),
        code("end", "last one; empty: it still exists, or unknown", "2019-10"),
        code("wikidata", "id at Wikidata", "Q2633282"),
        text("acled_name", "its name at ACLED", "Kataib Hezbollah"),
        code("ucdp_id", "its number at UCDP", "1234"),
        _INCIDENTS,
        _POSITION,
    ),
    own=("kind", "within", "at"),
    codes=ActorKind,
    example="us-army",
)
PLACES = ReferenceKind(
    name="places",
    kind="place",
    meaning="a place that a published incident names, or one around it",
    cells=f"""{_plain("name", "kind", "parent")}, (d ->> 'latitude')::numeric AS latitude,
        (d ->> 'longitude')::numeric AS longitude, (d ->> 'radius_km')::numeric AS radius_km,
        {_plain("iso_alpha2", "iso_alpha3", "iso_3166_2", "geonames_id", "target_kind")},
        {NAMES} AS names""",
    columns=(
        code("slug", "permanent value for filters", "kirkuk"),
        text("name", "its name", "Kirkuk"),
        code("kind", "kind of place", "settlement"),
        code("parent", "slug of the place around it", "kirkuk-governorate"),
        listing(
            "within", "slugs of the places around it, nearest first", "kirkuk-governorate; iraq"
        ),
        degrees("latitude", "WGS 84 degrees north", "35.46806"),
        degrees("longitude", "WGS 84 degrees east", "44.39222"),
        degrees("radius_km", "how far from the point it may reach", "10"),
        code("iso_alpha2", "ISO 3166-1 alpha-2, of a country", "IQ"),
        code("iso_alpha3", "ISO 3166-1 alpha-3, of a country", "IRQ"),
        code("iso_3166_2", "ISO 3166-2, of an area", "IQ-KI"),
        code("geonames_id", "number at GeoNames", "94787"),
        code("target_kind", "what a site is as a target", "military-base"),
        listing("names", "its other names", "Karkuk"),
        _INCIDENTS,
        _POSITION,
    ),
    own=("kind", "within"),
    codes=PlaceKind,
    example="iraq",
)
TYPES = ReferenceKind(
    name="types",
    kind="type",
    meaning="a kind of act that a published incident has, or a wider one",
    cells=f"""{_plain("name", "parent", "definition")},
        ARRAY(SELECT jsonb_array_elements_text(d -> 'expects')) AS expects,
        ARRAY(SELECT a ->> 'sub_event' FROM jsonb_array_elements(d -> 'acled') AS a) AS acled""",
    columns=(
        code("slug", "permanent code, the value for filters", "rocket-attack"),
        text("name", "its name", "Rocket attack"),
        code("parent", "code of the wider kind", "indirect-fire"),
        listing("within", "codes of the wider kinds, nearest first", "indirect-fire; attack"),
        text("definition", "what a coder decides by", "Unguided rockets, singly or in a salvo."),
        listing("expects", "roles and measures that it usually has", "initiator; killed"),
        listing("acled", "ACLED sub-events it stands for, conditions first", "Armed clash"),
        _INCIDENTS,
        _POSITION,
    ),
    own=("within",),
    example="attack",
)
SOURCES = ReferenceKind(
    name="sources",
    kind="source",
    meaning="a document that a published incident cites",
    cells=f"""{_plain("title", "kind", "published", "accessed", "language", "url", "archive_url")},
        {_plain("sha256")}, ARRAY(SELECT jsonb_array_elements_text(d -> 'authors')) AS authors,
        d -> 'publisher' ->> 'slug' AS publisher, d -> 'publisher' ->> 'name' AS publisher_name,
        {told("d -> 'publisher' ->> 'reliability'")} AS reliability""",
    columns=(
        code("slug", "permanent value for filters", "military-times-2020-01-02"),
        text("title", "its title", "750 paratroopers are deploying"),
        listing("authors", "who wrote it", "Shawn Snow"),
        code("kind", "kind of source", "news"),
        code("publisher", "slug of the publisher", "military-times"),
        text("publisher_name", "name of the publisher", "Military Times"),
        code("reliability", "reliability of the publisher, Admiralty code", "B"),
        code("published", "when it was published, EDTF", "2020-01-02"),
        code("accessed", "day it was read", "2020-01-03"),
        code("language", "BCP 47", "en"),
        text("url", "its address", "https://www.example.org/report"),
        text("archive_url", "address of a kept copy", "https://archive.example.org/1"),
        code("sha256", "SHA-256 of a kept copy", "9f86d081884c7d65"),
        _INCIDENTS,
        _POSITION,
    ),
    own=("kind", "publisher"),
    codes=SourceKind,
    example="military-times-2020-01-02",
)
KINDS: dict[str, ReferenceKind] = {each.name: each for each in (ACTORS, PLACES, TYPES, SOURCES)}
"""Every list by its name, which is its address."""
