"""A wrong reference row is refused in words that name it, and stores nothing."""

import pytest

from incidents.importing.seed_file import WrongSeedFile
from incidents.models import Actor, Affiliation, Place, Publisher
from tests.incidents.importing.made_files import FILE, content

pytestmark = pytest.mark.django_db

WRONG = [
    ("publishers", {"slug": None}, "publishers: None → None"),
    ("publishers", {"country": "nowhere"}, "Place matching query does not exist"),
    ("publishers", {"reliability": "G"}, "Value 'G' is not a valid choice"),
    ("publishers", {"nmae": "x"}, "nmae"),
    ("publishers", {"name": "a\0b"}, "NUL"),
    ("publishers", {"slug": "a\0b"}, "NUL"),
    ("places", {"parent": "nowhere"}, "test-base: DoesNotExist"),
    ("places", {"latitude": 91}, "Give latitude (-90 to 90)"),
    ("places", {"longitude": None}, "Give latitude (-90 to 90)"),
    ("places", {"latitude": float("nan")}, "must be a decimal number"),
    ("places", {"latitude": float("inf")}, "must be a decimal number"),
    ("places", {"latitude": [1]}, "must be a decimal number"),
    ("places", {"names": [{"name": "x", "start": "soon"}]}, '"soon" has'),
    ("places", {"names": None}, "TypeError"),
    ("places", {"names": ["x"]}, "TypeError"),
    ("places", {"iso_alpha2": "IQ"}, "Another place already has this iso_alpha2"),
    ("places", {"geonames_id": 2**40}, "less than or equal to"),
    ("actors", {"kind": "militia"}, "Value 'militia' is not a valid choice"),
    ("actors", {"start": "2020", "end": "2019"}, "The end lies before the start"),
    ("actors", {"names": [{"name": "x"}, {"name": "x"}]}, "This actor already has this name"),
    ("actors", {"slug": "Test-militia"}, "use lower-case letters"),
    ("sources", {"publisher": "nobody"}, "Publisher matching query does not exist"),
    ("sources", {"published": "2 January"}, '"2 January"'),
    ("sources", {"url": "javascript:alert(1)"}, "Enter a valid URL"),
    ("sources", {"authors": "x"}, "test-report"),
    ("affiliations", {"parent": "nobody"}, "test-militia → nobody"),
    ("affiliations", {"parent": "test-militia"}, "nothing is related to itself"),
    ("affiliations", {"basis": "inferred"}, "Say in the reason"),
    ("affiliations", {"cites": [2]}, "there is no citation 2"),
    ("affiliations", {"citations": [{"number": 1}]}, "KeyError('source')"),
    ("affiliations", {"citations": [{"number": 1, "source": "x"}]}, "Source matching query"),
    ("affiliations", {"by": "nobody"}, "Actor matching query"),
]


def with_row(part: str, changes: dict) -> dict:
    """The file with its first row of a part changed."""
    first, *rest = FILE[part]
    return content(**{part: [{**first, **changes}, *rest]})


@pytest.mark.parametrize(("part", "changes", "said"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_row_is_refused_by_name(load, part, changes, said):
    counted = [Publisher.objects.count(), Actor.objects.count(), Affiliation.objects.count()]
    with pytest.raises(WrongSeedFile) as refused:
        load(with_row(part, changes))
    assert str(refused.value).startswith(f"test.yaml: {part}: ")
    assert said in str(refused.value)
    assert counted == [
        Publisher.objects.count(),
        Actor.objects.count(),
        Affiliation.objects.count(),
    ]


def test_cycle_of_affiliations_is_refused_by_name(load):
    back = {"child": "test-front", "parent": "test-militia", "kind": "part-of", "start": "2014"}
    with pytest.raises(WrongSeedFile, match="test-front → test-militia: parent: it is itself part"):
        load(content(affiliations=[*FILE["affiliations"], back]))


def test_row_that_is_there_already_is_left(load):
    Place.objects.create(slug="test-base", name="Ours", kind="site")
    assert load(content()).rows["places"] == 0
    assert Place.objects.get(slug="test-base").name == "Ours"


@pytest.mark.parametrize("changes", [{"kind": "office", "title": "Chair"}, {"start": "2015"}])
def test_affiliation_of_another_kind_or_time_is_another(load, changes):
    first = FILE["affiliations"][0]
    outcome = load(content(affiliations=[first, {**first, **changes}]))
    assert outcome.rows["affiliations"] == 2


def test_row_named_later_in_its_list_is_refused(load):
    inside = {"slug": "test-gate", "name": "Gate", "kind": "site", "parent": "test-base"}
    with pytest.raises(WrongSeedFile, match="places: test-gate: DoesNotExist"):
        load(content(places=[inside, *FILE["places"]]))
    assert load(content(places=[*FILE["places"], inside])).rows["places"] == 2
