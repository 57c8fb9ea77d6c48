"""Fields of rows below a page are drawn as Django's own template draws them."""

import re
from typing import Any

import pytest
from django.contrib.admin import site
from django.template.loader import render_to_string
from django.test import RequestFactory

from incidents.models import Incident, Participation, User
from incidents.templatetags.drawn_rows import drawn_fieldset
from tests.incidents.models import rows


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r">\s+|\s+<", lambda found: found[0].strip(), html))


def formsets(user: User, incident: Incident, data: Any = None) -> Any:
    request = RequestFactory().post("/", data) if data else RequestFactory().get("/")
    request.user = user
    admin: Any = site._registry[Incident]
    made, inlines = admin._create_formsets(request, incident, change=True)
    for formset in made if data else ():
        formset.is_valid()
    return admin.get_inline_formsets(request, made, inlines, incident)


@pytest.mark.parametrize("who", ["analyst", "reader_user"])
@pytest.mark.parametrize("wrong", [False, True])
def test_fields_are_drawn_as_by_the_template(
    request: pytest.FixtureRequest, who: str, wrong: bool
) -> None:
    user = request.getfixturevalue(who)
    part = rows.stored(Participation, described_as="<b>")
    seen = 0
    sent = {"participations-TOTAL_FORMS": "1", "participations-INITIAL_FORMS": "0"}
    for inline in formsets(user, part.incident, sent if wrong else None):
        for row, form in enumerate(inline):
            for number, fieldset in enumerate(form):
                name = inline.formset.prefix
                there = {"fieldset": fieldset, "heading_level": 4, "prefix": name}
                there |= {"id_prefix": row, "id_suffix": number}
                by_template = render_to_string("admin/includes/fieldset.html", there)
                seen += 1
                assert plain(drawn_fieldset(fieldset, name, row, number)) == plain(by_template)
    assert seen >= 2
