"""Pages are fetched whole or not at all, and from nowhere but the open internet."""

import gzip
import os
import socket
import ssl
import subprocess
from dataclasses import replace
from pathlib import Path

import httpcore
import pytest
from pytest_django import Settings

from incidents.archiving.bodies import Body
from incidents.archiving.connecting import resolve
from incidents.archiving.fetching import MOST_REDIRECTS, NotAllowed, fetcher
from incidents.archiving.refusals import NotFetched, Why
from tests.incidents.archiving.web import PAGE, PUBLIC, Web, answer, serving

URL = "http://example.org/page"


def refusal(web: Web, url: str = URL, **limits: float) -> NotFetched:
    with pytest.raises(NotFetched) as refused:
        web.fetcher(**limits).fetch(url)  # type: ignore[arg-type]  # seconds or largest
    return refused.value


def test_page_is_fetched_as_it_is(web: Web) -> None:
    web.pages["/page?a=1"] = answer(Content_Type="text/html; charset=utf-8")

    found = web.fetcher().fetch(f"{URL}?a=1#part")

    assert (found.body, found.status, found.moved_to) == (PAGE, 200, "")
    assert (found.url, found.declared) == (f"{URL}?a=1", "text/html; charset=utf-8")
    (asked,) = web.asked
    assert asked.startswith("GET /page?a=1 HTTP/1.1\r\nHost: example.org\r\n")
    assert "User-Agent: test-archive/1" in asked
    assert "Cookie" not in asked
    assert "Referer" not in asked


def test_packed_page_is_unpacked(web: Web) -> None:
    web.pages["/page"] = answer(gzip.compress(PAGE), Content_Encoding="gzip")

    assert web.fetcher().fetch(URL).body == PAGE


def test_page_in_chunks_is_put_together(web: Web) -> None:
    web.pages["/page"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    )

    assert web.fetcher().fetch(URL).body == b"abc"


