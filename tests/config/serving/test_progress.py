"""Tests of what is shown while it takes its time."""

import io
import re

import pytest

from config.serving.progress import step


def test_step_shows_a_dot_for_each_line_and_the_seconds() -> None:
    out = io.StringIO()
    with step(out, "migrations") as dots:
        dots.write("Applying a... ")
        dots.write("OK\nApplying b... OK\n")
        assert out.getvalue() == "migrations   .."
    assert re.fullmatch(r"migrations   \.\. \d\.\d s\n", out.getvalue())


def test_step_that_fails_ends_its_line() -> None:
    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt), step(out, "content"):
        raise KeyboardInterrupt
    assert out.getvalue() == "content      \n"
