"""The example of docs/api/editorial.md, executed as it stands against a server."""

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

from incidents.models import User
from tests.incidents.api.tokens import token_for

PAGE = settings.BASE_DIR / "docs" / "api" / "editorial.md"
EXAMPLE = PAGE.read_text(encoding="utf-8").partition("## An example")[2].partition("\n## ")[0]
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
BETWEEN = "-----"


class Quiet(WSGIRequestHandler):
    """Says nothing of what it served."""

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def site(committed: None) -> Iterator[str]:
    """A server on the test database, in a thread with connections of its own."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)

    def serve() -> None:
        server.serve_forever()
        connections.close_all()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_example_answers_what_the_page_says(site: str, editor: User, tmp_path: Path) -> None:
    blocks: list[tuple[str, str]] = BLOCK.findall(EXAMPLE)
    (tmp_path / "incident.json").write_text(blocks[0][1], encoding="utf-8")
    commands = [text for kind, text in blocks if kind == "sh"]
    expected = [text for kind, text in blocks if kind == "text"]
    script = f"echo {BETWEEN}\n".join(["set -eu\n", *commands])

    done = subprocess.run(
        ["bash", "-c", script],
        env={"PATH": os.environ["PATH"], "TOKEN": token_for(editor), "SITE": site},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    answers = done.stdout.split(BETWEEN)[1:]
    assert len(answers) == len(expected) > 6
    for answer, said in zip(answers, expected, strict=True):
        rest = answer
        for piece in filter(None, (each.strip() for each in said.split("…"))):
            assert piece in rest, f"{piece}\nis not in\n{rest}"
            rest = rest.partition(piece)[2]
