"""Exporting the selection of the list: every format is offered, and limits are said."""

import pytest
from django.test import Client

from incidents.formats import Format, available
from incidents.models import Incident
from tests.incidents.admin.test_bulk import chosen, hidden, page

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_every_format_is_offered(as_analyst: Client) -> None:
    asked = chosen(as_analyst, "export", Incident.objects.get(reference="INC-000004"))

    offered = asked.context["confirmation"].form.fields["format"].choices
    assert [name for name, _label in offered] == [each.name for each in available()]


def test_limit_of_a_format_is_an_error_of_the_form(
    as_analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Format, "rows", lambda *_: 5_001)
    asked = chosen(as_analyst, "export", Incident.objects.get(reference="INC-000004"))
    summed = as_analyst.post(page("export"), hidden(asked) | {"format": "docx"})

    refused = as_analyst.post(page("export"), hidden(summed) | {"format": "docx"})

    assert refused.status_code == 200
    assert "docx holds at most 5,000 entries" in refused.content.decode()
