"""Documents made up for tests: one by hand, and any number by hypothesis."""

from itertools import count
from typing import Any

from hypothesis import strategies as st

from incidents import codes
from incidents.dates import EdtfError, parse

ROCKETS: dict[str, Any] = {
    "title": "Rockets at Kirkuk",
    "type": "rocket-attack",
    "date": "2019-12-27",
    "locations": [{"place": "kirkuk", "precision": "near", "primary": True, "cites": [1]}],
    "citations": [{"number": 1, "source": "military-times-2020-01-02", "locator": "paragraph 11"}],
}
ACTORS = st.sampled_from(["kataib-hizbollah", "mark-milley", "us-army"])
TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("كتائب\n"), max_size=30
)


def is_past(text: str) -> bool:
    """Whether it is a date that may have occurred."""
    try:
        return parse(text).earliest is None or str(parse(text).earliest) < "2026-01-01"
    except EdtfError:
        return False


DATES = st.sampled_from(
    ["2019-12-27", "2019-12", "2014~", "2019-11~/2020-01?", "[2019-12-31..2020-01-02]", "../2020"]
) | st.dates().map(str).filter(is_past)


_numbers = count()


def another() -> str:
    """An identifier in a dataset that nothing else came from."""
    return f"row {next(_numbers)}"


def a(codes: Any) -> st.SearchStrategy[str]:
    """Any code of a list."""
    return st.sampled_from(list(codes.values))


def claims() -> st.SearchStrategy[dict[str, Any]]:
    """The claim fields; the standing leaves the uniqueness of recommended claims alone."""
    return st.fixed_dictionaries(
        {"standing": st.sampled_from(["alternative", "rejected"]), "reason": st.just("Because")},
        optional={
            "basis": a(codes.Basis),
            "stance": a(codes.Stance),
            "by": ACTORS,
            "cites": st.sampled_from([[], [1]]),
        },
    )


def claimed(fields: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A part with its claim fields."""
    part = st.fixed_dictionaries(fields, optional=optional)
    return st.builds(lambda own, claim: {**own, **claim}, part, claims())


def figures() -> st.SearchStrategy[dict[str, Any]]:
    """Figures whose numbers fit their quantifier."""
    number = st.integers(0, 2**40)
    numbers = st.one_of(
        number.map(lambda n: {"quantifier": "exact", "low": n, "best": n, "high": n}),
        number.map(lambda n: {"quantifier": "at-least", "low": n}),
        st.just({"quantifier": "words", "words": "several thousand"}),
    )
    measures = st.sampled_from(["killed", "wounded", "personnel"])
    own = claimed(
        {"measure": measures},
        status=a(codes.PersonStatus),
        nationality=st.sampled_from(["", "US"]),
        side=st.integers(1, 9),
        actor=ACTORS,
        as_of=st.dates().map(str),
        scope=a(codes.Scope),
    )
    return st.builds(lambda own, numbers: {**own, **numbers}, own, numbers)


def places() -> st.SearchStrategy[dict[str, Any]]:
    """Locations by place, and by coordinates alone."""
    coordinate = st.integers(-80_000_000, 80_000_000).map(lambda micro: micro / 1_000_000)
    named = claimed(
        {"precision": a(codes.WherePrecision), "place": st.sampled_from(["kirkuk", "iraq"])},
        role=a(codes.LocationRole),
        described_as=TEXT,
        radius_km=st.integers(0, 20_000_000).map(lambda metre: metre / 1000),
    )
    points = claimed(
        {"precision": a(codes.WherePrecision), "latitude": coordinate, "longitude": coordinate}
    )
    return named | points


def participants() -> st.SearchStrategy[dict[str, Any]]:
    """Actors, and crowds that are only described."""
    actors = claimed({"role": a(codes.Role), "actor": ACTORS}, side=st.integers(1, 9))
    crowds = claimed(
        {"role": a(codes.Role), "described_as": st.just("a crowd"), "kind": a(codes.ActorKind)}
    )
    return actors | crowds


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """Any document that can be loaded beside the seeds."""
    citation = st.fixed_dictionaries(
        {"number": st.just(1), "source": st.just("military-times-2020-01-02")},
        optional={"locator": TEXT, "paraphrase": TEXT, "speaker": ACTORS},
    )
    origin = st.fixed_dictionaries(
        {"dataset": st.sampled_from(["GED", "a set"]), "original_id": st.builds(another)}
    )
    occurrence = st.fixed_dictionaries(
        {}, optional={"basis": a(codes.Basis), "stance": a(codes.Stance), "by": ACTORS}
    ).map(lambda claim: {**claim, "reason": "Because"})
    links = claimed({"kind": a(codes.LinkKind), "to": st.sampled_from(["INC-000001"])})
    return st.fixed_dictionaries(
        {
            "title": TEXT.filter(bool),
            "type": st.sampled_from(["rocket-attack", "statement", "violence"]),
            "date": DATES,
            "citations": st.lists(citation, min_size=1, max_size=1),
        },
        optional={
            "summary": TEXT,
            "said": TEXT,
            "other_types": st.sampled_from([[], ["protest"], ["protest", "attack"]]),
            "means": st.lists(a(codes.Means), unique=True, max_size=3),
            "target_kinds": st.lists(a(codes.TargetKind), unique=True, max_size=3),
            "not_stated": st.lists(a(codes.NotStated), unique=True, max_size=3),
            "tags": st.sampled_from([[], ["a-tag"]]),
            "grading": a(codes.Grading),
            "part_of_day": a(codes.PartOfDay),
            "day_order": st.integers(0, 100),
            "locations": st.lists(places(), max_size=3),
            "participations": st.lists(participants(), max_size=3),
            "figures": st.lists(figures(), max_size=3),
            "links": st.lists(links, max_size=1),
            "origins": st.lists(origin, max_size=2),
            "occurrence_claim": occurrence,
            "language": st.sampled_from(["en", "ar"]),
        },
    )
