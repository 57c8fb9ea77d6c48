"""What people paste for a point, and what it is read as."""

from decimal import Decimal

import pytest

from incidents.coordinates import CoordinatesError, read

KIRKUK = (35.4681, 44.3922)
#: References and points by GEOTRANS, the NGA's own program (the `mgrs` package 1.6.0).
BY_GEOTRANS = [
    ("38SME4485625120", 35.46806, 44.39222),
    ("38SMB4424889204", 33.34058, 44.40088),
    ("56HLH3490052288", -33.8568, 151.2153),
    ("32VKN9723000510", 60.39, 5.32),
    ("33XWG1481383004", 78.22, 15.65),
    ("31NAA6603200011", 0.0001, 0.0001),
    ("19FEV4500027239", -54.8, -68.3),
    ("31UDQ4825211954", 48.8584, 2.2945),
    ("04WFE0052480197", 71.9, -156.1),
    ("58CEU3923257811", -77.85, 166.67),
    ("25XEP3320517737", 83.9, -30.2),
    ("37SGV7244821536", 35.4, 41.9999),
    ("38SKE2755121536", 35.4, 42.0001),
    ("36UTB9696464945", 51.1, 30.1),
    ("17MQV7826544681", -0.5, -78.5),
    ("27WVM5618411810", 64.13, -21.9),
    ("38PMB1413397196", 15.35, 44.2),
    ("60CWS5675228161", -79.9, 179.9),
    ("01TBE4390032069", 40.0, -180.0),
]


def point(text: str) -> tuple[float, float]:
    found = read(text)
    return float(found.latitude), float(found.longitude)


@pytest.mark.parametrize(
    "text",
    [
        "35.4681, 44.3922",
        "35.4681,44.3922",
        "35.4681 44.3922",
        "35.4681; 44.3922",
        "35.4681\t44.3922\n",
        "(35.4681, 44.3922)",
        "35.4681 N 44.3922 E",
        "35.4681N, 44.3922E",
        "N 35.4681, E 44.3922",
        "44.3922 E, 35.4681 N",
        "35.4681° N, 44.3922° E",
        "35.4681°, 44.3922°",
        "+35.4681 +44.3922",
        "Latitude: 35.4681, Longitude: 44.3922",
        "lon=44.3922 lat=35.4681",
        "lat 35.4681 N, lon 44.3922 E",
        "35.4681 north, 44.3922 east",
        "35,4681 44,3922",
        "35,4681; 44,3922",
        "35,4681, 44,3922",
        "35,4681° N, 44,3922° E",
        "\u200f35.4681\u060c 44.3922\u200e",
        "\ufeff35.4681,\u00a044.3922",
    ],
)
def test_decimal_degrees(text: str) -> None:
    assert point(text) == KIRKUK
    assert read(text).notation == "decimal degrees"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-33.8568, 151.2153", (-33.8568, 151.2153)),
        ("−33.8568, –68.3", (-33.8568, -68.3)),
        ("33.8568 S, 68.3 W", (-33.8568, -68.3)),
        ("0, 0", (0, 0)),
        ("90 N 180 W", (90, -180)),
        ("35 44", (35, 44)),
    ],
)
def test_signs_and_whole_degrees(text: str, expected: tuple[float, float]) -> None:
    assert point(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "35°28'05\"N 44°23'32\"E",
        "35°28′05″N, 44°23′32″E",
        "35º 28’ 05” N 44º 23’ 32” E",
        "35° 28' 05'' N, 44° 23' 32'' E",
        "35 28 05 N, 44 23 32 E",
        "35 28 05 N,44 23 32 E",
        "N35 28 05 E44 23 32",
        "35 28 05, 44 23 32",
        "35 28 05 44 23 32",
        "35°28'05\" 44°23'32\"",
        "44°23'32\"E 35°28'05\"N",
        "35°28'05,0\"N 44°23'32,0\"E",
    ],
)
def test_degrees_minutes_and_seconds(text: str) -> None:
    assert point(text) == (35.468056, 44.392222)
    assert read(text).notation == "degrees, minutes and seconds"


@pytest.mark.parametrize(
    "text", ["N35 28.09 E44 23.53", "35°28.09'N 44°23.53'E", "35 28.09, 44 23.53"]
)
def test_degrees_and_minutes(text: str) -> None:
    assert point(text) == (35.468167, 44.392167)
    assert read(text).notation == "degrees and minutes"


@pytest.mark.parametrize(("text", "latitude", "longitude"), BY_GEOTRANS)
def test_grid_references_agree_with_geotrans(text: str, latitude: float, longitude: float) -> None:
    found = point(text)
    assert found[0] == pytest.approx(latitude, abs=2e-5)
    # A degree of longitude shrinks towards the poles; -180 and 180 are one meridian.
    assert (found[1] - longitude + 180) % 360 - 180 == pytest.approx(0, abs=2e-4)


