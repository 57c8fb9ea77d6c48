"""A small dataset as a seed file, to be changed by tests."""

import copy
from pathlib import Path
from typing import Any

import yaml

Content = dict[str, Any]

ATTACK: Content = {
    "key": "attack",
    "title": "Rockets at a test base",
    "type": "rocket-attack",
    "date": "2019-12-27",
    "locations": [{"place": "test-base", "precision": "near", "primary": True, "cites": [1]}],
    "participations": [{"role": "initiator", "actor": "test-militia", "cites": [1]}],
    "figures": [{"measure": "killed", "low": 1, "best": 1, "high": 1, "cites": [1]}],
    "citations": [{"number": 1, "source": "test-report", "locator": "paragraph 1"}],
    "links": [{"kind": "part-of", "to": "series"}],
}
SERIES: Content = {
    "key": "series",
    "title": "Rockets at several test bases",
    "type": "rocket-attack",
    "date": "2019-11/2020-01",
    "grain": "umbrella",
    "citations": [{"number": 1, "source": "test-report"}],
}
#: The attack links forwards, to what stands after it.
FILE: Content = {
    "dataset": "test-desk",
    "licence": "MIT",
    "publishers": [{"slug": "test-times", "name": "Test Times", "country": "iraq"}],
    "sources": [
        {
            "slug": "test-report",
            "publisher": "test-times",
            "title": "Test report",
            "published": "2020-01-02",
            "kind": "news-report",
        }
    ],
    "places": [
        {
            "slug": "test-base",
            "name": "Test Base",
            "kind": "site",
            "parent": "iraq",
            "latitude": 35.5,
            "longitude": "44.25",
            "names": [{"name": "قاعدة", "language": "ar"}],
        }
    ],
    "actors": [
        {
            "slug": "test-militia",
            "name": "Test Militia",
            "kind": "political-militia",
            "country": "iraq",
            "names": [{"name": "TM", "form": "short"}],
        },
        {"slug": "test-front", "name": "Test Front", "kind": "coalition"},
    ],
    "affiliations": [
        {
            "child": "test-militia",
            "parent": "test-front",
            "kind": "part-of",
            "start": "2014",
            "by": "test-front",
            "cites": [1],
            "citations": [{"number": 1, "source": "test-report", "speaker": "test-front"}],
        }
    ],
    "incidents": [ATTACK, SERIES],
}


def content(**changes: Any) -> Content:
    """The content of the file with other parts."""
    return copy.deepcopy({**FILE, **changes})


def attack(**changes: Any) -> Content:
    """The file with the attack changed."""
    return content(incidents=[{**ATTACK, **changes}, SERIES])


def written(folder: Path, content: Any, name: str = "test.yaml") -> Path:
    """The path of the content as a file; a text is written as it is."""
    path = folder / name
    if not isinstance(content, str):
        content = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    path.write_text(content, encoding="utf-8")
    return path
