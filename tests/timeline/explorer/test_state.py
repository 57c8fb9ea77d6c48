"""What the address of the explorer may say, and what its form sends."""

import pytest
from django.http import QueryDict

from incidents.api.pages import page
from incidents.filters import InvalidParameters
from incidents.selection import select
from timeline.explorer.links import address
from timeline.explorer.state import ask, tidied

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
WRONG = [
    ("entry", "INC-4x"),
    ("entry", "١"),
    ("lanes", "kind"),
    ("map", "6/33.2"),
    ("map", "6/91/44"),
    ("map", "6/33/181"),
    ("map", "six/33/44"),
    ("map", "٦/33/44"),
    ("map", "6/33/44\n"),
    ("window", "2019-12-27"),
    ("window", "2019-12-27/2019-12-32"),
    ("window", "2019-12-27/2019-12-26"),
    ("window", "2019-12-27T24:01/2019-12-28"),
    ("window", "٢019-12-27/2019-12-28"),
    ("window", "2019-12-27/2019-12-28\n"),
    ("cursor", "x"),
    ("ordering", "dat"),
    ("as_of", "99999"),
    ("during", "2020/2019"),
    ("type", "rocket-atack"),
    ("format", "json"),
    ("page_size", "10"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_ask_names_what_is_wrong(name: str, value: str):
    with pytest.raises(InvalidParameters) as refused:
        ask({name: [value]})

    assert [error.name for error in refused.value.errors] == [name]


@pytest.mark.parametrize("name", ["entry", "lanes", "map", "window", "cursor"])
@pytest.mark.parametrize("values", [["a", "b"], [""], ["\x00"]])
def test_ask_takes_each_of_its_own_once_and_filled(name: str, values: list[str]):
    with pytest.raises(InvalidParameters) as refused:
        ask({name: values})

    assert [error.name for error in refused.value.errors] == [name]


def test_ask_tells_all_that_is_wrong_at_once():
    with pytest.raises(InvalidParameters) as refused:
        ask({"lanes": ["x"], "country": ["Mars"], "actr": ["us-army"]})

    assert sorted(error.name for error in refused.value.errors) == ["actr", "country", "lanes"]


def test_ask_takes_no_cursor_of_another_question():
    cursor = page(select({"country": ["IQ"]}), 2, None).next
    assert cursor
    assert ask({"country": ["IQ"], "cursor": [cursor.text()]}).cursor == cursor

    with pytest.raises(InvalidParameters) as refused:
        ask({"country": ["US"], "cursor": [cursor.text()]})

    assert [error.name for error in refused.value.errors] == ["cursor"]


def test_state_is_the_address_in_its_normal_form():
    asked = ask(
        {
            "lanes": ["actor"],
            "country": ["KW", "IQ"],
            "ordering": ["date"],
            "as_of": [str(select({}).position)],
            "map": ["6/33.2/-44.1"],
            "window": ["2019-12-27T18:00/2019-12-28T06:00"],
            "entry": ["INC-000004"],
        }
    )

    assert address(asked.state) == (
        f"/explore/?country=iq,kw&as_of={asked.selection.position}"
        "&ordering=date&lanes=actor&map=6/33.2/-44.1"
        "&window=2019-12-27T18:00/2019-12-28T06:00&entry=INC-000004"
    )


def test_state_leaves_out_what_is_meant_without_it():
    assert ask({"lanes": ["none"], "ordering": ["-date"]}).state == {}


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("q=&during=&type=", ""),
        ("q=&during=2019&type=&type=attack", "during=2019&type=attack"),
        ("add=killed_min&value=1", "killed_min=1"),
        ("tag=a&add=not_tag&value=b&q=+", "tag=a&not_tag=b"),
        ("country=IQ&add=country&value=KW", "country=IQ,KW"),
        ("add=&value=", ""),
        ("killed_min=5&add=killed_min&value=1", "killed_min=1"),
        ("add=killed_min", "add=killed_min"),
        ("value=1", "value=1"),
        ("lanes=", "lanes="),
        ("unknown=&q=", "unknown="),
    ],
)
def test_tidied_is_what_the_form_meant(sent: str, meant: str):
    told = tidied(QueryDict(sent))

    assert {k: ",".join(v) for k, v in told.items()} == {
        k: ",".join(v) for k, v in QueryDict(meant).lists()
    }
