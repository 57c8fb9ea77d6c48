"""Names that stay: of an incident, of a question, of the ledger."""

import pytest

from incidents.models import Record
from timeline.programs import identity

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_ledger_is_named_by_its_first_entry() -> None:
    name = identity.ledger()

    assert identity.ledger() == name
    Record.objects.filter(position=1).first()
    assert identity.of_incident(name, "INC-000001") != identity.of_incident(name, "INC-000002")
    assert identity.of_question(name, "INC-000001") != identity.of_incident(name, "INC-000001")
