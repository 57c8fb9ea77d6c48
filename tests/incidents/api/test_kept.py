"""Finished answers that are kept while nothing is published."""

import pytest
from django.core.cache import caches
from django.utils.translation import override

from incidents.api.kept import kept
from incidents.selection import select

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_answer_is_kept_for_each_language_by_itself() -> None:
    caches["answers"].clear()
    selection = select({})
    english = kept(selection, "names", lambda: "single event")

    with override("ar"):
        assert kept(selection, "names", lambda: "حدث واحد") == "حدث واحد"
    assert kept(selection, "names", lambda: "made anew") == english
