"""Every filter: what it finds, and that nothing wrong is answered with silence."""

import pytest
from django.db import connections

from incidents.filters import InvalidParameters, ParameterError, filters
from incidents.filters.choosing import Alternatives
from incidents.filters.fields import Vocabulary
from incidents.filters.inputs import PeriodField
from incidents.filters.numbers import Number
from incidents.selection import select

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
ROCKETS, KIRKUK, STRIKES = "INC-000003", "INC-000004", "INC-000005"
BATTALION, STORMING, CAMP = "INC-000013", "INC-000007", "INC-000008"
VOCABULARY = [name for name, each in filters().items() if isinstance(each, Vocabulary)]
PERIODS = [name for name, each in filters().items() if each.field_class is PeriodField]
SCALARS = [*(name for name, each in filters().items() if not each.several), "ordering", "as_of"]
NUMBERS = [name for name, each in filters().items() if isinstance(each, Number)]
#: What never had a value in the coded article; the refusal is the proof that it is looked up.
UNHEARD_OF = ("dataset", "original_id", "not_dataset", "not_original_id")


def found(**asked: str | list[str]) -> set[str]:
    parameters = {n: [v] if isinstance(v, str) else v for n, v in asked.items()}
    return set(select(parameters).rows().values_list("reference", flat=True))


def refused(**asked: str | list[str]) -> tuple[ParameterError, ...]:
    with pytest.raises(InvalidParameters) as error:
        found(**asked)
    return error.value.errors


class TestHierarchies:
    def test_actor_finds_the_units_of_an_army(self):
        assert BATTALION in found(actor="us-army", type="deployment")

    def test_actor_exact_leaves_the_units_out(self):
        assert found(actor__exact="us-2-504-pir", type="deployment") == {BATTALION}
        assert BATTALION not in found(actor__exact="us-army")

    def test_type_finds_narrower_types(self):
        assert {ROCKETS, KIRKUK} <= found(type="attack")

    def test_type_exact_leaves_narrower_types_out(self):
        assert found(type__exact="attack") == set()
        assert found(type__exact="rocket-attack") == {ROCKETS, KIRKUK}

    def test_place_finds_places_within(self):
        assert {KIRKUK, STORMING, CAMP} <= found(place="iraq")
        assert {KIRKUK, STORMING} & found(place__exact="iraq") == set()

    @pytest.mark.parametrize("code", ["iq", "IQ", "irq", "IRQ", "Irq"])
    def test_country_takes_two_letters_or_three_in_any_case(self, code: str):
        assert {KIRKUK, STORMING, CAMP} <= found(country=code)


class TestCombining:
    def test_values_of_one_filter_are_alternatives(self):
        one, other = found(type="airstrike"), found(type="rocket-attack")

        assert one | other == {ROCKETS, KIRKUK, STRIKES}
        assert found(type="airstrike,rocket-attack") == one | other
        assert found(type=["airstrike", "rocket-attack"]) == one | other

    def test_different_filters_must_all_hold(self):
        assert found(type="attack", place="kirkuk") == {KIRKUK}

    def test_two_filters_on_the_same_index_do_not_become_alternatives(self):
        assert found(type="airstrike", tag="embassy-baghdad") == set()

    def test_no_filter_finds_everything(self):
        assert len(found()) == 24

    def test_role_bound_filter_is_narrower_than_actor(self):
        assert found(initiator="isis") < found(actor="isis,united-states")
        assert KIRKUK in found(initiator="unidentified")

    def test_known_actor_that_was_never_a_target_finds_nothing(self):
        assert found(target="isis") == set()

    def test_code_never_published_is_known_all_the_same(self):
        assert found(occurrence="refuted") == set()