def test_connection_is_made_to_the_address_that_was_checked(web: Web) -> None:
    """A name that answers with a public address once and a local one from then on."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    web.pages["/page"] = answer()
    asking = replace(web.fetcher(), resolve=lambda _host, _port: answers.pop(0))

    assert asking.fetch(URL).body == PAGE
    assert (answers, web.connected) == ([["127.0.0.1"]], [(PUBLIC, 80)])
    with pytest.raises(NotFetched, match=r"example.org is at 127\.0\.0\.1"):
        asking.fetch(URL)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1"),
        *("::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:1::1", "ff02::1"),
    ],
)
@pytest.mark.parametrize("others", [[], [PUBLIC]], ids=["alone", "beside-a-public-one"])
def test_name_of_a_local_address_is_never_connected_to(
    web: Web, address: str, others: list[str]
) -> None:
    web.names["example.org"] = [*others, address]

    refused = refusal(web)

    assert refused.why is Why.FORBIDDEN
    assert f"example.org is at {address}" in str(refused)
    assert not web.connected
    assert not web.asked


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/", "http://2130706433/"),
        *("http://127.1/", "http://0/", "http://[::ffff:127.0.0.1]/", "http://localhost/"),
        *("http://169.254.169.254/latest/meta-data/", "https://[fe80::1]/"),
    ],
)
def test_local_address_written_any_way_is_never_connected_to(web: Web, url: str) -> None:
    """By the name service of this machine, which knows such spellings."""
    asking = replace(web.fetcher(), resolve=resolve)

    with pytest.raises(NotFetched) as refused:
        asking.fetch(url)
    assert refused.value.why is Why.FORBIDDEN
    assert web.connected == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location",
    [
        *("http://inside.example.org/", "//inside.example.org/", "http://user:pw@example.org/"),
        *("http://example.org:8080/", "file:///etc/passwd", "http://exa mple.org/"),
    ],
)
def test_redirect_is_checked_like_the_first_address(web: Web, status: int, location: str) -> None:
    web.names["inside.example.org"] = ["10.0.0.1"]
    web.pages["/page"] = answer(b"", status, Location=location)

    assert refusal(web).why is Why.FORBIDDEN
    assert web.connected == [(PUBLIC, 80)]


def leading(web: Web, hops: int, status: int = 302) -> None:
    for hop in range(hops):
        web.pages[f"/{hop}"] = answer(b"", status, Location=f"/{hop + 1}")
    web.pages[f"/{hops}"] = answer()


def test_so_many_redirects_are_followed_and_no_more(web: Web) -> None:
    leading(web, MOST_REDIRECTS)
    found = web.fetcher().fetch("http://example.org/0")
    assert (found.url, found.moved_to) == (f"http://example.org/{MOST_REDIRECTS}", "")

    leading(web, MOST_REDIRECTS + 1)
    assert "leads on more than 5 times" in str(refusal(web, "http://example.org/0"))


def test_moved_for_good_is_as_far_as_every_step_says_so(web: Web) -> None:
    leading(web, 3, 301)
    assert web.fetcher().look("http://example.org/0").moved_to == "http://example.org/3"

    web.pages["/1"] = answer(b"", 302, Location="/2")
    assert web.fetcher().look("http://example.org/0").moved_to == "http://example.org/1"


@pytest.mark.parametrize(
    ("page", "said", "why"),
    [
        (answer(b"x" * 2001), "more than 0.002 MB", Why.UNREADABLE),
        (answer(b"x", length=2001), "more than 0.002 MB", Why.UNREADABLE),
        (answer(PAGE, length=1000), "broke off", Why.UNANSWERED),
        (answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "broke off", Why.UNANSWERED),
        (answer(PAGE, Content_Encoding="gzip"), "does not unpack", Why.UNREADABLE),
        (answer(gzip.compress(PAGE) + b"x", Content_Encoding="gzip"), "follows", Why.UNREADABLE),
        (answer(PAGE, Content_Encoding="br"), "packed as 'br'", Why.UNREADABLE),
        (answer(PAGE, Content_Encoding="gzip, gzip"), "packed as", Why.UNREADABLE),
        (answer(b""), "empty", Why.UNREADABLE),
        (b"", "broke off", Why.UNANSWERED),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "no web page", Why.UNANSWERED),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 50_000, "no web page", Why.UNANSWERED),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", "broke", Why.UNANSWERED),
        (answer(b"No", 404), "answers 404 (Not Found)", Why.GONE),
        (answer(b"No", 410), "answers 410 (Gone)", Why.GONE),
        (answer(b"No", 403), "answers 403 (Forbidden)", Why.UNREADABLE),
        (answer(b"No", 429), "answers 429 (Too Many Requests)", Why.UNANSWERED),
        (answer(b"No", 503), "answers 503 (Service Unavailable)", Why.UNANSWERED),
        (answer(b"Part", 206), "answers 206 (Partial Content)", Why.UNREADABLE),
        (answer(b"", 302), "answers 302 (Found)", Why.UNREADABLE),
    ],
)
def test_answer_that_is_not_the_whole_page_is_refused(
    web: Web, page: bytes, said: str, why: Why
) -> None:
    web.pages["/page"] = page

    refused = refusal(web, largest=2000)

    assert said in str(refused)
    assert (refused.url, refused.why) == (URL, why)


def test_packed_bomb_is_refused_before_it_unpacks(web: Web) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000, 9)
    web.pages["/page"] = answer(bomb, Content_Encoding="gzip")
    assert "more than 0.1 MB" in str(refusal(web))

    body = Body(URL, "gzip", 100_000)
    with pytest.raises(NotFetched):
        body.take([bomb])
    assert len(body.bytes) == 100_001


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["silence", "slow-header", "slow-body", "slow-body-without-length", "endless-hints"],
)
def test_slow_answer_ends_with_the_time_allowed(web: Web, start: bytes, piece: bytes) -> None:
    def drip(stream: socket.socket) -> None:
        stream.sendall(start)
        for _ in range(100):
            web.over.wait(0.02)
            stream.sendall(piece)

    web.pages["/page"] = drip

    assert "not here within 0.3 seconds" in str(refusal(web, seconds=0.3))


def test_endless_body_ends_at_the_size_allowed(web: Web) -> None:
    def pour(stream: socket.socket) -> None:
        stream.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            stream.sendall(os.urandom(10_000))

    web.pages["/page"] = pour

    assert "more than 0.1 MB" in str(refusal(web))


def test_redirects_share_the_time_allowed(web: Web) -> None:
    def slowly(stream: socket.socket) -> None:
        web.over.wait(0.2)
        stream.sendall(answer(b"", 302, Location="/page"))

    web.pages["/page"] = slowly

    assert "not here within 0.5 seconds" in str(refusal(web, seconds=0.5))


def test_slow_name_service_is_not_waited_for(web: Web) -> None:
    answered = []

    def slowly(_host: str, _port: int) -> list[str]:
        web.over.wait(3)
        answered.append(PUBLIC)
        return [PUBLIC]

    with pytest.raises(NotFetched, match=r"within 0.2 seconds"):
        replace(web.fetcher(seconds=0.2), resolve=slowly).fetch(URL)
    assert not answered


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Why.GONE),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Why.UNANSWERED),
        (UnicodeError("label too long"), Why.GONE),
        (None, Why.GONE),
    ],
)
def test_host_without_an_address(web: Web, error: Exception | None, why: Why) -> None:
    def failing(_host: str, _port: int) -> list[str]:
        if error:
            raise error
        return []

    with pytest.raises(NotFetched, match=r"example\.org") as refused:
        replace(web.fetcher(), resolve=failing).fetch(URL)
    assert refused.value.why is why


def test_second_address_is_tried_when_the_first_takes_no_connection(web: Web) -> None:
    def connect(address: str, port: int, seconds: float):
        if address == PUBLIC:
            raise httpcore.ConnectError("refused")
        return web.connect(address, port, seconds)

    web.names["example.org"] = [PUBLIC, "1.1.1.1"]
    web.pages["/page"] = answer()
    asking = replace(web.fetcher(), connect=connect)
    assert asking.fetch(URL).body == PAGE

    web.names["example.org"] = [PUBLIC]
    with pytest.raises(NotFetched, match="takes no connection"):
        asking.fetch(URL)


def test_proxies_of_the_environment_are_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.pages["/page"] = answer()

    assert web.fetcher().fetch(URL).body == PAGE


def test_look_asks_for_no_body_and_asks_again_where_that_is_refused(web: Web) -> None:
    web.pages["/page"] = answer(b"", 200)
    assert web.fetcher().look(URL).status == 200
    assert [each.split(" ")[0] for each in web.asked] == ["HEAD"]

    assert web.fetcher().look("http://example.org/none").status == 404
    assert [each.split(" ")[0] for each in web.asked] == ["HEAD", "HEAD", "GET"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for example.org that nobody but us vouches for, with its key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    asked += ["-nodes", "-days", "2", "-subj", "/CN=example.org", "-keyout", str(path)]
    asked += ["-addext", "subjectAltName=DNS:example.org", "-out", f"{path}.crt"]
    subprocess.run(asked, check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def test_secure_page_is_fetched_from_whom_the_certificate_names(certificate: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with serving(server) as web:
        web.pages["/page"] = answer()
        asking = replace(web.fetcher(), trusted=lambda: trusting)
        assert asking.fetch("https://example.org/page").body == PAGE
        assert web.connected == [(PUBLIC, 443)]

        for wrong, url in ((asking, "https://other.org/page"), (web.fetcher(), f"https{URL[4:]}")):
            with pytest.raises(NotFetched, match="no secure connection"):
                wrong.fetch(url)
        assert len(web.asked) == 1


def test_fetcher_is_there_only_where_the_operator_allows_it(settings: Settings) -> None:
    assert settings.FETCH_SOURCES is False
    with pytest.raises(NotAllowed, match="FETCH_SOURCES=on"):
        fetcher()

    settings.FETCH_SOURCES, settings.ARCHIVE_LARGEST_MB = True, 3
    assert fetcher().largest == 3_000_000
    assert fetcher().trusted().verify_mode is ssl.CERT_REQUIRED
    assert fetcher().trusted().check_hostname
