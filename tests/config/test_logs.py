"""Tests of how a log entry looks."""

import logging
import sys

from config.logs import OneLine


def entry(message: str, *, failed: bool = False) -> str:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        failure = sys.exc_info() if failed else None
    record = logging.LogRecord("incidents", logging.INFO, __file__, 1, message, None, failure)
    record.created = 0.0
    return OneLine().format(record)


def test_one_line_tells_time_level_and_logger() -> None:
    assert entry("done") == "1970-01-01T00:00:00Z INFO incidents done"


def test_one_line_a_message_cannot_forge_a_second_entry() -> None:
    assert entry("GET /x\r\n2020-01-01T00:00:00Z INFO forged").splitlines() == [
        "1970-01-01T00:00:00Z INFO incidents GET /x | 2020-01-01T00:00:00Z INFO forged"
    ]


def test_one_line_a_traceback_follows_on_the_same_line() -> None:
    text = entry("failed", failed=True)
    assert len(text.splitlines()) == 1
    assert text.endswith("ValueError: first | second")
