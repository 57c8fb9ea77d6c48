"""docs/example-timeline.md is what the command writes of the seeds."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

_MOMENT = re.compile(r"^- As published: .* UTC", re.MULTILINE)


@pytest.mark.django_db(databases=["default", "reader"])
def test_example_is_current_but_for_its_time(tmp_path: Path) -> None:
    target = tmp_path / "example.md"
    call_command("export_timeline", "--format", "md", "--output", str(target))
    example = (settings.BASE_DIR / "docs" / "example-timeline.md").read_text("utf-8")

    now = target.read_text("utf-8")

    assert _MOMENT.sub("", now) == _MOMENT.sub("", example), (
        "write it anew: manage.py export_timeline --output docs/example-timeline.md"
    )
