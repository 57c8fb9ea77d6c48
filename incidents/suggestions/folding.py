"""Words as the database's ``fold()`` makes them, without asking it for each word.

``fold()`` treats every character with its marks by itself. What it makes of one is asked once and
remembered; plain ASCII needs no asking.
"""

import re
from collections.abc import Iterable
from unicodedata import category

from django.db import connection

MOST_REMEMBERED = 50_000
MARKS = "".join(map(chr, (n for n in range(0x300, 0xFFFF) if category(chr(n)) in ("Mn", "Mc"))))
_CHARACTER = re.compile(rf"[^\x00-\x7f][{MARKS}]{{0,4}}|[a-z][{MARKS}]{{1,4}}")
_APOSTROPHES = str.maketrans("", "", "'`")
_known: dict[str, str] = {}


def fold_all(words: Iterable[str]) -> list[str]:
    """Each word in the form that ``fold()`` would give it."""
    plain = [word.translate(_APOSTROPHES).lower() for word in words]
    _learn({one for word in plain if not word.isascii() for one in _CHARACTER.findall(word)})
    return [word if word.isascii() else _folded(word) for word in plain]


def _folded(word: str) -> str:
    return _CHARACTER.sub(lambda one: _known.get(one[0], one[0]), word)


def _learn(characters: set[str]) -> None:
    """Ask the database for what is not known yet, in one query."""
    unknown = sorted(characters - _known.keys())
    if not unknown:
        return
    if len(_known) + len(unknown) > MOST_REMEMBERED:
        _known.clear()
        unknown = sorted(characters)
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, fold(one) FROM unnest(%s::text[]) AS one", [unknown])
        _known.update(cursor.fetchall())
