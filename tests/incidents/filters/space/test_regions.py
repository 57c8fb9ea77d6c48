"""Boxes and circles: how they are read, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.filters import WrongValueError
from incidents.filters.space.circles import centre, circle, kilometres
from incidents.filters.space.degrees import E6, HALF_TURN, LATITUDE, degrees, micro, plain
from incidents.filters.space.regions import Rectangle, box

FORMS_OF_NOTHING = [
    *(
        "",
        " ",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "1e400",
        "1e2",
        "0x1F",
        "1_0",
        "1,5",
        "--1",
        "+-1",
    ),
    *("٣", "３", "³", "½", "1°", "1N", "1.", ".5", "1" * 21, "1." + "1" * 21, "\x001", "1\n"),
]


def wrong(read: Callable[[str], object], text: str) -> WrongValueError:
    with pytest.raises(WrongValueError) as error:
        read(text)
    return error.value


class TestDegrees:
    @pytest.mark.parametrize("text", FORMS_OF_NOTHING)
    def test_plain_refuses_what_is_no_plain_decimal(self, text: str):
        assert "plain decimals" in str(wrong(plain, text))

    @given(st.integers(-90 * E6, 90 * E6))
    def test_degrees_are_read_back_as_they_were(self, millionths: int):
        text = degrees(millionths)

        assert micro(plain(text), LATITUDE) == millionths
        assert text == text.rstrip(".")
        assert text == "0" or "." not in text or text[-1] != "0"

    @pytest.mark.parametrize("number", ["90.0000001", "-91", "1e400", "-1e999999"])
    def test_beyond_the_axis_is_refused(self, number: str):
        with pytest.raises(WrongValueError, match="is not a latitude"):
            micro(Decimal(number), LATITUDE)

    def test_ten_thousandths_of_a_metre_are_rounded(self):
        assert micro(plain("44.12345678"), LATITUDE) == 44_123_457


class TestBox:
    def test_box_is_west_south_east_north(self):
        region = box(" 44.20, 33.1 ,+44.6,33.50")

        assert region.text == "44.2,33.1,44.6,33.5"
        assert region.rectangles == (Rectangle(44_200_000, 33_100_000, 44_600_000, 33_500_000),)
        assert box(region.text) == region

    def test_box_across_the_antimeridian_is_two(self):
        one, other = box("177,-20,-178,-15").rectangles

        assert (one.west, one.east) == (177 * E6, HALF_TURN)
        assert (other.west, other.east) == (-HALF_TURN, -178 * E6)

    def test_box_that_ends_at_180_holds_what_is_kept_as_minus_180(self):
        assert box("170,0,180,10").rectangles[1] == Rectangle(-HALF_TURN, 0, -HALF_TURN, 10 * E6)
        assert len(box("-180,0,180,10").rectangles) == 1

    @pytest.mark.parametrize("edges", ["180,0,180,1", "180,0,-180,1", "-180,0,-180,1"])
    def test_antimeridian_alone_is_a_line(self, edges: str):
        rectangles = box(edges).rectangles

        assert {each.west for each in rectangles} <= {HALF_TURN, -HALF_TURN}
        assert Rectangle(-HALF_TURN, 0, -HALF_TURN, E6) in rectangles

    @pytest.mark.parametrize("edges", ["10,80,20,90", "10,-90,20,-80", "10,90,20,90"])
    def test_box_that_reaches_a_pole_holds_it_at_any_longitude(self, edges: str):
        poles = [each for each in box(edges).rectangles if each.south == each.north]

        assert any((each.west, each.east) == (-HALF_TURN, HALF_TURN) for each in poles)

    def test_box_without_extent_is_a_point(self):
        assert box("44,33,44,33").rectangles == (Rectangle(44 * E6, 33 * E6, 44 * E6, 33 * E6),)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("44,33,45", "3 numbers"),
            ("44,33,45,34,0,0", "6 numbers"),
            ("44,34,45,33", "reversed"),
            ("33,144,34,145", "longitude first"),
            ("44,33,45,90.0000001", "beyond 90"),
            ("181,33,45,34", "longitude, which goes"),
            ("44,33,-180.000001,34", "longitude, which goes"),
            ("44,33,,34", "plain decimals"),
            ("44,33,nan,34", "plain decimals"),
        ],
    )
    def test_box_that_is_none_is_refused(self, text: str, says: str):
        assert says in str(wrong(box, text))

    def test_reversed_box_is_offered_the_right_way_round(self):
        assert wrong(box, "44,34,45,33").nearest == ("44,33,45,34",)


class TestCircle:
    def test_centre_is_latitude_longitude(self):
        assert centre(" 35.46806, 44.39222") == (35_468_060, 44_392_220)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("35", "1 numbers"),
            ("35,44,0", "3 numbers"),
            ("144,35", "latitude first"),
            ("91,181", "is not a latitude"),
            ("35,180.5", "is not a longitude"),
            ("35;44", "1 numbers"),
            ("35,east", "plain decimals"),
        ],
    )
    def test_centre_that_is_none_is_refused(self, text: str, says: str):
        assert says in str(wrong(centre, text))

    def test_centre_with_the_longitude_first_is_offered_turned(self):
        assert wrong(centre, "144.4,35.5").nearest == ("35.5,144.4",)

    @pytest.mark.parametrize("text", ["0", "-1", "0.0004", "20038.001", "20039", "9" * 20])
    def test_distance_that_is_none_is_refused(self, text: str):
        assert "from 0.001 to 20038" in str(wrong(kilometres, text))

    @pytest.mark.parametrize(
        ("text", "read"), [("0.001", "0.001"), ("20038", "20038"), ("5.50", "5.5")]
    )
    def test_distance_is_read_to_the_metre(self, text: str, read: str):
        assert kilometres(text) == Decimal(read)

    def test_circle_round_a_pole_has_every_longitude(self):
        (north,) = circle((89 * E6, 10 * E6), Decimal(200)).rectangles
        (south,) = circle((-90 * E6, 0), Decimal(1)).rectangles

        assert (north.west, north.east, north.north) == (-HALF_TURN, HALF_TURN, 90 * E6)
        assert (south.west, south.south) == (-HALF_TURN, -90 * E6)

    def test_circle_across_the_antimeridian_is_two_rectangles(self):
        one, other = circle((0, 180 * E6), Decimal(111)).rectangles

        assert one.east == HALF_TURN
        assert other.west == -HALF_TURN
        assert one.west > 178 * E6
        assert other.east < -178 * E6

    def test_circle_as_large_as_the_earth_is_the_earth(self):
        region = circle((20 * E6, 30 * E6), Decimal(20_038))

        assert region.rectangles == (Rectangle(-HALF_TURN, -90 * E6, HALF_TURN, 90 * E6),)
        assert region.values[-1] == 2.0

    def test_circle_is_written_as_its_centre(self):
        region = circle((35_468_060, -44_000_000), Decimal(50))

        assert region.text == "35.46806,-44"
        assert region.values[0] == radians(35.46806)
