"""docs/timelines.md names every format, and none that there is not."""

import re

from django.conf import settings

from incidents.formats import available

_ROW = re.compile(r"^\| `(\w[\w-]*)` \|", re.MULTILINE)
_ADDRESS = re.compile(r"`/timeline\.([\w.-]+)`")


def test_documented_formats_are_those_that_there_are() -> None:
    text = (settings.BASE_DIR / "docs" / "timelines.md").read_text("utf-8")

    assert set(_ROW.findall(text)) == {format_.name for format_ in available()}
    assert set(_ADDRESS.findall(text)) == {format_.extension for format_ in available()}
