"""The explorer as anonymous readers ask it."""

import pytest
from django.core.cache import caches

from timeline.explorer import counts
from timeline.explorer import map as drawing


@pytest.fixture(autouse=True)
def _everybody_reads(settings):
    settings.ANONYMOUS_READING = True


@pytest.fixture(autouse=True)
def _time_enough(monkeypatch):
    """No answer may depend on how busy the machine is, nor on what was asked before."""
    caches["answers"].clear()
    for module, name in ((counts, "SECONDS"), (counts, "SHORT"), (drawing, "SECONDS")):
        monkeypatch.setattr(module, name, 30)
