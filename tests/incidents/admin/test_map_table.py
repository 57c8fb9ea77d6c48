"""A table without a mapping is given one on a page, tried by it, and the mapping is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from incidents.importing.jobs.worker import run_next
from incidents.importing.mapping.spec import parse
from incidents.models import ImportJob, ImportMapping, Origin, User
from tests.incidents.admin.conftest import address
from tests.incidents.importing.mapping.made import MAPPING, ROW, csv_of

pytestmark = pytest.mark.django_db
ADD = address("importjob", "add")
TABLE = csv_of(
    {"No": "1", "Day": "27/12/2019", "Kind": "Rocket attack", "Town": "Testville", "Dead": "2"},
    {"No": "2", "Day": "28/12/2019", "Kind": "Air strikes", "Town": "Testville", "Dead": ""},
    delimiter=";",
)


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def brought(client: Client, content: bytes = TABLE, **fields: Any) -> Any:
    sent = {"format": "mapped", "dry": "on", "file": SimpleUploadedFile("desk.csv", content)}
    return client.post(ADD, {**sent, **fields})


def page_of(client: Client, content: bytes = TABLE, **fields: Any) -> tuple[str, Any]:
    where = brought(client, content, **fields)["Location"]
    return where, client.get(where).context["draft"]


def filled(draft: Any) -> dict[str, Any]:
    """What a browser sends of the page untouched."""
    forms = [draft.head, *draft.columns, *draft.constants]
    return {bound.html_name: bound.value() or "" for form in forms for bound in form}


def test_a_mapping_is_proposed_with_the_rows_it_makes(as_editor: Client) -> None:
    where, draft = page_of(as_editor)

    assert [each.heading for each in draft.columns] == ["No", "Day", "Kind", "Town", "Dead"]
    assert "column: Day\n    order: d/m/y" in draft.text
    assert draft.problems == []
    first, second = draft.preview
    assert (first.document["title"], first.faults) == (
        "Rocket attack in Testville, 27 December 2019",
        [],
    )
    assert "testville" in first.new
    assert second.document["type"] == {"code": "airstrike"}
    body = as_editor.get(where).content.decode()
    assert "The first 2 rows were looked at" in body
    assert "&#x27;;&#x27;" in body
    assert not ImportJob.objects.exists()


def test_the_mapping_is_kept_and_the_table_tried_and_imported_by_it(as_editor: Client) -> None:
    where, draft = page_of(as_editor, creating="on", publishing="on")
    sent = {**filled(draft), "head-dataset": "my-desk", "act": "go", "save_as": "Log"}
    answer = as_editor.post(where, sent)

    job = ImportJob.objects.get()
    assert answer["Location"] == address("importjob", "change", job.pk)
    assert (job.dataset, job.dry, job.creating) == ("my-desk", True, True)
    assert ImportMapping.objects.get().text == job.mapping
    run_next()
    as_editor.post(address("importjob", "for_real", job.pk))
    run_next()
    assert Origin.objects.filter(dataset="my-desk", incident__state="published").count() == 2

    kept = ImportMapping.objects.get()
    brought(as_editor, mapping=kept.pk, dry="")
    run_next()
    again = ImportJob.objects.order_by("-pk")[0]
    assert (again.dataset, again.counts) == ("my-desk", {"unchanged": 2})


def test_every_line_may_be_changed_and_is_shown_as_it_becomes(as_editor: Client) -> None:
    where, draft = page_of(as_editor)
    sent = filled(draft) | {
        "column-3-name": "",
        "column-4-name": "wounded",
        "column-2-values": "Air strikes = protest\n",
        "constant-0-name": "initiator",
        "constant-0-value": "Somebody",
        "act": "look",
    }
    draft = as_editor.post(where, sent).context["draft"]

    second = draft.preview[1].document
    assert (second["type"]["code"], second["locations"]) == ("protest", [])
    assert draft.preview[0].document["figures"][0]["measure"] == "wounded"
    assert second["participations"][0]["actor"]["name"] == "Somebody"
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"column-1-name": ""}, "date is needed"),
        ({"column-2-values": "no sign"}, "Write each line as"),
        ({"column-2-name": "zzz"}, "Kind name: "),
        ({"head-dataset": ""}, "dataset: "),
        ({"head-id": "zzz"}, "id: "),
        ({"constant-0-name": "title", "constant-0-value": ""}, "give one of column"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_imported(
    as_editor: Client, changed: dict[str, str], said: str
) -> None:
    where, draft = page_of(as_editor)
    draft = as_editor.post(where, {**filled(draft), **changed, "act": "go"}).context["draft"]

    assert said in " ".join(draft.problems)
    assert draft.preview == []
    assert not ImportJob.objects.exists()


def test_a_table_that_cannot_be_read_is_read_in_another_form(as_editor: Client) -> None:
    content = "Tag;Art;Tote\n2019-12-27;protest;\n2019-12-28;Überfall;\n".encode("cp1252")
    where, draft = page_of(as_editor, content)
    assert "line 3: byte 12 is not UTF-8" in draft.problems[0]
    sent = {**filled(draft), "head-encoding": "cp1252", "act": "look"}
    draft = as_editor.post(where, sent).context["draft"]
    assert draft.sample.distinct("Art") == ["protest", "Überfall"]
    for form, said in (("zzz", "unknown encoding"), ("ascii", "it is not ascii")):
        draft = as_editor.post(where, {"head-encoding": form}).context["draft"]
        assert said in draft.problems[0]
        assert draft.columns == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n", "no row below the header"),
        (b"a,a\n1,2\n", "the column is there twice"),
        (b"\xd0\xcf\x11\xe0", "old .xls"),
        (
            (",".join(f"c{n}" for n in range(301)) + "\n" + "1," * 300 + "1\n").encode(),
            "300 columns",
        ),
    ],
)
def test_a_table_that_is_none_is_said(as_editor: Client, content: bytes, said: str) -> None:
    where, draft = page_of(as_editor, content)
    assert said in draft.problems[0]
    assert as_editor.get(where).status_code == 200
    assert as_editor.post(where, {"act": "go"}).status_code == 200
    assert not ImportJob.objects.exists()


def test_another_table_is_proposed_anew(as_editor: Client) -> None:
    where, draft = page_of(as_editor)
    sent = {**filled(draft), "column-0-column": "Other", "act": "go"}
    assert as_editor.post(where, sent).context["draft"].problems == []
    assert not ImportJob.objects.exists()


def test_the_address_is_for_whoever_brought_the_file_in(
    sign_in: Callable[[User], Client], editor: User, analyst: User
) -> None:
    where = brought(sign_in(editor), publishing="on")["Location"]

    assert sign_in(analyst).get(where).status_code == 403
    client = sign_in(editor)
    assert client.get(where[:-1] + "x").status_code == 404
    assert client.get(where.partition("?")[0]).status_code == 404
    editor.groups.clear()
    assert client.get(where).status_code == 403


def test_a_mapping_goes_with_a_table_only(as_editor: Client) -> None:
    kept = ImportMapping.objects.create(name="Log", text=MAPPING)
    wrong = ImportMapping.objects.create(name="Old", text="dataset: x")
    for fields in ({"format": "ucdp-ged", "mapping": kept.pk}, {"mapping": wrong.pk}):
        answer = brought(as_editor, csv_of(ROW), **fields)
        assert list(answer.context["adminform"].form.errors) == ["mapping"]
    assert not ImportJob.objects.exists()


def test_kept_mappings_are_corrected_by_hand_and_checked(as_analyst: Client, analyst: User) -> None:
    add = address("importmapping", "add")
    answer = as_analyst.post(add, {"name": "Log", "text": "dataset: x"})
    assert "fields: name the column of each field" in answer.content.decode()
    as_analyst.post(add, {"name": "Log", "text": MAPPING})
    kept = ImportMapping.objects.get()
    assert (kept.by, parse_name(kept)) == (analyst, "desk-sheet")


def parse_name(kept: ImportMapping) -> str:
    return parse(kept.text).dataset
