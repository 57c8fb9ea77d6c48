"""An address as it is asked: read once, so that what was checked is what is asked."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

import idna

from incidents.archiving.refusals import NotFetched, forbidden

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
PATH, QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?[]{}|^`\\"
LONGEST_HOST = 253
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\Z")
NOT_WRITTEN = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Target:
    """Scheme, host in ASCII, port, and what is asked of it."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target(url: str) -> Target:
    """The address read; NotFetched says what is wrong with it."""
    if NOT_WRITTEN.search(url):
        raise forbidden(
            url, "it holds a blank, a backslash or a control character", "Write it without."
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise forbidden(url, f"it cannot be read ({error})", "Correct it.") from None
    check(url, parts, port)
    found = Target(parts.scheme, ascii_host(url, parts), port or PORTS[parts.scheme], asked(parts))
    if len(str(found)) > LONGEST:
        fact = f"it has more than {LONGEST} characters as it is sent"
        raise forbidden(f"{url[:60]}…", fact, "Shorten it.")
    return found


def check(url: str, parts: SplitResult, port: int | None) -> None:
    """Refuse what is no plain page of the web."""
    if parts.scheme not in PORTS:
        raise forbidden(url, "it is neither http nor https", "Give the address of a web page.")
    if "@" in parts.netloc:
        raise forbidden(hidden(url), "it holds a user name or a password", "Leave that out.")
    if port is not None and port not in PORTS.values():
        raise forbidden(url, f"it names port {port}", "Only ports 80 and 443 are asked.")


def hidden(url: str) -> str:
    """The address without what stands before its @."""
    scheme, _, rest = url.partition("//")
    return f"{scheme}//…@{rest.rpartition('@')[2]}"


def ascii_host(url: str, parts: SplitResult) -> str:
    """The host as the name service knows it."""
    host = parts.hostname or ""
    if ":" in host:
        return ipv6(url, host)
    try:
        found = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise wrong_host(url, f"{host!r} is no name of a host ({error})") from None
    found = found.lower().removesuffix(".")
    if len(found) > LONGEST_HOST or not all(LABEL.match(label) for label in found.split(".")):
        raise wrong_host(url, f"{host!r} is no name of a host")
    return found


def ipv6(url: str, host: str) -> str:
    """An address in brackets; one with a zone is of this machine's own networks."""
    try:
        found = IPv6Address(host)
    except ValueError:
        raise wrong_host(url, f"{host!r} is no IPv6 address") from None
    if found.scope_id is not None:
        raise wrong_host(url, f"{host!r} names a network of this machine")
    return str(found)


def wrong_host(url: str, fact: str) -> NotFetched:
    """A host that cannot be one."""
    return forbidden(url, fact, "Copy the address from your browser.")


def asked(parts: SplitResult) -> str:
    """Path and query with everything but ASCII percent-encoded; the fragment stays here."""
    path = quote(parts.path or "/", safe=PATH)
    return f"{path}?{quote(parts.query, safe=QUERY)}" if parts.query else path
