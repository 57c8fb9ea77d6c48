"""The worked examples of docs/api/space.md, run against the seeds."""

import json
import re
import shlex
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from incidents.codes import FINE, WIDEST_FINE_KM, WherePrecision
from incidents.filters.space import circles, located, polygons

PAGE = (settings.BASE_DIR / "docs" / "api" / "space.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ (curl .*?) \| jq -c '(.*)'\n((?:[\"\[].*\n)+)", PAGE, re.MULTILINE)
ASKED: dict[str, Any] = {
    ".query, [.results[].reference]": lambda answer: [
        answer["query"],
        [each["reference"] for each in answer["results"]],
    ],
    ".errors[] | .parameter, .detail": lambda answer: [
        each[key] for each in answer["errors"] for key in ("parameter", "detail")
    ],
}


@pytest.mark.django_db(databases=["default", "reader"])
@pytest.mark.parametrize(("command", "program", "printed"), EXAMPLES)
def test_example_prints_what_the_page_shows(
    client: Client, settings: Any, command: str, program: str, printed: str
) -> None:
    settings.ANONYMOUS_READING = True
    _curl, _options, address, *pairs = shlex.split(command)
    assert {*pairs[::2]} <= {"-d", "--data-urlencode"}
    parameters = dict(pair.split("=", 1) for pair in pairs[1::2])

    answer = client.get(address.removeprefix("http://127.0.0.1:8000"), parameters).json()

    assert ASKED[program](answer) == [json.loads(line) for line in printed.splitlines()]


def test_page_has_an_example_of_every_kind() -> None:
    assert len(EXAMPLES) == PAGE.count("$ curl") == 9


def test_page_says_of_every_precision_whether_it_is_found() -> None:
    rows = re.findall(r"^\| ((?:`[\w-]+` ?)+) \| [^|]* \| (yes|only)", PAGE, re.MULTILINE)
    said = {code: found for codes, found in rows for code in re.findall(r"`([\w-]+)`", codes)}

    assert said == {code: "yes" if code in FINE else "only" for code in WherePrecision.values}


def test_page_names_the_limits_there_are() -> None:
    assert f"radius above {WIDEST_FINE_KM} km" in PAGE
    assert f"{polygons.MOST_CORNERS} points and {polygons.LONGEST} characters" in PAGE
    assert f"0.001 to {circles.FARTHEST_KM}" in PAGE
    assert f"{located.FEW:,} points" in PAGE
