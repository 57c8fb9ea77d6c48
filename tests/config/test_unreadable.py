"""What a client is told whose request cannot be read."""

import json
from http.client import HTTPResponse
from socket import socketpair

import pytest
from gunicorn import util

from config.environment import BASE_DIR
from config.unreadable import write_problem


@pytest.mark.parametrize("detail", ["Request Line is too large (8500 > 8190)", "'\"<é'", ""])
def test_client_is_told_in_problem_details(detail: str):
    ours, theirs = socketpair()
    with ours, theirs:
        write_problem(ours, 414, "URI Too Long", detail)
        answer = HTTPResponse(theirs)
        answer.begin()
        body = json.loads(answer.read())

    assert (answer.status, answer.getheader("Content-Type")) == (414, "application/problem+json")
    assert answer.getheader("Connection") == "close"
    assert body == {
        "type": "about:blank",
        "title": "URI Too Long",
        "status": 414,
        "detail": detail or "URI Too Long",
    }


def test_web_server_is_told_to_answer_so():
    assert "util.write_error = write_problem" in (BASE_DIR / "config/gunicorn_conf.py").read_text()
    assert callable(util.write_error)
