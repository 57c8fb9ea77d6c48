"""What was read: a point of WGS 84, from which notation, and how exactly it says it."""

from dataclasses import dataclass
from decimal import Decimal

from incidents.coordinates.errors import Unclear

STORED = Decimal("0.000001")


@dataclass(frozen=True)
class Reading:
    """A point in decimal degrees with at most six decimals (a tenth of a metre).

    ``within_m`` is what the last digit given is worth: the point may be as far off as that.
    """

    latitude: Decimal
    longitude: Decimal
    notation: str
    within_m: Decimal

    def __str__(self) -> str:
        point = in_degrees(self.latitude, self.longitude)
        return f"{point}, from {self.notation}, within {in_metres(self.within_m)}"


def plain(degrees: Decimal) -> str:
    """Without zeros at the end and without an exponent."""
    text = f"{degrees:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_degrees(latitude: Decimal, longitude: Decimal) -> str:
    """As in a sentence: 35.4681 N, 44.3922 E."""
    north, east = "NS"[latitude < 0], "EW"[longitude < 0]
    return f"{plain(abs(latitude))} {north}, {plain(abs(longitude))} {east}"


def in_metres(distance_m: Decimal) -> str:
    """A distance rounded to what one says: 1 m, 11 m, 1.9 km, 111 km."""
    if distance_m < 1:
        return "1 m"
    if distance_m < 995:
        return f"{distance_m:.0f} m"
    km = distance_m / 1000
    return f"{plain(Decimal(f'{km:.1f}'))} km" if km < 10 else f"{km:.0f} km"


def on_earth(latitude: Decimal, longitude: Decimal) -> tuple[Decimal, Decimal]:
    """The point with six decimals; raises when there is none, and says when it looks swapped."""
    if abs(latitude) > 90 and abs(longitude) <= 90 and abs(latitude) <= 180:
        raise Unclear(
            f"has the latitude {plain(latitude)}, beyond 90: it looks swapped",
            f"latitude comes first, for example {plain(longitude)}, {plain(latitude)}",
        )
    for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if abs(value) > most:
            said = plain(value) if len(plain(value)) < 20 else "too large"
            raise Unclear(
                f"has the {name} {said}", f"give degrees from -{most} to {most} of {name}"
            )
    # Adding zero makes of minus zero what it is.
    return latitude.quantize(STORED) + 0, longitude.quantize(STORED) + 0
