"""Keeps finished answers of what takes long to count, as long as nothing is published.

In the memory of each process, as many as the setting `CACHES` lets it, of at most `LARGEST`
characters each: another worker counts once more, and none tells what another ledger said.
"""

from collections.abc import Callable
from hashlib import sha256

from django.core.cache import caches
from django.utils.translation import get_language

from incidents.models import Record
from incidents.selection import READER, Selection

LARGEST = 1024 * 1024
"""Characters; what is longer is made anew each time."""


def kept(selection: Selection, said: object, make: Callable[[], str]) -> str:
    """The text that `make` gave for the same question while the ledger ended where it does now.

    The moment of the position tells ledgers apart, and its end whether anything was withheld since;
    names in an answer may be in the language of a page.
    """
    head = Record.objects.using(READER).order_by("-position").values_list("position", flat=True)
    asked = repr((head.first(), selection, said, get_language()))
    key = sha256(asked.encode()).hexdigest()
    text: str | None = caches["answers"].get(key)
    if text is None:
        text = make()
        if len(text) <= LARGEST:
            caches["answers"].set(key, text)
    return text
