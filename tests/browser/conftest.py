"""A real server on the test database, and pages in a real Chromium."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser import chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}
PATIENCE = 30
PAGES = ("400 (Bad Request)", "410 (Gone)")
"""Answers that are pages to read, though the browser calls them errors."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; without any the tests are skipped aloud, and fail where CI is true."""
    path = chromium.find()
    if path is None:
        said = "No Chromium or Chrome on this machine, and none could be installed."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    # Playwright's loop would make Django think that it runs in an asynchronous context.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def address(alias: str) -> str:
    """The test database as libpq's address, for the role of that alias."""
    database: dict[str, Any] = connections[alias].settings_dict
    host = quote(str(database["HOST"]), safe="")
    password = f":{quote(database['PASSWORD'], safe='')}" if database["PASSWORD"] else ""
    port = f"&port={database['PORT']}" if database["PORT"] else ""
    return f"postgresql://{database['USER']}{password}@/{database['NAME']}?host={host}{port}"


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[str]:
    """The server as `manage.py serve` would run it, open to anonymous readers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ,
        "DATABASE_URL": address("owner"),
        "DATABASE_APP_URL": address("default"),
        "DATABASE_READER_URL": address("reader"),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ANONYMOUS_READING": "on",
        "EMBED_ORIGINS": "http://localhost:*",
        "PORT": str(port),
    }
    manage = [sys.executable, "manage.py"]
    collect = [*manage, "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(collect, env=environ, cwd=settings.BASE_DIR, check=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--threads", "4"]
    server = subprocess.Popen(
        [*gunicorn, "--bind", f"127.0.0.1:{port}"], env=environ, cwd=settings.BASE_DIR
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; raises when it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310  # our own server
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not answer at {url}")


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page; a script error, a policy violation or a request elsewhere fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", said_in_console := console_errors(wrong))
    page.said_in_console = said_in_console  # type: ignore[attr-defined]  # for axe, below
    page.on("request", lambda asked: wrong.append(asked.url) if site not in asked.url else None)
    yield page
    context.close()
    assert [said for said in wrong if not said.startswith(("data:", "blob:"))] == []


def console_errors(wrong: list[str]) -> Callable[[ConsoleMessage], None]:
    """A listener that notes errors; a refused filter and a withdrawn incident are none."""

    def note(said: ConsoleMessage) -> None:
        if said.type == "error" and not any(answer in said.text for answer in PAGES):
            wrong.append(said.text)

    return note


SETTLED = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map((each) => each.finished)),
  new Promise((done) => setTimeout(done, 2000)),
])"""


def grave_violations(page: Page) -> list[str]:
    """What axe finds serious or critical; that our policy stops its own styles is no error."""
    page.remove_listener("console", page.said_in_console)  # type: ignore[attr-defined]  # ours
    page.wait_for_load_state()
    page.evaluate(SETTLED)  # a colour on its way to another is none that anybody reads
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in GRAVE]