@pytest.mark.parametrize(
    ("text", "expected", "within"),
    [
        ("38SME42", (35.467, 44.393), "10 km"),
        ("38SME 44 25", (35.471, 44.388), "1 km"),
        ("38s me 448 251", (35.4684, 44.3921), "100 m"),
        ("38 S ME 4485 2512", (35.4681, 44.3922), "10 m"),
        ("38SME4485625120", (35.46806, 44.392227), "1 m"),
    ],
)
def test_grid_reference_is_the_middle_of_its_square(
    text: str, expected: tuple[float, float], within: str
) -> None:
    assert point(text) == pytest.approx(expected, abs=6e-3 if within == "10 km" else 2e-4)
    assert str(read(text)).endswith(f"from MGRS, within {within}")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.google.com/maps/@35.4681,44.3922,12z",
        "https://www.google.com/maps/place/Kirkuk/@35.1,44.1,12z/data=!3m1!4b1!3d35.4681!4d44.3922",
        "https://maps.google.com/?q=35.4681,44.3922",
        "https://www.google.com/maps/search/?api=1&query=35.4681%2C44.3922",
        "https://www.google.com/maps/search/35.4681,+44.3922",
        "https://www.openstreetmap.org/#map=12/35.4681/44.3922",
        "https://www.openstreetmap.org/?mlat=35.4681&mlon=44.3922#map=12/35.1/44.1",
        "https://maps.apple.com/?ll=35.4681,44.3922&z=10",
        "https://www.bing.com/maps?cp=35.4681~44.3922&lvl=11",
        "geo:35.4681,44.3922?z=11",
        "@35.4681,44.3922,12z",
        "#map=12/35.4681/44.3922",
        "?q=35.4681,44.3922",
    ],
)
def test_addresses_of_maps(text: str) -> None:
    assert point(text) == KIRKUK
    assert read(text).notation == "a map's address"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("35.4681, 44.3922", "35.4681 N, 44.3922 E, from decimal degrees, within 11 m"),
        ("-35.5, -44", "35.5 S, 44 W, from decimal degrees, within 111 km"),
        ("35°28'N 44°23'E", "35.466667 N, 44.383333 E, from degrees and minutes, within 1.9 km"),
        ("35.46812345, 44.39221234", "35.468123 N, 44.392212 E, from decimal degrees, within 1 m"),
    ],
)
def test_what_was_understood_is_said(text: str, said: str) -> None:
    assert str(read(text)) == said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("Kirkuk", "is in no notation"),
        ("35.4681", "gives no latitude and longitude"),
        ("35.4681, 44.3922, 12", "gives no latitude and longitude"),
        ("1 2 3 4 5 6 7 8", "gives no latitude and longitude"),
        ("35, 44; 12 13", "gives no latitude and longitude"),
        ("; 35 44", "gives no latitude and longitude"),
        ("; , ;", "gives no latitude and longitude"),
        ("[44.3922, 35.4681]", "is in no notation"),
        ("POINT(44.3922 35.4681)", "is in no notation"),
        ("35,4681", "may have its commas"),
        ("35,44", "may have its commas"),
        ("35,4681,44,3922", "may have its commas"),
        ("95.2, 44.3", "it looks swapped: latitude comes first, for example 44.3, 95.2"),
        ("95.2, 100", "has the latitude 95.2"),
        ("35.2, 181", "has the longitude 181"),
        ("200, 44", "has the latitude 200"),
        ("9" * 500 + ", 44", "has the latitude too large"),
        ("-35 S, 44 E", "has a sign and a letter"),
        ("35 N, 44", "does not name one latitude and one longitude"),
        ("35 N, 44 S", "does not name one latitude and one longitude"),
        ("35 E 44 E", "does not name one latitude and one longitude"),
        ("35 N E 44", "does not name one latitude and one longitude"),
        ("N E", "gives no latitude and longitude"),
        ("35 60 N 44 23 E", "has minutes or seconds that are none"),
        ("35 28 -5, 44 23 32", "has minutes or seconds that are none"),
        ("35.5 28 N 44 23 E", "has a fraction before its last number"),
        ("35'28°N 44°23'E", "gives no latitude and longitude"),
        (
            "٣٥٫٤٦٨١، ٤٤٫٣٩٢٢",
            "has digits other than 0 to 9: type it with 0 to 9, for example 35.4681, 44.3922",
        ),
        ("35.4681\x00, 44.3922", "holds characters that cannot be seen"),
        ("35.4681, 44.3922\ud800", "holds characters that cannot be seen"),
        ("1" * 2001, "is longer than 2000 characters"),
        ("38SME", "is a grid reference with 0 digits"),
        ("38SME 123", "is a grid reference with 3 digits"),
        ("38SME 12 3456", "with 6 digits in groups of different length"),
        ("38SME 123456 123456", "is a grid reference with 12 digits"),
        ("61SME 12 34", "names the zone 61"),
        ("38SAE 12 34", "names the column A, which zone 38 does not have"),
        ("38RLE 12 34", "names a square that does not lie in 38R"),
        ("38SJE 01 34", "names a square that does not lie in 38S"),
        ("38MMF 12 34", "names a square that does not lie in 38M"),
        ("ZAH 12 34", "is a grid reference near a pole"),
        ("https://maps.app.goo.gl/abc", "is an address without coordinates in it"),
        ("https://www.google.com/maps/@95.4681,44.3922,12z", "it looks swapped"),
    ],
)
def test_what_is_not_clear_is_refused_with_a_remedy(text: str, problem: str) -> None:
    with pytest.raises(CoordinatesError) as refused:
        read(text)

    assert problem in str(refused.value)
    assert refused.value.remedy in str(refused.value)
    assert str(refused.value).isprintable()


def test_point_has_six_decimals_and_no_minus_zero() -> None:
    found = read("-0.00000001, 44.39221249")
    assert (str(found.latitude), found.longitude) == ("0.000000", Decimal("44.392212"))
