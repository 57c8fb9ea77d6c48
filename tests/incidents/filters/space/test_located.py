"""What a region holds, point by point, against other ways to reckon it."""

from math import atan2, cos, hypot, pi, radians, sin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from shapely import Point, Polygon

from incidents.codes import LocationRole
from incidents.coordinates.earth import RADIUS_KM
from incidents.filters import WrongValueError
from incidents.filters.space import located
from incidents.filters.space.circles import centre, circle, kilometres
from incidents.filters.space.degrees import E6, HALF_TURN
from incidents.filters.space.located import Whereabouts
from incidents.filters.space.polygons import polygon
from incidents.filters.space.regions import Region, box

pytestmark = pytest.mark.django_db
FIRST = 1_000_000  # beyond every record of the seeds
law = hypothesis(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
MICRO = st.integers(-3, 3)
#: Anywhere, with a liking for poles, the antimeridian and whole degrees.
LATITUDES = st.one_of(
    st.integers(-90 * E6, 90 * E6),
    st.sampled_from([-90 * E6, -89_999_999, 0, 35 * E6, 89_999_999, 90 * E6]),
)
LONGITUDES = st.one_of(
    st.integers(-HALF_TURN, HALF_TURN),
    st.sampled_from([-HALF_TURN, -179_999_999, 0, 44 * E6, 179_999_999, HALF_TURN]),
)
POINTS = st.lists(st.tuples(LATITUDES, LONGITUDES), min_size=1, max_size=12)


def put(*points: tuple[int, int], role: str = "at", precision: str = "site", fine: bool = True):
    """Store one location a position, as the index would; longitude 180 as -180."""
    rows = [
        (FIRST + n, 1, role, precision, latitude, -HALF_TURN if east == HALF_TURN else east, fine)
        for n, (latitude, east) in enumerate(points)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO incidents_recordlocation (position, nth, role, precision, latitude_e6,"
            " longitude_e6, fine) VALUES (%s, %s, %s, %s, %s, %s, %s)",
            rows,
        )


def inside(*regions: Region, **more) -> set[int]:
    """Which of the stored points are found beforehand; the same must be found one by one."""
    asked = Whereabouts(regions=regions, **more)
    few = asked.positions("default")
    assert few is not None
    condition, values = asked.condition()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT position FROM incidents_recordlocation AS spot WHERE {condition}", values
        )
        assert {position for (position,) in cursor.fetchall()} == {*few}
    return {position - FIRST for position in few if position >= FIRST}


def tried(region: Region, points: list[tuple[int, int]]) -> list[bool]:
    """For each point whether the region holds it; nothing is left behind."""
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT example")
        put(*points)
        found = inside(region)
        cursor.execute("ROLLBACK TO SAVEPOINT example")
    return [n in found for n in range(len(points))]


def angle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points seen from the centre: by the arctangent, right at any distance."""
    (a, x), (b, y) = (tuple(map(radians, point)) for point in (one, other))
    across = hypot(cos(b) * sin(y - x), cos(a) * sin(b) - sin(a) * cos(b) * cos(y - x))
    return atan2(across, sin(a) * sin(b) + cos(a) * cos(b) * cos(y - x))


class TestCircle:
    @law
    @given(LATITUDES, LONGITUDES, st.integers(1, 20_038_000), POINTS)
    def test_circle_holds_what_is_within_the_great_circle_distance(
        self, latitude, longitude, metres, points
    ):
        km = metres / 1000
        middle = (latitude / E6, longitude / E6)
        far = [angle(middle, (a / E6, b / E6)) * RADIUS_KM for a, b in points]
        assume(all(abs(each - km - 0.0005) > 1e-5 for each in far))

        held = tried(circle((latitude, longitude), kilometres(str(km))), points)

        assert held == [each < km + 0.0005 for each in far]

    @law
    @given(LATITUDES, LONGITUDES, st.integers(1, 9_000_000), st.floats(0, 2 * pi))
    def test_circle_ends_at_its_distance_in_every_direction(
        self, latitude, longitude, metres, bearing
    ):
        def at(km: float) -> tuple[int, int]:
            far, north = km / RADIUS_KM, radians(latitude / E6)
            top = sin(north) * cos(far) + cos(north) * sin(far) * cos(bearing)
            east = radians(longitude / E6) + atan2(
                sin(bearing) * sin(far) * cos(north), cos(far) - sin(north) * top
            )
            degrees_east = (east * 180 / pi + 180) % 360 - 180
            return round(atan2(top, hypot(1e-18, (1 - top * top) ** 0.5)) * 180e6 / pi), round(
                degrees_east * E6
            )

        km = metres / 1000
        region = circle((latitude, longitude), kilometres(str(km)))

        assert tried(region, [at(max(km - 0.002, 0)), at(km + 0.002)]) == [True, False]

    def test_circle_holds_its_own_centre_however_small(self):
        assert tried(circle((0, 0), kilometres("0.001")), [(0, 0), (0, 20)]) == [True, False]

    def test_antimeridian_is_no_end_of_a_circle(self):
        region = circle(centre("0,180"), kilometres("1"))

        held = tried(region, [(0, HALF_TURN), (0, -HALF_TURN), (0, 179_995_000), (0, -179_980_000)])
        assert held == [True, True, True, False]

    def test_pole_is_one_point(self):
        points = [(90 * E6, 0), (90 * E6, 77 * E6), (89_995_000, -120 * E6), (89_900_000, 0)]

        assert tried(circle(centre("90,0"), kilometres("1")), points) == [True, True, True, False]

    def test_largest_circle_holds_the_other_end_of_the_earth(self):
        here, there = (35 * E6, 44 * E6), (-35 * E6, -136 * E6)

        assert tried(circle(here, kilometres("20038")), [here, there]) == [True, True]
        assert tried(circle(here, kilometres("20015")), [here, there]) == [True, False]

    def test_distance_is_compared_to_the_metre(self):
        north = (E6, 0)  # 111.19508 km

        assert tried(circle((0, 0), kilometres("111.195")), [north]) == [True]
        assert tried(circle((0, 0), kilometres("111.194")), [north]) == [False]


class TestBox:
    @law
    @given(
        st.tuples(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES),
        POINTS,
        st.lists(st.tuples(st.booleans(), MICRO, MICRO), max_size=4),
    )
    def test_box_holds_what_lies_between_its_edges_going_east(self, edges, points, near):
        west, south, east, north = edges
        south, north = sorted((south, north))
        for high, up, right in near:  # points about a corner
            corner = (north, east) if high else (south, west)
            points = [*points, (max(-90 * E6, min(90 * E6, corner[0] + up)), corner[1])]
            points = [*points, (corner[0], max(-HALF_TURN, min(HALF_TURN, corner[1] + right)))]
        region = box(",".join(f"{each / E6:.6f}" for each in (west, south, east, north)))

        full = 2 * HALF_TURN
        width = full if (west, east) == (-HALF_TURN, HALF_TURN) else (east - west) % full
        meant = [
            (south <= a <= north and (b - west) % full <= width)
            or (abs(a) == 90 * E6 and a in (south, north))
            for a, b in points
        ]
        assert tried(region, points) == meant

    def test_180_and_minus_180_are_the_same(self):
        points = [(0, HALF_TURN), (0, -HALF_TURN)]

        for edges in ("170,-1,180,1", "-180,-1,-170,1", "180,0,180,0", "179,-1,-179,1"):
            assert tried(box(edges), points) == [True, True], edges


class TestPolygon:
    @law
    @given(
        st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=3, max_size=8),
        st.sampled_from([1, 7, 125_000, E6, 20 * E6]),
        st.lists(st.tuples(st.integers(-2, 34), st.integers(-2, 34)), min_size=8, max_size=20),
    )
    def test_polygon_holds_what_shapely_says_it_covers(self, corners, size, quarters):
        scaled = [(x * size * 4, y * size * 4) for x, y in corners]
        wkt = ",".join(f"{x / E6:.6f} {y / E6:.6f}" for x, y in [*scaled, scaled[0]])
        assume(all(y <= 90 * E6 and x <= HALF_TURN for x, y in scaled))
        try:
            region = polygon(f"POLYGON(({wkt}))")
        except WrongValueError:
            assume(False)
        points = [(y * size, x * size) for x, y in quarters]
        points = [(a, b) for a, b in points if abs(a) <= 90 * E6 and abs(b) < HALF_TURN]
        assume(points)

        drawn = Polygon(scaled)
        assert tried(region, points) == [drawn.covers(Point(b, a)) for a, b in points]

    def test_edge_of_a_polygon_is_inside_and_that_of_a_hole_is_not(self):
        region = polygon("POLYGON((0 0,9 0,9 9,0 9,0 0),(3 3,6 3,6 6,3 6,3 3))")
        points = [(y * E6, x * E6) for x, y in [(0, 0), (5, 0), (9, 9), (3, 3), (5, 3), (4, 4)]]

        assert tried(region, points) == [True, True, True, False, False, False]
        assert tried(region, [(2_999_999, 4 * E6), (-1, 4 * E6)]) == [True, False]

    def test_polygon_is_told_from_what_lies_a_millionth_beside_it(self):
        region = polygon("POLYGON((44 35,44.0005 35,44.0005 35.0005,44 35))")
        middle = [(35_000_250 + n, 44_000_250) for n in (-1, 0, 1)]

        assert tried(region, middle) == [True, True, False]

    def test_parts_are_alternatives_and_ways_round_are_the_same(self):
        region = polygon("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 6,6 5,5 5)))")
        points = [(0, E6 // 2), (5_100_000, 5_900_000), (3 * E6, 3 * E6)]

        assert tried(region, points) == [True, True, False]

    def test_hole_of_one_part_takes_nothing_from_another(self):
        region = polygon(
            "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(3 3,6 3,6 6,3 3)),((4 3.5,5 3.5,5 4,4 3.5)))"
        )

        assert tried(region, [(3_600_000, 4_700_000), (4_000_000, 5_500_000)]) == [True, False]

    def test_polygon_cut_at_the_antimeridian_holds_the_cut(self):
        fiji = "MULTIPOLYGON(((177 -20,180 -20,180 -15,177 -15,177 -20)),{})"
        both = polygon(fiji.format("((-180 -20,-178 -20,-178 -15,-180 -15,-180 -20))"))
        one = polygon("POLYGON((177 -20,180 -20,180 -15,177 -15,177 -20))")
        points = [(-17 * E6, east) for east in (HALF_TURN, -HALF_TURN, 178 * E6, -179 * E6)]

        assert tried(both, points) == [True, True, True, True]
        assert tried(one, points) == [True, True, True, False]


class TestWhereabouts:
    def test_role_precision_and_region_are_asked_of_one_location(self):
        put((E6, E6), (2 * E6, 2 * E6))
        around = box("0,0,3,3")

        assert inside(around) == {0, 1}
        assert inside(around, precisions=("site",)) == {0, 1}
        assert inside(around, precisions=("exact",)) == set()
        assert inside(around, roles=("at", "via")) == {0, 1}
        assert inside(around, roles=("via",)) == set()
        assert inside(around, box("0,0,1.5,1.5")) == {0}

    def test_about_is_not_where_it_was(self):
        put((E6, E6), role=LocationRole.ABOUT)

        assert inside(box("0,0,3,3")) == set()
        assert inside(box("0,0,3,3"), roles=("about",)) == {0}

    def test_what_stands_for_an_area_is_found_when_asked_for(self):
        put((E6, E6), precision="country", fine=False)

        assert inside(box("0,0,3,3")) == set()
        assert inside(box("0,0,3,3"), imprecise=True) == {0}

    def test_many_points_are_not_named_by_position(self, monkeypatch):
        monkeypatch.setattr(located, "FEW", 2)
        put((E6, E6), (E6, E6), (E6, E6), (E6, 2 * E6))
        there = Whereabouts(regions=(box("1,1,1,1"),))

        assert there.positions("default") is None
        with CaptureQueriesContext(connection) as asked:
            assert there.positions("default") is None
        assert not asked.captured_queries, "they were looked at again"
        monkeypatch.setattr(located, "FEW", 3)
        assert there.positions("default") == [FIRST, FIRST + 1, FIRST + 2]

    def test_points_are_looked_at_in_the_smallest_region(self, monkeypatch):
        monkeypatch.setattr(located, "FEW", 1)
        put((E6, E6), (E6, 2 * E6), (E6, 3 * E6))

        assert inside(box("0,0,9,9"), box("1,1,1,1")) == {0}
