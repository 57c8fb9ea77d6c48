"""fold(): its short cut for plain ASCII says what its long way says."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def folded(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold(%s)", [text])
        return str(cursor.fetchone()[0])


def test_fold_of_ascii_is_the_same_beside_other_letters() -> None:
    every = "".join(map(chr, range(1, 128)))

    assert folded(every) + "e" == folded(every + "é")


@pytest.mark.parametrize("spelt", ["Kata'ib", "Kata’ib", "KATAIB", "Kata`ib", "Kataʾib"])
def test_fold_makes_spellings_one_word(spelt: str) -> None:
    assert folded(spelt) == "kataib"
