"""Gzip: who gets it, under which ETag, and that conditions know both forms."""

import gzip
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from incidents.api.compression import SMALLEST, accepted, compress, suffixed
from incidents.selection import select

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"
GZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("*", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("", False),
        ("gzip;q=x", False),
        ("xgzip", False),
    ],
)
def test_gzip_is_for_who_accepts_it(header: str, takes: bool):
    assert accepted(header) is takes


class TestPage:
    def test_gzipped_page_is_the_plain_one(self, client: Client):
        plain, packed = client.get(LIST), client.get(LIST, headers=GZIP)

        assert (plain.has_header("Content-Encoding"), packed["Content-Encoding"]) == (False, "gzip")
        assert gzip.decompress(packed.content) == plain.content
        assert packed["Content-Length"] == str(len(packed.content))
        assert len(packed.content) < len(plain.content) / 3

    def test_each_form_has_a_strong_etag_of_its_own(self, client: Client):
        plain, packed = client.get(LIST)["ETag"], client.get(LIST, headers=GZIP)["ETag"]

        assert packed == f'{plain[:-1]}-gz"'
        assert not packed.startswith("W/")

    @pytest.mark.parametrize("accept", [{}, GZIP])
    @pytest.mark.parametrize("form", [{}, GZIP])
    def test_condition_may_name_either_form_and_gets_that_back(self, client: Client, form, accept):
        held = client.get(LIST, headers=form)["ETag"]

        response = client.get(LIST, headers={"if-none-match": f'"x", {held}', **accept})

        assert (response.status_code, response["ETag"]) == (304, held)
        assert {"Content-Encoding", "Content-Length"}.isdisjoint(response.headers)

    def test_condition_of_another_state_gets_the_answer(self, client: Client):
        held = client.get(f"{LIST}?as_of=20", headers=GZIP)["ETag"]

        response = client.get(LIST, headers={"if-none-match": held, **GZIP})

        assert response.status_code == 200

    def test_answer_varies_with_what_is_accepted(self, client: Client):
        for headers in ({}, GZIP):
            assert "Accept-Encoding" in client.get(LIST, headers=headers)["Vary"]

    def test_short_answer_goes_out_as_it_is(self, client: Client):
        response = client.get(f"{LIST}?during=1914&when=certainly", headers=GZIP)

        assert len(response.content) < SMALLEST
        assert "Content-Encoding" not in response
        assert not response["ETag"].endswith('-gz"')

    def test_refusal_is_gzipped_like_any_text(self, client: Client):
        response = client.get(LIST, {f"x{n}": "y" for n in range(9)}, headers=GZIP)

        assert response.status_code == 400
        assert json.loads(gzip.decompress(response.content))["status"] == 400

    def test_what_is_encoded_already_stays(self):
        request = RequestFactory().get("/", headers=GZIP)
        response = HttpResponse(b"x" * 1000, headers={"Content-Encoding": "br", "ETag": '"a"'})

        compress(request, response, "")

        assert (response.content, response["ETag"]) == (b"x" * 1000, '"a"')


class TestFile:
    @pytest.mark.parametrize("name", ["csv", "ndjson", "geojson", "kml"])
    def test_gzipped_file_is_the_plain_one(self, client: Client, name: str):
        url = f"{LIST}?format={name}"

        packed = client.get(url, headers=GZIP)

        assert packed.streaming
        assert packed["ETag"] == suffixed(client.get(url)["ETag"])
        assert gzip.decompress(b"".join(packed)) == b"".join(client.get(url))

    @pytest.mark.parametrize("name", ["xlsx", "parquet"])
    def test_file_that_is_compressed_already_goes_out_as_it_is(self, client: Client, name: str):
        response = client.get(f"{LIST}?format={name}", headers=GZIP)

        assert "Content-Encoding" not in response
        assert not response["ETag"].endswith('-gz"')
        assert b"".join(response) == b"".join(client.get(f"{LIST}?format={name}"))

    def test_stream_that_breaks_off_lacks_its_trailer(self, client: Client, monkeypatch):
        def broken(_self: Any) -> Any:
            yield b"a" * 100
            raise RuntimeError("gone")

        monkeypatch.setattr(type(select({})), "copy_csv", broken)
        response = client.get(f"{LIST}?format=csv", headers=GZIP)
        pieces = iter(response)

        sent = next(pieces)
        with pytest.raises(RuntimeError):
            next(pieces)
        with pytest.raises(EOFError):
            gzip.decompress(sent)

    def test_client_that_goes_away_ends_the_statement(self, client: Client):
        response = client.get(f"{LIST}?format=csv", headers=GZIP)
        begun = response._resource_closers[0].__self__  # type: ignore[attr-defined]  # Django's own

        response.close()

        assert begun._pieces.gi_frame is None


@pytest.mark.parametrize("name", ["json", "csv", "xlsx"])
@pytest.mark.parametrize("accept", [{}, GZIP])
def test_head_has_the_headers_of_get(client: Client, name: str, accept: dict[str, str]):
    got = client.get(LIST, {"format": name}, headers=accept)
    headed = client.head(LIST, {"format": name}, headers=accept)

    got.getvalue()  # a file is read to its end
    left_out = {"Content-Length", "Link"}
    assert {n: v for n, v in headed.items() if n not in left_out} == {
        n: v for n, v in got.items() if n not in left_out
    }
    assert headed.getvalue() == b""
    assert "Content-Length" not in headed
