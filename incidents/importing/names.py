"""Names made comparable, and slugs made of them."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from django.utils.text import slugify

_SIGNS = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile(r"['’‘ʼʾʿ`´]")
_ARTICLES = frozenset(
    {"al", "ar", "as", "ash", "at", "ad", "an", "az", "ez", "el", "es", "the", "of"}
)
_KINDS = frozenset(
    {
        *("governorate", "province", "oblast", "region", "district", "raion", "county", "state"),
        *("department", "prefecture", "municipality", "muhafazah", "wilayat"),
    }
)
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name without case, accents, apostrophes and signs: what two spellings share."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", plain).casefold().strip()


@lru_cache(maxsize=65536)
def area_key(name: str) -> str:
    """The same of an area, without the word for its kind and what romanisations differ in.

    Articles, a last h and doubled letters: Ar Raqqah Governorate and Raqqa are one.
    """
    words = [word for word in key(name).split() if word not in _KINDS | _ARTICLES]
    return " ".join(_DOUBLED.sub(r"\1", word.removesuffix("h")) for word in words) or key(name)


def slug(name: str, taken: Collection[str] = (), *, beside: str = "", longest: int = 80) -> str:
    """A slug of the name, with what stands beside it if that is taken, and then a digest."""
    long = _slugified(f"{name} {beside}", longest)
    for made in (_slugified(name, longest), long):
        if made and made not in taken:
            return made
    digest = hashlib.sha256(f"{name}\n{beside}".encode()).hexdigest()[:8]
    return f"{long[: longest - 9].strip('-')}-{digest}".strip("-")


@lru_cache(maxsize=4096)
def _slugified(text: str, longest: int) -> str:
    return slugify(text.replace("_", " "))[:longest].strip("-")
