"""Incidents made by hand and told by themselves, for the formats that other programs read."""

from datetime import UTC, datetime
from typing import Any

from tests.timeline.documents import document
from timeline.programs.alone import Alone, alone

RECORDED_AT = datetime(2026, 1, 4, 8, 0, 0, 1, UTC)


def told(**fields: Any) -> Alone:
    """An incident with these fields."""
    return alone(document(**{"precision": "day", **fields}), RECORDED_AT)
