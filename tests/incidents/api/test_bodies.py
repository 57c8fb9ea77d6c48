"""JSON read strictly: what two readers may read differently is refused, and never a 500."""

import json
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.exceptions import APIException, ParseError

from incidents.api.bodies import LARGEST, parse, read_bytes
from incidents.models import Incident, User
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

LIST = "/api/v1/editorial/incidents/"
JSON = "application/json"
SOUND = json.dumps(ROCKETS).encode()

BROKEN: dict[str, tuple[bytes, str]] = {
    "duplicate key": (b'{"title": "a", "title": "b"}', "stands twice"),
    "duplicate key below": (b'{"a": [{"b": 1, "b": 1}]}', "stands twice"),
    "NaN": (b'{"a": NaN}', "no number"),
    "infinity": (b'{"a": -Infinity}', "no number"),
    "too large": (b'{"a": 1e400}', "too large"),
    "too many digits": (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
    "five thousand deep": (b"[" * 5000 + b"]" * 5000, "nested"),
    "five thousand objects deep": (b'{"a":' * 5000 + b"1" + b"}" * 5000, "nested"),
    "half a character": (b'{"title": "\\ud800"}', "half a character"),
    "half a character in a key": (b'{"\\uDFFF": 1}', "half a character"),
    "not UTF-8": (b'{"title": "\xff"}', "not UTF-8 at byte 11"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
    "byte order mark": (b"\xef\xbb\xbf{}", "not JSON"),
    "cut": (SOUND[:-5], "not JSON"),
    "blanks": (b"  ", "not JSON"),
    "two values": (b"{} {}", "not JSON"),
    "comma": (b'{"a": 1,}', "not JSON"),
    "raw control character": (b'{"a": "\x00"}', "not JSON"),
}


@pytest.fixture
def client(analyst: User) -> Client:
    return client_with(token_for(analyst))


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_body_that_is_no_clear_json_is_a_400(client: Client, name: str) -> None:
    body, said = BROKEN[name]
    count = Incident.objects.count()

    response = client.post(LIST, body, content_type=JSON)

    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert said in response.json()["detail"]
    assert Incident.objects.count() == count


def test_surrogate_pair_is_one_character() -> None:
    assert parse(b'{"a": "\\ud83d\\ude80"}') == {"a": "\N{ROCKET}"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-7",
        "application/json; charset=utf-16",
        "application/json; charset=bogus",
        "application/geo+json",
        "",
    ],
)
def test_other_type_is_a_415(client: Client, content_type: str) -> None:
    response = client.generic("POST", LIST, SOUND, content_type)

    assert response.status_code == 415
    assert "application/json" in response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["application/json; charset=UTF-8", "Application/JSON"])
def test_type_may_be_written_in_other_ways(client: Client, content_type: str) -> None:
    assert client.generic("POST", LIST, SOUND, content_type).status_code == 201


@pytest.mark.django_db
def test_compressed_body_is_a_415(client: Client) -> None:
    headers = {"content-encoding": "gzip"}

    assert client.generic("POST", LIST, SOUND, JSON, headers=headers).status_code == 415


def request(data: bytes, **environ: Any) -> Any:
    made = RequestFactory().generic("POST", LIST, data, JSON, **environ)
    made._stream = BytesIO(data)
    return made


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": str(LARGEST + 1)}, 413),
        ({"CONTENT_LENGTH": str(len(SOUND) + 1)}, 400),
        ({"CONTENT_LENGTH": ""}, 411),
        ({"CONTENT_LENGTH": "-1"}, 411),
        ({"CONTENT_LENGTH": "٣"}, 411),
    ],
    ids=["too large", "broken off", "no length", "negative", "other digits"],
)
def test_length_has_to_be_said_and_kept(environ: dict[str, str], status: int) -> None:
    with pytest.raises(APIException) as refused:
        read_bytes(request(SOUND, **environ))

    assert refused.value.status_code == status


def test_optional_body_may_be_left_out() -> None:
    assert read_bytes(request(b"", CONTENT_LENGTH="", CONTENT_TYPE=""), optional=True) == b"{}"
    chunked = request(b"", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    with pytest.raises(APIException):
        read_bytes(chunked, optional=True)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_value_or_a_400(data: bytes) -> None:
    with suppress(ParseError):
        json.dumps(parse(data), ensure_ascii=False, allow_nan=False).encode()


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(blacklist_categories=["Cs"]), max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
PARTS = ["locations", "participations", "figures", "citations", "links", "origins"]
ANY_ROW = st.dictionaries(
    st.sampled_from(
        ["slug", "name", "kind", "within", "publisher", "title", "latitude", "published", "authors"]
    ),
    ANY_JSON,
)


@pytest.mark.django_db
@pytest.mark.slow
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.sampled_from([*ROCKETS, *PARTS, "occurrence_claim", "time", "timezone", "tags"]),
    ANY_JSON,
    ANY_ROW,
)
def test_any_document_is_stored_or_refused(client: Client, key: str, value: Any, row: Any) -> None:
    """Whatever stands anywhere, and whatever is said of a row: never a 500."""
    source = {"number": 1, "source": {"slug": "made-up", **row}}
    place = {"precision": "near", "place": {"slug": "made-up", **row}}
    whole = {**ROCKETS, "citations": [source], "locations": [place]}

    for body in (whole, {**ROCKETS, key: value}, value):
        text = json.dumps(body)
        response = client.post(f"{LIST}?create_missing=true&dry_run=true", text, content_type=JSON)
        assert response.status_code in (200, 422), response.content
