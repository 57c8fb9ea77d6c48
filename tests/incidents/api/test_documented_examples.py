"""The worked examples of docs/api/http.md and docs/api/formats.md answer as the pages say."""

import re
import shlex
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
_EXAMPLE = re.compile(r"```sh\n(curl [^\n]*)\n```\n\n```http\n(.*?)```", re.DOTALL)
_GAP = "…"


def examples() -> list[Any]:
    folder = django_settings.BASE_DIR / "docs" / "api"
    return [
        pytest.param(command, answer, id=f"{page}-{number}")
        for page in ("http", "formats")
        for number, (command, answer) in enumerate(
            _EXAMPLE.findall((folder / f"{page}.md").read_text(encoding="utf-8")), start=1
        )
    ]


def ask(client: Client, command: str) -> Any:
    """The request that curl would send, to the server of the test."""
    words, headers, method, url = shlex.split(command)[1:], {}, "GET", ""
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "-I":
            method = "HEAD"
        elif word != "-i":
            url = word
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return client.generic(method, path, headers={"host": parts.netloc, **headers})


def said(text: str, told: str) -> bool:
    """Whether the text is what the page tells, but for its gaps."""
    pattern = ".*".join(map(re.escape, told.split(_GAP)))
    return re.fullmatch(pattern, text, re.DOTALL) is not None


@pytest.mark.parametrize(("command", "answer"), examples())
def test_example_answers_as_the_page_says(client: Client, settings, command: str, answer: str):
    settings.ANONYMOUS_READING = True
    settings.CORS_ALLOWED_ORIGINS = ["https://maps.example.org"]
    if "ETAG" in command:
        tag = ask(client, command)["ETag"].strip('"')
        command, answer = command.replace("ETAG", tag), answer.replace("ETAG", tag, 1)

    response = ask(client, command)

    head, _, body = answer.partition("\n\n")
    status, *headers = head.strip().splitlines()
    assert status == f"HTTP/1.1 {response.status_code} {response.reason_phrase}"
    for line in headers:
        name, _, value = line.partition(": ")
        assert said(response[name], value), f"{name}: {response[name]}"
    if body:
        assert said(response.getvalue().decode().strip(), body.strip()), response.getvalue()


def test_pages_have_their_examples():
    assert len(examples()) >= 8
