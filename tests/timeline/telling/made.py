"""Documents of the ledger made up by hypothesis, with every code, for what tells them."""

import json
from typing import Any

from django.conf import settings
from hypothesis import strategies as st

from incidents import codes
from tests.timeline.documents import actor, citation, claimed, document, place

WORDS = st.text(st.sampled_from("abcXYZ éßكتابא{|[\u2068\u202e\t\n"), max_size=16)
NAMED = WORDS.filter(lambda text: any(char.isalnum() for char in text))
ACTORS = st.sampled_from(
    [
        actor("United States", "government-body"),
        actor("Mark Milley", "person", "Joint Chiefs of Staff"),
        actor("كتائب حزب الله", "political-militia"),
        actor("The Group {by}", "rebel"),
    ]
)
PLACES = st.sampled_from(
    [
        place("Kirkuk", "settlement", ("Kirkuk Governorate", "area1"), ("Iraq", "country")),
        place("U.S. Embassy in Baghdad", "site", ("Baghdad", "settlement"), ("Iraq", "country")),
        place("Tigris", "route"),
        place("Middle East", "world-region"),
    ]
)
DATES = st.sampled_from(
    [
        *(
            "2019-12-27",
            "2019-12-27~",
            "2019-12-27?",
            "2019-12",
            "2014",
            "2014~",
            "201X",
            "../2020",
        ),
        *("2019-12-27/..", "2019-11~/2020-01?", "[2019-12-31..2020-01-02]", "2019-12-XX"),
    ]
)


def types() -> list[dict[str, Any]]:
    """Every type of the fixtures, with those above it, nearest first."""
    rows = json.loads((settings.BASE_DIR / "fixtures" / "incident_types.json").read_text("utf-8"))
    fields = {row["fields"]["code"]: row["fields"] for row in rows}

    def above(code: str) -> list[str]:
        parent = fields[code]["parent"]
        return [parent[0], *above(parent[0])] if parent else []

    return [
        {"code": code, "name": row["name"], "parents": above(code), "expects": row["expects"]}
        for code, row in fields.items()
    ]


TYPES = types()


def a(code: Any) -> st.SearchStrategy[str]:
    """Any code of a list."""
    return st.sampled_from(list(code.values))


def optional(code: Any) -> st.SearchStrategy[str]:
    """Any code of a list, or none."""
    return st.sampled_from(["", *code.values])


def claims(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A part with its claim fields."""
    return st.fixed_dictionaries(
        {
            "basis": a(codes.Basis),
            "stance": a(codes.Stance),
            "by": st.none() | ACTORS,
            "standing": a(codes.Standing),
            "reason": WORDS,
            "cites": st.sampled_from([[], [1], [2], [1, 2]]),
            **fields,
        }
    )


def participations() -> st.SearchStrategy[dict[str, Any]]:
    """Actors, and others that are described only."""
    common: dict[str, Any] = {"role": a(codes.Role), "side": st.none() | st.integers(1, 9)}
    known = claims(actor=ACTORS, described_as=WORDS, kind=st.just(""), **common)
    others = claims(actor=st.none(), described_as=NAMED, kind=a(codes.ActorKind), **common)
    return known | others


def locations() -> st.SearchStrategy[dict[str, Any]]:
    """Places, points and descriptions."""
    coordinate = st.none() | st.integers(-80, 80)
    return claims(
        role=a(codes.LocationRole),
        place=st.none() | PLACES,
        latitude=coordinate,
        longitude=coordinate,
        precision=a(codes.WherePrecision),
        radius_km=st.none() | st.integers(0, 50),
        described_as=WORDS,
        primary=st.just(False),
    )


def figures() -> st.SearchStrategy[dict[str, Any]]:
    """Numbers of every measure and quantifier; some of datasets, whose bounds are out of order."""
    number = st.integers(0, 10_000_000)
    numbers = st.one_of(
        number.map(lambda n: {"quantifier": "exact", "low": n, "best": n, "high": n}),
        number.map(lambda n: {"quantifier": "about", "best": n}),
        number.map(lambda n: {"quantifier": "at-least", "low": n}),
        number.map(lambda n: {"quantifier": "more-than", "low": n + 1}),
        number.map(lambda n: {"quantifier": "at-most", "high": n}),
        number.map(lambda n: {"quantifier": "fewer-than", "high": n}),
        st.tuples(number, number, number).map(
            lambda n: dict(zip(("low", "best", "high"), n, strict=True), quantifier="range")
        ),
        st.sampled_from(["several thousand", "hundreds", "most of them", "a barrage"]).map(
            lambda words: {"quantifier": "words", "words": words}
        ),
    )
    own = claims(
        measure=a(codes.Measure),
        item=optional(codes.Item),
        item_words=st.sampled_from(["", "bridges", "Grad"]),
        status=optional(codes.PersonStatus),
        age_sex=optional(codes.AgeSex),
        nationality=st.sampled_from(["", "US", "FJ", "ZZ"]),
        side=st.none() | st.integers(1, 9),
        actor=st.none() | ACTORS,
        scope=a(codes.Scope),
        as_of=st.sampled_from([None, "2020-01-02"]),
        as_reported=st.booleans(),
    )
    empty = {"low": None, "best": None, "high": None, "words": ""}
    return st.builds(lambda row, put: {**row, **empty, **put}, own, numbers)


def links() -> st.SearchStrategy[dict[str, Any]]:
    """Links to two other incidents."""
    others = st.sampled_from(["INC-000002", "INC-000003"])
    to = st.builds(lambda reference, title: {"reference": reference, "title": title}, others, NAMED)
    return claims(kind=a(codes.LinkKind), to=to)


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """Any document, as far as sentences are made of it."""
    spoken = st.builds(
        lambda number, quotation, who: citation(
            number, quotation=quotation, speaker=who, anonymity="named"
        ),
        st.just(1),
        WORDS,
        st.none() | ACTORS,
    )
    occurrence = claims().map(lambda claim: {k: v for k, v in claim.items() if k != "standing"})
    return st.builds(
        lambda fields, first: document(
            **{**fields, "citations": [first, citation(2)]}  # the second has nothing to say
        ),
        st.fixed_dictionaries(
            {
                "title": NAMED,
                "type": st.sampled_from(TYPES),
                "date": DATES,
                "time": st.sampled_from([None, "19:20:00"]),
                "part_of_day": optional(codes.PartOfDay),
                "summary": WORDS,
                "said": WORDS,
                "occurrence": a(codes.Occurrence),
                "occurrence_claim": occurrence,
                "grain": a(codes.Grain),
                "event_count": st.none() | st.integers(2, 5000),
                "not_stated": st.lists(a(codes.NotStated), unique=True, max_size=3),
                "participations": st.lists(participations(), max_size=4),
                "locations": st.lists(locations(), max_size=3),
                "figures": st.lists(figures(), max_size=4),
                "links": st.lists(links(), max_size=2),
            }
        ),
        spoken,
    )


__all__ = ["TYPES", "claimed", "documents"]
