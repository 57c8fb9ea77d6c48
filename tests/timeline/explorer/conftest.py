"""The explorer as anonymous readers ask it."""

import pytest


@pytest.fixture(autouse=True)
def _everybody_reads(settings):
    settings.ANONYMOUS_READING = True
