"""How gunicorn runs the project, under `manage.py serve` and in production alike."""

from typing import Any

from django.db import connections
from gunicorn import util

from config import environment
from config.unreadable import write_problem

_environment = environment.read()
_host = f"[{_environment.host}]" if ":" in _environment.host else _environment.host

bind = f"{_host}:{_environment.port}"
worker_class = "gthread"
workers = _environment.workers
threads = _environment.threads
preload_app = True  # the workers share what is loaded once
timeout = 60  # seconds without a sign of life, not of one request
graceful_timeout = 10
keepalive = 5
# The most it allows, for polygons are long; the API itself refuses more than 8000, and says why.
limit_request_line = 8190
forwarded_allow_ips = ",".join(_environment.trusted_proxies)
loglevel = "debug" if _environment.log_level == "debug" else "warning"
control_socket_disable = True  # it would be one file for all checkouts of a user

util.write_error = write_problem  # it has no setting for that


def post_fork(server: Any, worker: Any) -> None:
    """Give up connections opened before the fork: two processes must not share one.

    Whoever waits for a change is sent home when the worker is to stop, which would wait for them.
    """
    from incidents.api.waiting import ROOM  # noqa: PLC0415  # it needs the application, loaded now

    connections.close_all()
    ROOM.closed = lambda: not worker.alive
