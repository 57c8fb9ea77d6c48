"""Text that came from outside, made fit to stand inside a line."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Embeddings, overrides and isolates: an unclosed one would turn round the rest of the line.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
#: First words that are written small inside a sentence; any other may be a name.
_SMALL = re.compile(r"^(An?|The|This|That|These|He|She|It|They|We|In|On|At|After|Before|Same|So)\b")
_WITH_ARTICLE = re.compile(r"^United |\b(Department|Ministry|Embassy|Joint Chiefs)\b")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def line(text: str) -> str:
    """Return the text on one line, without control characters.

    Text with right-to-left letters is put between Unicode's isolates, so that it cannot move the
    words around it, in any format.
    """
    if text.isascii() and text.isprintable():  # most texts: nothing in them to look for
        return " ".join(text.split())
    kept = "".join(char for char in text.translate(_TURNING) if not _is_control(char))
    text = " ".join(kept.split())
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return f"{ISOLATE}{text}{END_ISOLATE}"
    return text


def paragraphs(text: str) -> list[str]:
    """Split at empty lines; each paragraph is one line."""
    blocks: list[list[str]] = [[]]
    for row in text.splitlines():
        if row.strip():
            blocks[-1].append(row)
        else:
            blocks.append([])
    return [paragraph for block in blocks if (paragraph := line(" ".join(block)))]


def clause(text: str) -> str:
    """Return a sentence on one line as part of another: small at its start, no full stop."""
    return _SMALL.sub(lambda word: word[0].lower(), line(text).removesuffix("."))


def named(name: str) -> str:
    """Return a name as it stands inside a sentence: the United States, the Ministry of Health."""
    name = line(name)
    return gettext("the %(name)s") % {"name": name} if _WITH_ARTICLE.search(name) else name


def lowered(label: "StrOrPromise") -> str:
    """Write a label as it stands inside a sentence; abbreviations keep their capitals."""
    label = str(label)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def listed(words: Sequence[str]) -> str:
    """Join in the language of the page: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    ends = {"first": gettext(", ").join(words[:-1]), "last": words[-1]}
    return gettext("%(first)s and %(last)s") % ends


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") and not char.isspace()
