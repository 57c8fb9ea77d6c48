"""Every model has its page, which names each field and rule, and no page describes what is not."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from incidents.models import Claim

PAGES = settings.BASE_DIR / "docs" / "models"
MODELS = {
    re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower(): model
    for app in ("incidents", "timeline")
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "pgh_tracked_model")
}
BESIDE = {"README", "claim"}


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def rows(text: str) -> set[str]:
    """The fields named in the first column of the table."""
    return {
        name
        for line in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", line)
    }


def test_pages_are_one_a_model():
    assert {path.stem for path in PAGES.iterdir()} == {*MODELS, *BESIDE}


@pytest.mark.parametrize("name", MODELS)
def test_page_names_every_field_and_no_other(name):
    meta: Any = MODELS[name]._meta
    fields = {field.name for field in (*meta.local_fields, *meta.local_many_to_many)}
    claim = (
        {field.name for field in Claim._meta.fields}
        if "claim.md): `basis`" in page(name)
        else set()
    )
    assert rows(page(name)) | claim == fields


def test_claim_page_names_every_field():
    assert rows(page("claim")) == {field.name for field in Claim._meta.fields}


@pytest.mark.parametrize("name", MODELS)
def test_page_names_every_constraint(name):
    named = set(re.findall(r"\(?`(\w+)`", page(name).partition("## What always holds")[2]))
    assert {constraint.name for constraint in MODELS[name]._meta.constraints} <= named


@pytest.mark.django_db
def test_constraints_that_pages_name_are_there():
    named = {
        word
        for name in MODELS
        for word in re.findall(r"`(\w+)`", page(name).partition("## What always holds")[2])
        if word.count("_") > 1
    }
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT conname::text FROM pg_constraint UNION ALL
            SELECT indexname::text FROM pg_indexes UNION ALL SELECT prosrc FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace"""
        )
        known = "\n".join(text for (text,) in cursor.fetchall())
    made = {f"incidents_{table}_tree_has_no_cycle" for table in ("place", "incidenttype")}
    assert "TG_TABLE_NAME || '_tree_has_no_cycle'" in known
    assert {word for word in named - made if word not in known} == set()


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.stem)
def test_links_of_a_page_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (PAGES / link).exists()] == []


def test_contents_list_every_page():
    listed = set(re.findall(r"\]\(([\w-]+)\.md\)", page("README")))
    assert listed == {*MODELS, "claim"}
