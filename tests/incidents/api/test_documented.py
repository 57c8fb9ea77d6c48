"""The worked examples of docs/api/history.md and docs/api/changes.md, executed as they stand."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client

from incidents.api.change_asking import PARAMETERS
from incidents.codes import RetractionReason
from incidents.models import Incident, Place, User
from incidents.publishing import restate
from incidents.publishing.acts import correct, retract

ANY = "…"
EXAMPLE = re.compile(r'```sh\ncurl "([^"]+)"\n```\n+```json\n(.*?)```', re.DOTALL)
SHELL = re.compile(r"```sh\n(next=.*?)```", re.DOTALL)
STATE = "map({(.reference): .document}) | add"


def page(name: str) -> str:
    return (configured.BASE_DIR / "docs" / "api" / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def told(committed: None, editor: User, settings: Any) -> None:
    """The acts that the examples tell of: positions 25 to 30."""
    settings.ANONYMOUS_READING = True
    one = Incident.objects.filter(reference="INC-000004")
    one.update(title="Rockets hit K-1 Air Base near Kirkuk")
    correct(incidents=one, by=editor, reason="The base was named.")
    other = Incident.objects.filter(reference="INC-000024")
    reason = "It is not what is recorded here."
    retract(incidents=other, by=editor, why=RetractionReason.OUT_OF_SCOPE, reason=reason)
    place = Place.objects.get(slug="kuwait")
    place.name = "State of Kuwait"
    place.save()
    restate([place], by=editor, reason="Renamed")


def assert_like(value: Any, shown: Any, at: str = "") -> None:
    """Equal to what is shown, where … stands for anything, or for further keys."""
    if shown == ANY:
        return
    if isinstance(shown, dict):
        keys = shown.keys() - {ANY}
        assert keys == (value.keys() & keys if ANY in shown else value.keys()), at
        for key in keys:
            assert_like(value[key], shown[key], f"{at}/{key}")
    elif isinstance(shown, list):
        assert len(value) == len(shown), at
        for place, pair in enumerate(zip(value, shown, strict=True)):
            assert_like(*pair, f"{at}/{place}")
    else:
        assert value == shown, at


@pytest.mark.parametrize(("name", "examples"), [("history", 4), ("changes", 2)])
def test_examples_are_answered_as_shown(told: None, client: Client, name: str, examples: int):
    found = EXAMPLE.findall(page(name))

    assert len(found) == examples
    for address, shown in found:
        parts = urlsplit(address)
        response: Any = client.get(f"{parts.path}?{parts.query}", headers={"host": parts.netloc})
        content = b"".join(response) if response.streaming else response.content
        (*_, last) = content.splitlines() if response.streaming else [content]
        assert_like(json.loads(last), json.loads(shown))


@pytest.fixture
def server(told: None) -> Iterator[str]:
    """The site on a port of this machine, in threads of this process."""
    with ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler) as made:
        made.set_app(get_wsgi_application())
        made.daemon_threads = True
        serving = threading.Thread(target=made.serve_forever, daemon=True)
        serving.start()
        yield f"http://127.0.0.1:{made.server_address[1]}"
        made.shutdown()
        serving.join()
    connections.close_all()


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("curl")), reason="needs curl and jq")
def test_recipe_of_the_shell_keeps_a_copy(server: str, client: Client, tmp_path: Any):
    (script,) = SHELL.findall(page("changes"))
    script = script.replace("http://127.0.0.1:8000", server).replace("wait=30", "wait=1&limit=9")

    subprocess.run(["timeout", "4", "bash", "-c", script], cwd=tmp_path, check=False)
    state = subprocess.run(
        ["jq", "-s", STATE, "changes.ndjson"], cwd=tmp_path, check=True, capture_output=True
    )

    assert STATE in page("changes")
    copy = {k: v for k, v in json.loads(state.stdout).items() if v is not None}
    listed = client.get("/api/v1/incidents/").json()["results"]
    assert copy == {row["reference"]: row for row in listed}


def test_every_parameter_is_explained():
    assert [name for name in PARAMETERS if f"| `{name}` |" not in page("changes")] == []
