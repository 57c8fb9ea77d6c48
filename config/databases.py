"""The three connections to the one database: owner, app and reader, each its own role."""

from pathlib import Path
from typing import Any

from config.embedded.places import Places
from config.environment import Environment

ROLES = {
    "owner": "incidents_owner",
    "app": "incidents_app",
    "reader": "incidents_reader",
}
DATABASE = "incidents"
LOCK_TIMEOUT_MS = 10_000
IDLE_TIMEOUT_MS = 60_000


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Describe Django's aliases `default` (app), `reader` and `owner`.

    The test database is made once, by the owner; the other two are mirrors of it.
    """
    result = {
        "default": _alias(environment, "app", environment.app_statement_timeout),
        "reader": _alias(environment, "reader", environment.reader_statement_timeout),
        "owner": _alias(environment, "owner", 0),
    }
    result["default"]["TEST"] = {"MIRROR": "owner"}
    result["reader"]["TEST"] = {"MIRROR": "owner"}
    return result


def _alias(environment: Environment, role: str, timeout_s: int) -> dict[str, Any]:
    options = _limits(timeout_s) if role != "owner" else []
    if role == "app":
        options.append("-c jit=off")  # its statements are short: compiling takes longer than they
        options.append("-c temp_buffers=64MB")  # a batch that is made ready for the ledger
    if role == "reader":
        options.append("-c random_page_cost=1.1")  # pages are met in the order of an index
        options.append("-c work_mem=32MB")  # a bitmap of a million rows that forgets none
    if environment.embedded:
        address = embedded_address(environment.data_dir, ROLES[role])
    else:
        own = {"app": environment.database_app_url, "reader": environment.database_reader_url}
        address = dict(own.get(role) or environment.database_url)
        if role != "owner" and not own[role]:
            options.insert(0, f"-c role={ROLES[role]}")
    return _django(address, options)


def _limits(timeout_s: int) -> list[str]:
    return [
        f"-c statement_timeout={timeout_s * 1000}",
        f"-c lock_timeout={LOCK_TIMEOUT_MS}",
        f"-c idle_in_transaction_session_timeout={IDLE_TIMEOUT_MS}",
    ]


def embedded_address(data_dir: Path, user: str) -> dict[str, str]:
    """Say in libpq's keywords how `user` reaches the embedded database of `data_dir`."""
    places = Places(data_dir)
    return {
        "host": str(places.socket_folder),
        "port": str(places.PORT),
        "user": user,
        "dbname": DATABASE,
    }


def _django(address: dict[str, str], options: list[str]) -> dict[str, Any]:
    rest = dict(address)
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": rest.pop("dbname"),
        "USER": rest.pop("user", ""),
        "PASSWORD": rest.pop("password", ""),
        "HOST": rest.pop("host", ""),
        "PORT": rest.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TIME_ZONE": "UTC",
    }
    rest["options"] = " ".join([*filter(None, [rest.get("options")]), *options])
    rest.setdefault("application_name", "incidents")
    settings["OPTIONS"] = {key: value for key, value in rest.items() if value}
    return settings
