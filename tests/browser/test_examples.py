"""The worked examples of the documents print what they say, run as their reader would."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

PAGE = (settings.BASE_DIR / "docs" / "api" / "examples.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(sh|python|r)\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
PROGRAMS = {
    "sh": ["sh", "-c"],
    "python": [sys.executable, "-W", "ignore", "-c"],
    "r": ["Rscript", "-e"],
}
WRITTEN_FOR = "http://127.0.0.1:8000"


def test_page_has_examples_of_each_that_can_be_run():
    assert [language for language, _, _ in EXAMPLES] == ["sh", "python", "python", "r"]


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize(("language", "code", "prints"), EXAMPLES)
def test_example_prints_what_the_page_says(site: str, language: str, code: str, prints: str):
    if not shutil.which(PROGRAMS[language][0]):
        pytest.skip(f"needs {PROGRAMS[language][0]}")
    command = [*PROGRAMS[language], code.replace(WRITTEN_FOR, site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.startswith(prints)


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="needs ogrinfo, which reads as QGIS does")
@pytest.mark.parametrize("format_", ["geojson", "kml", "csv"])
def test_reader_of_qgis_finds_every_incident(site: str, tmp_path: Path, format_: str):
    file = tmp_path / f"incidents.{format_}"
    query = f"country=iq&format={format_}"
    file.write_bytes(urlopen(f"{site}/api/v1/incidents/?{query}").read())  # noqa: S310  # ours

    told = subprocess.run(
        ["ogrinfo", "-so", "-al", str(file)], capture_output=True, text=True, check=True
    )

    assert "Feature Count: 9\n" in told.stdout
