"""The worked examples of the documents print what they say, run as their reader would."""

import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

PAGE = (settings.BASE_DIR / "docs" / "api" / "examples.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
WRITTEN_FOR = "http://127.0.0.1:8000"


def test_page_has_examples_of_each_that_can_be_run():
    assert [language for language, _, _ in EXAMPLES] == ["sh", "python", "python"]


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize(("language", "code", "prints"), EXAMPLES)
def test_example_prints_what_the_page_says(site: str, language: str, code: str, prints: str):
    program = [sys.executable, "-W", "ignore", "-c"] if language == "python" else ["sh", "-c"]
    command = [*program, code.replace(WRITTEN_FOR, site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.startswith(prints)
