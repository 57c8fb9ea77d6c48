"""Answers requests that the web server cannot even read, as the API answers all it refuses."""

import json
from socket import socket

from gunicorn import util


def write_problem(client: socket, status: int, reason: str, detail: str) -> None:
    """Problem details (RFC 9457) in the place of gunicorn's page, then the connection ends."""
    told = {"type": "about:blank", "title": reason, "status": status, "detail": detail or reason}
    body = json.dumps(told).encode()
    head = (
        f"HTTP/1.1 {status} {reason}\r\n"
        "Connection: close\r\n"
        "Content-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    util.write_nonblock(client, head.encode("latin-1") + body)
