"""The definitions for scripts: complete, in the codebook's words, and sent once."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from incidents.admin.codebook import told
from incidents.admin.codes import CodeSelect, code_list_of
from incidents.codes import Basis, Credibility, Grain
from incidents.management.commands.write_codebook import codebook
from incidents.models import Incident, IncidentType, User
from tests.incidents.admin.conftest import address

PAGE = "/admin/incidents/incident/codebook.json"


def test_address_is_the_one_the_form_names(as_analyst: Client) -> None:
    assert reverse("admin:incidents_incident_codebook") == PAGE
    assert f'data-codebook="{PAGE}"' in as_analyst.get(address("incident", "add")).content.decode()


def test_definitions_are_those_of_the_codebook(as_analyst: Client) -> None:
    found = as_analyst.get(PAGE).json()
    printed = codebook()

    assert found["lists"]["Basis"]["found"] == [Basis.FOUND.label, Basis.FOUND.definition]
    assert found["lists"]["Credibility"]["6"][1] == Credibility(6).definition
    for code_list in (found["lists"][name] for name in found["lists"] if name != "types"):
        for code, (label, definition) in code_list.items():
            assert f"| `{code}` | {label} | {definition} |" in printed


def test_types_are_those_of_the_database(as_analyst: Client, rocket_attack: IncidentType) -> None:
    rocket_attack.definition = "Changed here."
    rocket_attack.save()
    found = as_analyst.get(PAGE).json()["lists"]["types"]

    assert found[str(rocket_attack.pk)] == [rocket_attack.name, "Changed here."]
    assert len(found) == IncidentType.objects.count()


def test_every_coded_field_of_the_form_has_its_list(as_analyst: Client) -> None:
    found = as_analyst.get(PAGE).json()
    named = {f"{prefix}/{name}" for prefix, names in ROWS.items() for name in names}

    assert named | {"type", "occurrence", "grain", "grading", "means"} <= found["fields"].keys()
    assert set(found["fields"].values()) <= found["lists"].keys()


ROWS = {
    "-1": ["type"],
    "locations": ["role", "precision", "basis", "stance", "standing"],
    "participations": ["role", "kind", "basis", "stance", "standing"],
    "figures": ["measure", "item", "quantifier", "status", "age_sex", "scope", "basis"],
    "citations": ["anonymity", "credibility"],
    "links": ["kind", "basis"],
}


def test_prefixes_are_those_of_the_rows_on_the_form(as_analyst: Client) -> None:
    page: Any = as_analyst.get(address("incident", "add"))

    shown = {inline.formset.prefix for inline in page.context["inline_admin_formsets"]}
    assert ROWS.keys() <= shown


def test_definitions_are_sent_once_until_they_change(
    as_analyst: Client, rocket_attack: IncidentType
) -> None:
    first = as_analyst.get(PAGE)
    assert first["Cache-Control"] == "private, no-cache"
    again = as_analyst.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    rocket_attack.name = "Rocket"
    rocket_attack.save()
    assert as_analyst.get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_reader_may_look_and_nobody_unknown(
    client: Client, reader_user: User, sign_in: Callable[[User], Client]
) -> None:
    assert client.get(PAGE).status_code == 302
    assert sign_in(reader_user).get(PAGE).status_code == 200


def test_staff_without_any_group_is_refused(
    client: Client, reader_user: User, sign_in: Callable[[User], Client]
) -> None:
    reader_user.groups.clear()

    assert sign_in(reader_user).get(PAGE).status_code == 403


def test_definitions_are_only_read(as_analyst: Client) -> None:
    assert as_analyst.post(PAGE).status_code == 405


def test_code_lists_are_found_and_told_in_the_language_of_the_page() -> None:
    grain = Incident._meta.get_field("grain")
    english = told()["Grain"]["single"][0]
    with override("ar"):
        assert code_list_of(grain) is Grain
        assert told()["Grain"]["single"][0] == "حدث واحد"
    assert english == told()["Grain"]["single"][0] == "Single event"


def test_options_drawn_for_one_language_are_not_shown_in_another() -> None:
    def drawn() -> str:
        return CodeSelect(choices=Grain.choices).render("grain", "single")

    english = drawn()
    with override("ar"):
        assert "حدث واحد" in drawn()
    assert drawn() == english
    assert "Single event" in english
