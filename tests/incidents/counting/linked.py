"""Documents of every kind of figure, grain and date, linked in every way, for tests of counting."""

import json
from typing import Any

from hypothesis import strategies as st

from incidents import publishing
from incidents.documents.load import load
from incidents.models import Incident, User
from incidents.selection import select
from tests.incidents.counting.oracle import Document
from tests.incidents.documents.made import ROCKETS

SAID = {"measure": "killed"}
FIGURES: list[dict[str, Any]] = [
    {"quantifier": "exact", "low": 3, "best": 3, "high": 3},
    {"quantifier": "range", "low": 1, "best": 2, "high": 9},
    {"quantifier": "about", "best": 40},
    {"quantifier": "at-least", "low": 7},
    {"quantifier": "at-most", "high": 5},
    {"quantifier": "words", "words": "dozens"},
    {"quantifier": "exact", "low": 900, "best": 900, "high": 900, "stance": "denies"},
]
GRAINS: list[dict[str, Any]] = [
    {},
    {"grain": "aggregate", "event_count": 4},
    {"grain": "aggregate"},
    {"grain": "umbrella"},
]
BEGUN = ["occurred", "occurred", "occurred", "attempted", "planned", "refuted"]
DATES = ["2019-12-27", "2019-12", "2019-11-28/2019-12-03", "2020-01-02", "../2019-12-01"]
LINKED = st.tuples(
    st.sampled_from(["part-of", "part-of", "alternative-account-of", "concerns"]),
    st.integers(0, 7),
    st.sampled_from([{}, {}, {"standing": "rejected"}, {"stance": "denies"}]),
)


@st.composite
def made(draw: st.DrawFn) -> dict[str, Any]:
    """A document with at most one figure; its links are (kind, how far back, doubt)."""
    figure = draw(st.sampled_from([None, *FIGURES]))
    whole = draw(st.sampled_from(GRAINS))
    figures = [] if figure is None or "umbrella" in whole.values() else [{**SAID, **figure}]
    role = draw(st.sampled_from(["initiator", "target"]))
    return {
        **ROCKETS,
        **whole,
        "type": draw(st.sampled_from(["rocket-attack", "attack", "protest"])),
        "date": draw(st.sampled_from(DATES)),
        "occurrence": draw(st.sampled_from(BEGUN)),
        "tags": draw(st.sampled_from([[], ["one"], ["one", "two"]])),
        "participations": [{"role": role, "actor": "us-army"}] if draw(st.booleans()) else [],
        "figures": figures,
        "links": draw(st.lists(LINKED, max_size=2, unique_by=lambda link: link[1])),
    }


def published(documents: list[dict[str, Any]], by: User) -> dict[str, Document]:
    """Publish one after another, each linked to some before it; all that is public by reference."""
    known = list(told())
    for document in documents:
        back = {
            known[-1 - far % len(known)]: (kind, doubt) for kind, far, doubt in document["links"]
        }
        links = [
            {"kind": kind, "to": {"reference": to}, "reason": "Because", **doubt}
            for to, (kind, doubt) in back.items()
        ]
        incident = load({**document, "links": links}, by=by)
        publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=by)
        incident.refresh_from_db()
        known.append(str(incident.reference))
    return told()


def told(**asked: list[str]) -> dict[str, Document]:
    found = [json.loads(text) for text in select({"ordering": ["updated"], **asked}).documents()]
    return {document["reference"]: document for document in found}
