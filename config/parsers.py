"""Turns the text of an environment variable into a value, or says what it may be.

Every parser raises `ValueError` whose message completes the sentence "NAME='text' ...".
"""

from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

_SWITCH = {"on": True, "true": True, "yes": True, "1": True} | {
    "off": False,
    "false": False,
    "no": False,
    "0": False,
}

_PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}


def switch(text: str) -> bool:
    """Read on or off (also true/false, yes/no, 1/0; case does not matter)."""
    try:
        return _SWITCH[text.lower()]
    except KeyError:
        raise ValueError("is neither on nor off: write on or off") from None


def optional_switch(text: str) -> bool | None:
    """Read on or off; nothing given is None: the caller decides."""
    return switch(text) if text else None


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """Make a parser for a whole number from `lowest` to `highest`, both included."""

    def parse(text: str) -> int:
        digits = text.isascii() and text.isdigit()
        if not digits or not lowest <= int(text) <= highest:
            raise ValueError(f"is not a whole number from {lowest} to {highest}: write one")
        return int(text)

    return parse


def rate(text: str) -> tuple[int, int]:
    """Read `300/minute` as requests and seconds; `off` is no limit, 0 requests."""
    if text.lower() == "off":
        return 0, 1
    number, _, period = text.lower().partition("/")
    if not (
        number.isascii() and number.isdigit() and period in _PERIODS and 0 < int(number) < 10**6
    ):
        raise ValueError("is no rate: write off, or a number such as 300/minute")
    return int(number), _PERIODS[period]


def one_of(*choices: str) -> Callable[[str], str]:
    """Make a parser for one of `choices`; case does not matter."""

    def parse(text: str) -> str:
        if text.lower() not in choices:
            raise ValueError(f"is not one of {', '.join(choices)}: write one of these")
        return text.lower()

    return parse


def words(text: str) -> list[str]:
    """Split at commas; spaces around a word do not count."""
    return [word.strip() for word in text.split(",") if word.strip()]


def hosts(text: str) -> list[str]:
    """Read the host names (no scheme, no port) this site answers to."""
    for host in words(text):
        if "/" in host or (":" in host and not host.startswith("[")):
            raise ValueError(f"holds {host!r}, which is no host name: leave out scheme and port")
    return words(text)


def origins(text: str) -> list[str]:
    """Read origins: scheme and host, as a browser sends them in `Origin`."""
    for origin in words(text):
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
            raise ValueError(
                f"holds {origin!r}, which is no origin: write it like https://incidents.example.org"
            )
    return words(text)


def origins_or_all(text: str) -> list[str]:
    """Read origins, or a star alone for every one there is."""
    return ["*"] if text == "*" else origins(text)


def tile_url(text: str) -> str:
    """Read the address of map tiles on one host: `{z}`, `{x}` and `{y}` stand for the tile."""
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or "{" in parts.netloc:
        raise ValueError("is no address on one host: write https://host/{z}/{x}/{y}.png")
    if any(part not in text for part in ("{z}", "{x}", "{y}")) or text.count("{") != 3:
        raise ValueError(
            "does not name {z}, {x} and {y} alone, each once: write https://host/{z}/{x}/{y}.png"
        )
    if set(text) & set(" ;,@'\""):
        raise ValueError("has a character that no address has: percent-encode it")
    return text


def site_url(text: str) -> str:
    """Read the address of the site, and end it in a slash."""
    if not text:
        return ""
    parts = urlsplit(text)
    odd = parts.query or parts.fragment or parts.username or set(text) & set(" <>,'\"{}")
    if parts.scheme not in ("http", "https") or not parts.hostname or odd:
        raise ValueError("is no address of a site: write it like https://incidents.example.org/")
    return f"{text.rstrip('/')}/"


def plain_text(text: str) -> str:
    """Read a text that is shown as it is."""
    if "<" in text or ">" in text:
        raise ValueError("holds markup: write plain text, without < and >")
    return text


def addresses(text: str) -> list[str]:
    """Read IP addresses."""
    for address in words(text):
        try:
            ip_address(address)
        except ValueError:
            raise ValueError(
                f"holds {address!r}, which is no IP address: write it like 10.0.0.7"
            ) from None
    return words(text)


def bind_address(text: str) -> str:
    """Read the IP address (or localhost) to listen on."""
    if text != "localhost":
        try:
            ip_address(text)
        except ValueError:
            raise ValueError("is no IP address: write it like 127.0.0.1 or 0.0.0.0") from None
    return text


def folder(text: str) -> Path:
    """Read a folder, which need not exist yet; a relative one starts from where you are."""
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("is not a folder: name a folder, which may be a new one")
    return path


def optional_folder(text: str) -> Path | None:
    """Read a folder that exists already; nothing stands for none."""
    if text and not Path(text).expanduser().is_dir():
        raise ValueError("is no folder that exists: name one, or leave it empty")
    return folder(text) if text else None


def folder_or_none(text: str) -> Path | None:
    """Read a folder, which need not exist yet; nothing stands for none."""
    return folder(text) if text else None


def user_agent(text: str) -> str:
    """Read what a program calls itself in HTTP: one line of plain ASCII."""
    if not (text.isascii() and text.isprintable()) or len(text) > 200:
        raise ValueError(
            "is no user agent: write one line of ASCII, such as our-archive/1 (mail@example.org)"
        )
    return text


def secret(text: str) -> str:
    """Read a secret key; a short one is refused, as Django would only warn of it."""
    if text and (len(text) < 50 or len(set(text)) < 5):
        raise ValueError("is too weak: write at least 50 characters, made by chance")
    return text


def database_url(text: str) -> dict[str, str]:
    """Read a libpq address such as `postgresql://user:password@host:5432/name?sslmode=require`.

    Returns libpq's own keywords (`host`, `dbname`, ...), empty when nothing is given.
    """
    if not text:
        return {}
    if not text.startswith(("postgresql://", "postgres://")):
        raise ValueError(
            "is no PostgreSQL address: write postgresql://user:password@host:5432/name"
        )
    try:
        given = {key: str(value) for key, value in conninfo_to_dict(text).items()}
    except ProgrammingError as error:
        raise ValueError(f"cannot be read ({str(error).strip()}): correct it") from None
    if not given.get("dbname"):
        raise ValueError("names no database: end it with /name")
    return given
