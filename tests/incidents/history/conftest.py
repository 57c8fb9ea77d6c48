"""An incident whose history is asked for."""

import pytest

from incidents.models import Incident
from tests.incidents.models import rows


@pytest.fixture
def incident(db: None) -> Incident:
    """A draft with one citation."""
    return rows.cited(title="First title")
