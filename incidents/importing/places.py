"""The places that rows of a file name: matched with ours by name, area and point, or to be made."""

from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from incidents.codes import AREAS, PlaceKind
from incidents.importing.decided import Ambiguous, Decided
from incidents.importing.names import area_key, key, slug
from incidents.models import Place, PlaceName

Named = Mapping[str, Any]
Point = tuple[float, float] | None
NEAR_DEGREES = 0.1
"""Two points of one name no farther apart, north to south and east to west, are one place."""
DECIMALS = 6
"""How finely coordinates are kept."""


class NoCountry(LookupError):
    """We have no country of that code, number or name; the message says which was meant."""


class Places:
    """Ours, all of them, and those to be made, which go into `made` under their slug."""

    def __init__(
        self, made: MutableMapping[tuple[str, str], Named], decided: Decided | None = None
    ) -> None:
        self._made, self._decided = made, decided or Decided("")
        self._rows: dict[str, dict[str, Any]] = {}
        self._by_name: dict[str, list[dict[str, Any]]] = {}
        self._countries: dict[str, Named] = {}
        self._load()
        self.here = dict(self._rows)

    def country(self, name: str, alpha2: str = "") -> Named | None:
        """The country of that code, or of that name; none are ever made."""
        if alpha2 in self._countries:
            return self._countries[alpha2]
        return next((each for each in self._called(name) if each["kind"] == "country"), None)

    def area(self, kind: PlaceKind, name: str, parent: Named, point: Point = None) -> Named:
        """An area of that kind straight below the parent, ours or to be made."""
        below = [each for each in self._called(name) if _is(each, kind, parent)]
        alike = [each for each in self._called(area_key(name)) if _is(each, kind, parent)]
        if below or len(alike) == 1:
            return (below or alike)[0]
        return self._new(kind, name, parent, point)

    def spot(self, kind: PlaceKind, name: str, parent: Named | None, point: Point) -> Named:
        """A place that has a point: ours if it is called so and lies there, else to be made."""
        for each in self._called(name):
            if each["kind"] not in AREAS | {"world-region"} and _near(each, point):
                return each
            if each["kind"] == kind and kind in AREAS and _inside(each, parent):
                return each
        return self._new(kind, name, parent, point)

    def named(self, name: str, around: Named | None) -> Named | None:
        """Ours of that name, wherever inside, a spot before an area; none if none is called so.

        Raises `Ambiguous` for several.
        """
        found = [
            each
            for each in self._called(name)
            if around is None or around["slug"] in {one["slug"] for one in each["within"]}
        ]
        found = [each for each in found if each["kind"] not in AREAS] or found
        if len(found) > 1:
            told = ", ".join(sorted(each["slug"] for each in found))
            raise Ambiguous(f"{len(found)} places are called so ({told}): name their area, too")
        return found[0] if found else None

    def country_names(self) -> list[str]:
        """What our countries are called."""
        return [str(each["name"]) for each in self._countries.values()]

    def _called(self, name: str) -> list[dict[str, Any]]:
        return self._by_name.get(key(name), [])

    def _new(self, kind: PlaceKind, name: str, parent: Named | None, point: Point) -> Named:
        beside = parent["name"] if parent else ""
        meant = self._decided.slug("place", name, parent["slug"] if parent else "")
        if meant in self._rows:
            return self._rows[meant]
        made: dict[str, Any] = {"slug": slug(name, self._rows, beside=beside)}
        if made["slug"] in self._rows:
            made["slug"] = slug(name, self._rows, beside=f"{beside} {point}")
        made |= {"name": name, "kind": str(kind)}
        made["latitude"], made["longitude"] = point or (None, None)
        made["within"] = [parent, *parent["within"]] if parent else []
        self._made["place", made["slug"]] = made
        self._add(made, [name])
        return made

    def _add(self, place: dict[str, Any], names: Iterable[str]) -> None:
        self._rows[place["slug"]] = place
        keys = {key(name) for name in names}
        if place["kind"] in AREAS:
            keys |= {area_key(name) for name in names}
        if place["kind"] == PlaceKind.COUNTRY and place.get("iso_alpha2"):
            self._countries[place["iso_alpha2"]] = place
        for each in keys:
            self._by_name.setdefault(each, []).append(place)

    def _load(self) -> None:
        names: dict[int, list[str]] = {}
        for pk, name in PlaceName.objects.values_list("place_id", "name"):
            names.setdefault(pk, []).append(name)
        rows = {row["pk"]: row for row in Place.objects.order_by("pk").values(*_COLUMNS)}
        for row in rows.values():
            point = row["latitude"], row["longitude"]
            place = {name: row[name] for name in ("slug", "name", "kind", "iso_alpha2")}
            place["latitude"], place["longitude"] = (
                None if each is None else float(each) for each in point
            )
            row["place"] = place
        for pk, row in rows.items():
            row["place"]["within"] = list(_around(row["parent_id"], rows))
            self._add(row["place"], [row["name"], *names.get(pk, ())])


_COLUMNS = ("pk", "slug", "name", "kind", "parent_id", "latitude", "longitude", "iso_alpha2")


def _around(pk: int | None, rows: Mapping[int, Mapping[str, Any]]) -> Iterable[Named]:
    while pk is not None:
        yield rows[pk]["place"]
        pk = rows[pk]["parent_id"]


def _is(place: Named, kind: str, parent: Named) -> bool:
    return bool(place["kind"] == kind and _inside(place, parent))


def _inside(place: Named, parent: Named | None) -> bool:
    slugs = [each["slug"] for each in place["within"]]
    return parent["slug"] in slugs if parent else not slugs


def _near(place: Named, point: Point) -> bool:
    if point is None or place["latitude"] is None:
        return False
    apart = (abs(place["latitude"] - point[0]), abs(place["longitude"] - point[1]))
    return bool(max(apart) <= NEAR_DEGREES)