class TestPeriods:
    def test_during_takes_in_what_may_have_been_in_it(self):
        days = found(during="2019-12-31")

        assert {STORMING, "INC-000012", CAMP, ROCKETS} <= days
        assert STRIKES not in days

    def test_during_includes_its_first_and_its_last_day(self):
        assert STRIKES in found(during="2019-12-29/2019-12-30")
        assert STRIKES in found(during="2019-12-28/2019-12-29")
        assert STRIKES not in found(during="2019-12-30/2020-01-01")

    def test_certainly_leaves_out_what_may_have_been_at_another_time(self):
        certain = found(during="2019-12-31", when="certainly")

        assert STORMING in certain
        assert not {"INC-000012", CAMP, ROCKETS} & certain

    def test_certainly_takes_in_an_uncertain_day_that_lies_inside_whichever_it_was(self):
        assert "INC-000012" in found(during="2019-12-31/2020-01-02", when="certainly")

    def test_after_begins_when_the_whole_period_is_over(self):
        assert STRIKES in found(after="2019-12-28", before="2019-12-30")
        assert STORMING not in found(after="2019-12")
        assert STORMING not in found(after="2019-12-31")
        assert BATTALION in found(after="2019-12")

    def test_before_ends_when_the_period_begins(self):
        assert STORMING in found(before="2020")
        assert STORMING not in found(before="2019-12-31")
        assert BATTALION not in found(before="2020")

    def test_parts_together_make_one_period(self):
        narrow = found(after="2019-12-28", before="2019-12-30", when="certainly")

        assert narrow == {STRIKES}

    @pytest.mark.parametrize(
        "asked",
        [
            {"after": "2020", "before": "2020"},
            {"after": "2019-12-30", "before": "2019-12-31"},
            {"during": "2019", "after": "2019"},
            {"during": "2020", "before": "2019-06"},
            {"after": "2019/.."},
            {"before": "../2019"},
            {"after": "9999"},
            {"before": "0001"},
            {"when": "certainly"},
            {"when": "possibly"},
        ],
    )
    def test_period_that_leaves_no_day_is_refused(self, asked: dict[str, str]):
        (error,) = refused(**asked)

        assert error.name in asked


class TestWords:
    @pytest.mark.parametrize(
        "words",
        ["Kata'ib Hizbollah", "kataib", "KATA’IB", "katāib", '"Kata\'ib Hizbollah"'],
    )
    def test_q_minds_neither_accents_nor_apostrophes(self, words: str):
        assert STRIKES in found(q=words)

    def test_q_speaks_the_syntax_of_web_searches(self):
        assert found(q="rockets kirkuk") >= {KIRKUK}
        assert KIRKUK not in found(q="rockets -kirkuk")
        assert {KIRKUK, STRIKES} <= found(q="kirkuk or airstrikes")

    def test_q_with_nothing_to_search_for_is_refused(self):
        (error,) = refused(q="the")

        assert error.name == "q"

    def test_q_cannot_break_out_of_its_query(self):
        assert found(q="kirkuk'); DROP TABLE incidents_record; --") == set()


BAD = {
    "empty": "",
    "blank": "  ",
    "NUL": "a\x00b",
    "control": "a\x1bb",
    "half a character": "a\ud800",
    "not UTF-8": "a\N{REPLACEMENT CHARACTER}",
    "no character": "a\uffff",
    "too long": "a" * 501,
}
BAD_DATES = [
    "2019-02-30",
    "27.12.19",
    "01/02/2020",
    "2020/2019",
    "٢٠١٩",
    "２０１９",
    "20191",
    "now",
]
BAD_MOMENTS = [
    *("2026-01-05", "2026-01-05T09:30:00", "2026-01-05T09:30:00 03:00", "yesterday", "-1", "1.5"),
    *("٣", "1_0", "99999999", "1" * 30, "9999-01-01T00:00:00Z", "2026-02-30T00:00:00Z"),
    *("2026-W01-1T00:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T09:30:00+25:00"),
]


