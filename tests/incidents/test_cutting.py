"""Cutting a document to some of its members."""

import json

import pytest
from django.db import connections
from django.db.models import F
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents.cutting import MEMBERS, cut, document_text

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3),
)


@given(
    st.dictionaries(st.sampled_from(MEMBERS), _JSON), st.lists(st.sampled_from(MEMBERS), min_size=1)
)
@hypothesis(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_cut_document_has_those_members_that_it_had(document, members):
    with connections["reader"].cursor() as cursor:
        cursor.execute(
            f"SELECT {cut('given.text', members)} FROM (SELECT %s) AS given (text)",
            [json.dumps(document)],
        )
        (text,) = cursor.fetchone()

    assert json.loads(text) == {name: v for name, v in document.items() if name in members}
    assert list(json.loads(text)) == [name for name in document if name in members]


def test_document_stays_where_no_member_is_named():
    assert cut("document", ()) == "document"
    assert document_text(()) == F("record__document")


@pytest.mark.parametrize("name", ["titel", "'); DROP TABLE incidents_record; --"])
def test_member_that_no_document_has_is_refused(name: str):
    with pytest.raises(KeyError):
        cut("document", ["title", name])
