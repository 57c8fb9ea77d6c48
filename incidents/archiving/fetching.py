"""Asks the web for a page, as little and as carefully as possible."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from http.client import responses
from urllib.parse import urljoin

import httpcore
from django.conf import settings
from django.utils.timezone import now

from incidents.archiving import connecting
from incidents.archiving.bodies import MEGABYTE, Body
from incidents.archiving.connecting import Connect, Deadline, Guarded, Resolve
from incidents.archiving.refusals import NotFetched, Why, unanswered, unreadable
from incidents.archiving.targets import Target, target

SECONDS = 30.0
MOST_REDIRECTS = 5
OK = 200
PERMANENT = {301, 308}
REDIRECTS = PERMANENT | {302, 303, 307}
GONE = {404, 410}
AGAIN = {408, 425, 429}
LONGEST_TYPE = 200
Headers = dict[bytes | str, bytes | str]
KEPT = "text/html,application/xhtml+xml,application/pdf,text/plain,image/*;q=0.8,*/*;q=0.1"


class NotAllowed(Exception):
    """The operator of this installation does not let it fetch."""

    def __str__(self) -> str:
        return (
            "Nothing is fetched by this installation: whoever runs it allows that with "
            "FETCH_SOURCES=on, see docs/settings.md."
        )


@cache
def authorities() -> ssl.SSLContext:
    """Whose word is taken for who a server is: the authorities that browsers know."""
    return httpcore.default_ssl_context()


@dataclass(frozen=True)
class Answer:
    """What an address answers in the end."""

    url: str
    """Where the answer came from: the address asked, or where that led."""
    moved_to: str
    """Where the address has moved for good, or nothing."""
    status: int
    declared: str
    """The type as the server says it."""
    body: bytes
    retrieved_at: datetime = field(default_factory=now)


@dataclass(frozen=True)
class Fetcher:
    """Fetches with these limits; a test puts in its own name service and its own connections."""

    user_agent: str
    largest: int
    seconds: float = SECONDS
    resolve: Resolve = connecting.resolve
    connect: Connect = connecting.connect
    trusted: Callable[[], ssl.SSLContext] = authorities

    def fetch(self, url: str) -> Answer:
        """The page at this address, whole; NotFetched says why there is none."""
        answer = self.follow(url, "GET", whole=True)
        if answer.status != OK:
            raise not_the_page(answer)
        return answer

    def look(self, url: str) -> Answer:
        """What the address answers, without a body; servers that refuse HEAD are asked by GET."""
        answer = self.follow(url, "HEAD", whole=False)
        return answer if answer.status < 400 else self.follow(url, "GET", whole=False)

    def follow(self, url: str, method: str, *, whole: bool) -> Answer:
        """Ask, and go where the answer leads, each time with every check anew."""
        deadline = Deadline(url, self.seconds)
        here, moved_to, for_good = target(url), "", True
        for _ in range(MOST_REDIRECTS + 1):
            with self.asked(here, method, deadline) as response:
                there = led_to(here, response)
                if there is None:
                    body = self.body(here, response) if whole and response.status == OK else b""
                    return Answer(str(here), moved_to, response.status, declared(response), body)
                for_good = for_good and response.status in PERMANENT
            moved_to = str(there) if for_good else moved_to
            here = there
        remedy = "Copy the address from your browser once the page is shown."
        raise unreadable(url, f"it leads on more than {MOST_REDIRECTS} times", remedy)

    @contextmanager
    def asked(self, here: Target, method: str, deadline: Deadline) -> Iterator[httpcore.Response]:
        """The answer of one host, its body not read yet."""
        guard = Guarded(deadline, self.resolve, self.connect)
        address = httpcore.URL(scheme=here.scheme, host=here.host, port=here.port, target=here.path)
        try:
            with (
                httpcore.ConnectionPool(self.trusted(), network_backend=guard) as pool,
                pool.stream(method, address, headers=self.headers()) as response,
            ):
                yield response
        except httpcore.TimeoutException:
            raise deadline.over() from None
        except httpcore.ConnectError as error:
            raise unanswered(str(here), f"it makes no secure connection ({error})") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise unanswered(str(here), f"it broke off, or is no web page ({error})") from error

    def headers(self) -> Headers:
        """What is sent with every question: no cookie, no word of who asks."""
        return {"User-Agent": self.user_agent, "Accept": KEPT, "Accept-Encoding": "gzip"}

    def body(self, here: Target, response: httpcore.Response) -> bytes:
        """The body, once what the server says of it lets hope that it may be kept."""
        body = Body(str(here), header(response, "content-encoding"), self.largest)
        length = header(response, "content-length")
        if length.isascii() and length.isdecimal() and int(length) > self.largest:
            raise body.too_large()
        return body.take(response.iter_stream())


def led_to(here: Target, response: httpcore.Response) -> Target | None:
    """Where the answer leads, if it does."""
    location = header(response, "location")
    if response.status not in REDIRECTS or not location:
        return None
    return target(urljoin(str(here), location))


def header(response: httpcore.Response, name: str) -> str:
    """What the answer says under this name, several values by commas."""
    values = [value for key, value in response.headers if key.lower() == name.encode()]
    return ", ".join(value.decode("utf-8", "replace") for value in values)


def declared(response: httpcore.Response) -> str:
    """The type as the server says it, as far as it is one."""
    return header(response, "content-type").replace("\x00", "")[:LONGEST_TYPE]


def not_the_page(answer: Answer) -> NotFetched:
    """What an answer other than the page means."""
    status = answer.status
    name = f" ({responses[status]})" if responses.get(status) else ""
    fact = f"the server answers {status}{name}"
    if status in GONE:
        remedy = "Correct the address, or look for the page in a public web archive."
        return NotFetched(answer.url, fact, remedy, Why.GONE)
    again = status in AGAIN or status >= 500
    return unanswered(answer.url, fact) if again else unreadable(answer.url, fact)


def fetcher() -> Fetcher:
    """The one this installation allows; NotAllowed when its operator does not."""
    if not settings.FETCH_SOURCES:
        raise NotAllowed
    return Fetcher(settings.FETCH_USER_AGENT, settings.ARCHIVE_LARGEST_MB * MEGABYTE)
