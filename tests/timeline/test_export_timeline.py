"""The command that writes a timeline."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from incidents import formats
from incidents.formats import Format, register

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def export(*options: str) -> None:
    call_command("export_timeline", *options)


def test_export_goes_to_standard_output(capfdbinary):
    export("--format", "md", "--filter", "country=IQ&during=2019-12")

    out = capfdbinary.readouterr().out.decode()
    assert "`country=iq&during=2019-12`" in out
    assert out.rstrip().endswith(".*")


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_export_to_a_file_writes_it_whole(tmp_path, name):
    target = tmp_path / f"timeline.{name}"

    export("--format", name, "--output", str(target))

    assert "Kirkuk" in target.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_export_of_a_table_has_its_manifest_beside_it(tmp_path):
    target = tmp_path / "timeline.csv"

    export("--format", "csv", "--filter", "country=IQ", "--output", str(target))

    manifest = json.loads((tmp_path / "timeline.csv.manifest.json").read_text())
    content = target.read_bytes()
    assert manifest["bytes"] == len(content)
    assert manifest["sha256"] == hashlib.sha256(content).hexdigest()
    assert manifest["rows"] == len(content.splitlines()) - 1
    assert manifest["query"] == "country=iq"
    assert manifest["position"] > 0
    assert manifest["recorded_at"].endswith("Z")


def test_export_as_of_a_position_is_what_it_was(tmp_path):
    target = tmp_path / "t.json"

    export("--format", "json", "--as-of", "2", "--output", str(target))

    assert json.loads(target.read_text("utf-8"))["count"] == 2


@pytest.mark.parametrize(
    ("site", "link"),
    [
        ("https://example.org", "https://example.org/incidents/INC-000004/"),
        ("https://example.org/", "https://example.org/incidents/INC-000004/"),
        ("", ""),
    ],
)
def test_export_links_to_the_site_that_is_named(tmp_path, site, link):
    target = tmp_path / "t.ics"

    export("--format", "ics", "--site", site, "--output", str(target))

    told = target.read_text("utf-8").replace("\n ", "")
    assert ("/incidents/INC-000004/" in told) == bool(link)
    assert link in told


def test_export_with_links_to_no_address_is_refused():
    with pytest.raises(CommandError, match="--site: javascript:x is no address"):
        export("--site", "javascript:x")


def test_export_that_breaks_leaves_the_old_file(tmp_path, monkeypatch):
    def broken(_selection):
        yield b"half"
        raise RuntimeError("gone")

    monkeypatch.setattr(formats, "_registry", {})
    register(Format("broken", "text/plain", "broken", "Broken", broken))
    target = tmp_path / "t.broken"
    target.write_text("whole")

    with pytest.raises(RuntimeError):
        export("--format", "broken", "--output", str(target))

    assert target.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_export_with_a_wrong_filter_names_every_parameter():
    with pytest.raises(CommandError) as caught:
        export("--filter", "?actr=iran&ordering=date&page_size=3")

    for name in ("actr=iran", "ordering=date", "page_size=3"):
        assert name in str(caught.value)


def test_export_in_an_unknown_format_names_the_known_ones():
    with pytest.raises(CommandError, match=r"'odt' is no format: write one of .*csv"):
        export("--format", "odt")


def test_export_in_a_style(capfdbinary):
    export("--style", "en", "--filter", "country=IQ&during=2019-12")

    assert b"Unidentified attackers fired rockets" in capfdbinary.readouterr().out


def test_export_in_an_unknown_style_names_the_known_ones():
    with pytest.raises(CommandError, match=r"style=xx: 'xx' is no style: write one of .*en"):
        export("--style", "xx")


def test_export_to_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        export("--output", str(tmp_path / "none" / "t.md"))


def test_export_into_a_closed_pipe_ends_quietly():
    script = (
        "import django; django.setup();"
        "from timeline.management.commands.export_timeline import Command;"
        "Command()._print(b'x' * 70000 for _ in iter(int, 1))"
    )
    pipe = f'{sys.executable} -W error -c "{script}" | head -c 10; exit ${{PIPESTATUS[0]}}'
    ended = subprocess.run(
        ["bash", "-c", pipe],
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stdout == b"x" * 10
    assert ended.stderr == b""


@pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
def test_export_of_more_rows_than_a_format_holds_is_refused(monkeypatch, tmp_path, name):
    monkeypatch.setitem(formats._registry, name, replace(formats.find(name), most_rows=23))

    with pytest.raises(CommandError, match=r"at most 23 \w+ and these are 24"):
        export("--format", name, "--output", str(tmp_path / f"all.{name}"))

    assert list(tmp_path.iterdir()) == []