class TestRefusals:
    @pytest.mark.parametrize("kind", BAD)
    def test_bad_text_is_refused_for_every_parameter(self, kind: str):
        names = [*filters(), "ordering", "as_of"]

        errors = refused(**dict.fromkeys(names, BAD[kind]))

        assert sorted(error.name for error in errors) == sorted(names)

    def test_scalar_given_twice_is_refused(self):
        errors = refused(**{name: ["2019", "2019"] for name in SCALARS})

        assert [error.name for error in errors if "2 times" in error.message] == SCALARS

    def test_value_never_published_is_refused(self):
        names = [n for n in VOCABULARY if not isinstance(filters()[n], Alternatives)]

        errors = refused(**dict.fromkeys(names, "no-such-thing"))

        assert {(error.name, error.value) for error in errors} == {
            (name, "no-such-thing") for name in names
        }

    def test_empty_value_between_commas_is_refused(self):
        errors = refused(**dict.fromkeys(VOCABULARY, "a,,b"))

        assert {error.name for error in errors} == {*VOCABULARY}

    @pytest.mark.parametrize(
        "number", ["-1", "1.5", "1e3", "1_0", "1,000", "٣", "３", "+1", "nan", "x", str(2**53)]
    )
    def test_number_that_is_none_is_refused(self, number: str):
        errors = refused(**dict.fromkeys(NUMBERS, number))

        assert sorted(error.name for error in errors) == sorted(NUMBERS)

    @pytest.mark.parametrize("value", BAD_DATES)
    @pytest.mark.parametrize("name", PERIODS)
    def test_date_that_is_none_is_refused(self, name: str, value: str):
        (error,) = refused(**{name: value})

        assert error.name == name

    @pytest.mark.parametrize("value", BAD_MOMENTS)
    def test_moment_that_is_none_is_refused(self, value: str):
        (error,) = refused(as_of=value)

        assert error.name == "as_of"

    @pytest.mark.parametrize(
        ("name", "meant"), [("afer", "after"), ("Type", "type"), ("tags", "tag"), ("sort", None)]
    )
    def test_unknown_parameter_is_refused_and_the_nearest_named(self, name, meant):
        (error,) = refused(**{name: "2020"})

        assert error.name == name
        assert meant is None or error.nearest[0] == meant

    def test_unknown_parameter_is_shown_without_what_cannot_be_printed(self):
        (error,) = refused(**{"a\x00\ud800": "x"})

        assert error.name == "a\\x00\\ud800"

    @pytest.mark.parametrize(
        ("asked", "meant"),
        [
            ({"type": "rocket-atack"}, "rocket-attack"),
            ({"actor": "kataib-hezbollah"}, "kataib-hizbollah"),
            ({"country": "irk"}, "irq"),
            ({"place": "kirkuck"}, "kirkuk"),
            ({"initiator": "kataib-hisbollah"}, "kataib-hizbollah"),
            ({"occurrence": "ocurred"}, "occurred"),
            ({"ordering": "-dat"}, "-date"),
            ({"during": "2019", "when": "certain"}, "certainly"),
        ],
    )
    def test_unknown_value_is_refused_and_the_nearest_named(self, asked, meant):
        (error,) = refused(**asked)

        assert error.nearest[0] == meant

    def test_everything_wrong_is_said_at_once(self):
        wrong = refused(tpye="x", type="atack", after="01/02/2020", as_of="x", ordering="y", q="a")

        names = ["tpye", "ordering", "as_of", "after", "type", "q"]
        assert [error.name for error in wrong] == names

    def test_refusal_says_nothing_of_drafts(self):
        assert connections["reader"].settings_dict["USER"] == "incidents_reader"
        with (
            pytest.raises(Exception, match="permission denied"),
            connections["reader"].cursor() as c,
        ):
            c.execute("SELECT 1 FROM incidents_incident")


BESIDE = {
    "when": {"during": "2019"},
    "figure": {"killed_min": "0"},
    "counted": {"killed_min": "0"},
    "actor_via": {"actor": "iran"},
    "include_imprecise": {"bbox": "44,35,45,36"},
}
TOGETHER = {"near": {"within_km": "50"}, "within_km": {"near": "35,44"}}


@pytest.mark.parametrize("name", [name for name in filters() if name not in UNHEARD_OF])
def test_filter_has_an_example_that_is_accepted(name: str):
    each = filters()[name]
    beside = BESIDE.get(name) or TOGETHER.get(name, {})

    assert found(**{name: each.example} | beside) <= found()
    assert each.meaning


@pytest.mark.parametrize("name", BESIDE)
def test_parameter_that_only_says_how_others_work_is_refused_alone(name: str):
    (error,) = refused(**{name: filters()[name].example})

    assert (error.name, "no effect alone" in error.message) == (name, True)
