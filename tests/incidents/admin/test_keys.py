"""The keys of the desk: the list, its document and its scripts agree."""

import re

from django.test import Client

from config.environment import BASE_DIR
from incidents.admin.keys import EVERYWHERE, FORM, KEYS, LIST, keys_of
from tests.incidents.admin.conftest import address

ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|$", re.MULTILINE)
HEADINGS = {"In a list": LIST, "In a form": FORM, "Everywhere": EVERYWHERE}


def documented() -> list[tuple[str, str, str]]:
    text = (BASE_DIR / "docs" / "desk" / "keys.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return [
        (*row, HEADINGS[heading])
        for heading, part in zip(parts[::2], parts[1::2], strict=True)
        for row in ROW.findall(part)
    ]


def test_document_lists_the_keys() -> None:
    assert sorted(documented()) == sorted((key.keys, key.does, key.where) for key in KEYS)


def test_scripts_that_listen_are_there() -> None:
    desk = BASE_DIR / "incidents" / "static" / "incidents" / "desk"
    assert {key.script for key in KEYS if not (desk / f"{key.script}.js").exists()} == set()


def test_no_key_means_two_things_on_a_page() -> None:
    for places in ((LIST, EVERYWHERE), (FORM, EVERYWHERE)):
        keys = [key.keys for key in keys_of(*places)]
        assert len(keys) == len(set(keys))


def test_pages_name_the_keys_that_work_there(as_analyst: Client) -> None:
    on_list = as_analyst.get(address("incident", "changelist")).content.decode()
    on_form = as_analyst.get(address("incident", "add")).content.decode()
    first = as_analyst.get("/admin/").content.decode()

    assert "<kbd>j</kbd>" in on_list
    assert "<kbd>Ctrl+S</kbd>" not in on_list
    assert "<kbd>Ctrl+S</kbd>" in on_form
    assert "<kbd>j</kbd>" not in on_form
    for page in (on_list, on_form, first):
        assert '<dialog id="desk-keys"' in page
    assert "<kbd>j</kbd>" not in first


def test_page_for_signing_in_names_none(client: Client) -> None:
    assert b"desk-keys" not in client.get("/admin/login/").content.split(b"<body")[1]
