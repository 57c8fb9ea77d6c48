"""What is drawn without templates is what Django's templates would have drawn."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.test import Client
from django.utils.safestring import SafeString

from incidents.admin.rendering import FormRenderer
from incidents.models import Incident
from tests.incidents.admin.conftest import address

NASTY = "<b>\"'&é عربي"


class EveryField(forms.Form):
    text = forms.CharField(help_text="Some help", widget=forms.TextInput({"data-x": NASTY}))
    number = forms.IntegerField(required=False)
    mail = forms.EmailField(label=NASTY)
    day = forms.DateField(required=False)
    hidden = forms.CharField(widget=forms.HiddenInput)
    box = forms.BooleanField(widget=forms.CheckboxInput({"disabled": True, "data-no": False}))
    lines = forms.CharField(widget=forms.Textarea, initial=NASTY)
    choice = forms.ChoiceField(choices=[("", "---"), ("a", NASTY), ("Group", [("b", "B")])])
    safe = forms.CharField(initial=SafeString("&lt;"))


def plain(html: str) -> str:
    """The HTML without the white space between and inside its tags."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html)).replace(" >", ">").strip()


def drawn(renderer: BaseRenderer, data: Any) -> list[str]:
    form = EveryField(data, renderer=renderer)
    shown = [f"{field.label_tag()}{field.errors.as_ul()}{field}" for field in form]
    return [plain(each) for each in shown]


@pytest.mark.parametrize(
    "data", [None, {}, {"text": NASTY, "number": "x", "box": "on", "lines": NASTY, "choice": "a"}]
)
def test_parts_are_drawn_as_by_templates(data: Any) -> None:
    assert drawn(FormRenderer(), data) == drawn(DjangoTemplates(), data)


def test_chooser_has_its_buttons(as_editor: Client, draft: Incident) -> None:
    page = as_editor.get(address("incident", "change", draft.pk)).content.decode()

    link = re.search(r'<a class="related-widget-wrapper-link add-related"[^>]*>', page)
    assert link is not None
    assert 'href="/admin/incidents/incidenttype/add/?_to_field=id&amp;_popup=1"' in link[0]
    assert 'title="Add another incident type"' in link[0]
