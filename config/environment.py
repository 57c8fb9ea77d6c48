"""Every setting the project reads from the environment, declared once.

`docs/settings.md` lists the same settings; a test compares the two.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config import parsers

BASE_DIR = Path(__file__).resolve().parent.parent
SECRETS = ("SECRET_KEY", "DATABASE_URL", "DATABASE_APP_URL", "DATABASE_READER_URL")


class WrongSetting(ImproperlyConfigured):
    """A setting has a value it cannot have; the message names it and says what to write."""


def _setting(default: str, parse: Callable[[str], Any], meaning: str) -> Any:
    """Declare a setting; its name in the environment is the field's, in capitals."""
    return field(metadata={"default": default, "parse": parse, "meaning": meaning})


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The values of all settings, read and checked."""

    host: str = _setting("127.0.0.1", parsers.bind_address, "address the server listens on")
    port: int = _setting("8000", parsers.whole_number(1, 65535), "port the server listens on")
    data_dir: Path = _setting(
        str(BASE_DIR / ".data"), parsers.folder, "folder of everything that is kept"
    )
    database_url: dict[str, str] = _setting(
        "", parsers.database_url, "PostgreSQL of the owner role; empty: the embedded one"
    )
    database_app_url: dict[str, str] = _setting(
        "", parsers.database_url, "the same database for the app role"
    )
    database_reader_url: dict[str, str] = _setting(
        "", parsers.database_url, "the same database for the reader role"
    )
    app_statement_timeout: int = _setting(
        "60", parsers.whole_number(0, 86400), "seconds a statement of the app role may take"
    )
    reader_statement_timeout: int = _setting(
        "30", parsers.whole_number(0, 86400), "seconds a statement of the reader role may take"
    )
    secret_key: str = _setting("", parsers.secret, "signs sessions; empty: made once and kept")
    allowed_hosts: list[str] = _setting(
        "localhost,127.0.0.1,[::1]", parsers.hosts, "host names the site answers to"
    )
    csrf_trusted_origins: list[str] = _setting(
        "", parsers.origins, "origins whose forms are accepted"
    )
    site_url: str = _setting(
        "", parsers.site_url, "address of the site in files; empty: the one that was asked for"
    )
    trusted_proxies: list[str] = _setting(
        "127.0.0.1,::1", parsers.addresses, "addresses whose X-Forwarded headers are believed"
    )
    https: bool = _setting("off", parsers.switch, "the site is reached by https only")
    anonymous_reading: bool | None = _setting(
        "", parsers.optional_switch, "whoever is not signed in may read what is published"
    )
    anonymous_rate: tuple[int, int] = _setting(
        "300/minute", parsers.rate, "API requests of one address that is not signed in"
    )
    user_rate: tuple[int, int] = _setting("3000/minute", parsers.rate, "API requests of one user")
    cors_origins: list[str] = _setting(
        "", parsers.origins_or_all, "origins whose pages may read the API; * for all"
    )
    wording_dir: Path | None = _setting(
        "", parsers.optional_folder, "folder of your own styles for written timelines"
    )
    embed_origins: list[str] = _setting(
        "", parsers.origins_or_all, "origins whose pages may show a timeline in a frame; * for all"
    )
    tile_url: str = _setting(
        "", parsers.tile_url, "pictures that lie under the map, with {z}, {x} and {y}"
    )
    tile_attribution: str = _setting(
        "", parsers.plain_text, "whose pictures they are, as plain text"
    )
    site_language: str = _setting(
        "en",
        parsers.one_of("en", "ar"),
        "language of pages for readers whose browser asks for none of ours",
    )
    fetch_sources: bool = _setting(
        "off", parsers.switch, "the server may ask the web for sources, to keep copies of them"
    )
    fetch_user_agent: str = _setting(
        "conflict-incidents-archive/1", parsers.user_agent, "what it calls itself when it asks"
    )
    archive_dir: Path | None = _setting(
        "", parsers.folder_or_none, "folder of the kept copies; empty: archive in DATA_DIR"
    )
    archive_largest_mb: int = _setting(
        "20", parsers.whole_number(1, 1000), "megabytes one kept copy may have"
    )
    debug: bool = _setting("off", parsers.switch, "show errors in the browser; never in production")
    log_level: str = _setting(
        "info", parsers.one_of("debug", "info", "warning", "error"), "what is logged from on"
    )
    workers: int = _setting("2", parsers.whole_number(1, 64), "server processes")
    threads: int = _setting("4", parsers.whole_number(1, 64), "threads of each server process")

    @property
    def embedded(self) -> bool:
        """Whether the project runs PostgreSQL itself."""
        return not self.database_url


def names() -> list[str]:
    """Name every setting, in order of declaration."""
    return [declared.name.upper() for declared in fields(Environment)]


def defaults() -> dict[str, str]:
    """Give the text each setting has when it is not given."""
    return {declared.name.upper(): declared.metadata["default"] for declared in fields(Environment)}


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read all settings; raise `WrongSetting` for the first that cannot be.

    An empty value counts as not given.
    """
    values = {
        declared.name: _value(declared.name.upper(), declared.metadata, environ)
        for declared in fields(Environment)
    }
    result = Environment(**values)
    for name in ("DATABASE_APP_URL", "DATABASE_READER_URL"):
        if values[name.lower()] and result.embedded:
            raise WrongSetting(f"{name} is given without DATABASE_URL: give both or neither.")
    if bool(result.tile_url) != bool(result.tile_attribution):
        raise WrongSetting("TILE_URL and TILE_ATTRIBUTION go together: give both or neither.")
    return result


def _value(name: str, metadata: Mapping[str, Any], environ: Mapping[str, str]) -> Any:
    text = environ.get(name, "").strip() or metadata["default"]
    try:
        return metadata["parse"](text)
    except ValueError as error:
        shown = "***" if name in SECRETS else repr(text)
        raise WrongSetting(f"{name}={shown} {error}. See docs/settings.md.") from None
