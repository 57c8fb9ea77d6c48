"""Addresses without a part of the question never ask for what the API would refuse."""

import pytest

from timeline.explorer.chips import chips
from timeline.explorer.links import without
from timeline.explorer.state import ask

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
QUESTIONS = [
    {"near": ["35.4,44.3"], "within_km": ["50"], "include_imprecise": ["true"]},
    {"during": ["2019"], "when": ["certainly"], "country": ["IQ", "US"]},
    {"after": ["2018"], "before": ["2021"], "when": ["certainly"]},
    {"killed_min": ["1"], "figure": ["low"], "counted": ["civilian"]},
    {"actor": ["us-army", "kataib-hizbollah"], "actor_via": ["backed-by"], "basis": ["stated"]},
    {"any": ["type:protest", "killed_min:5"], "figure": ["high"], "q": ["base OR embassy"]},
    {"type": ["attack"], "not_country": ["US"], "as_of": ["20"], "ordering": ["date"]},
    {"bbox": ["44,33,45,36"], "include_imprecise": ["true"], "lanes": ["type"]},
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_chip_leads_to_a_page_without_it(client, question):
    asked = ask(question)
    told = chips(asked)

    assert len(told) == sum(map(len, asked.selection.parameters.values())) + asked.pinned
    for chip in told:
        assert client.get(chip.href).status_code == 200, chip


def test_chips_are_called_by_their_names():
    told = chips(ask({"country": ["iq"], "occurrence": ["attempted"], "tag": ["rockets-iraq"]}))

    assert [(str(chip.label), chip.value) for chip in told] == [
        ("Country", "Iraq"),
        ("Did it happen?", "Attempted"),
        ("Tag", "rockets-iraq"),
    ]


def test_without_one_value_leaves_the_others():
    assert without({"type": ("a", "b")}, "type", "a") == {"type": ("b",)}
    assert without({"type": ("a", "b")}, "type") == {}
