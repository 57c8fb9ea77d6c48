"""Any document that can be published makes a page, and loses no claim and no number on it."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents import publishing
from incidents.documents.load import load
from incidents.models import Incident, User
from tests.incidents.documents.made import documents

PLACEHOLDER = re.compile(r"%\(\w+\)|\{\w*\}|__proxy__|\bNone\b(?!\.)")
law = settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.slow
@law
@given(made=st.lists(documents(), min_size=4, max_size=4))
def test_any_document_makes_a_page(
    committed: None, client: Client, editor: User, settings: Any, made: list[dict[str, Any]]
) -> None:
    settings.ANONYMOUS_READING = True
    for document in made:
        incident = load(document, by=editor)
        publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
        incident.refresh_from_db()
        response = client.get(f"/incidents/{incident.reference}/")

        assert response.status_code == 200
        told = response.content.decode()
        words = unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", told, flags=re.DOTALL))
        if not any("None" in str(text) or "{" in str(text) for text in document.values()):
            assert not PLACEHOLDER.search(words)
        claims = (document.get(part, []) for part in ("locations", "participations", "links"))
        assert told.count('<li class="claim ') == sum(map(len, claims))
        assert told.count('<tr class="claim-') == len(document.get("figures", []))
