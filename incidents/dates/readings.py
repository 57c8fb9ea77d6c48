"""What a refused text may have been meant to say, so that an error can name the right form."""

import re
from collections.abc import Iterator
from unicodedata import category, decimal

_CLOCK = re.compile(r"[Tt ] *[0-9]{1,2}:[0-9].*", re.DOTALL)
_LONE_DIGIT = re.compile(r"(?<![0-9])([0-9])(?![0-9])")
_LEADING_QUALIFIER = re.compile(r"([~?%])([0-9X-]+)")
_ORDERS = (
    (
        r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})",
        ("{2}-{0:0>2}-{1:0>2}", "{2}-{1:0>2}-{0:0>2}"),
    ),
    (r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})", ("{0}-{1:0>2}-{2:0>2}",)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", ("{0}-{1}-{2}",)),
    (r"([0-9]{4})[/.]([0-9]{1,2})", ("{0}-{1:0>2}",)),
    (r"([0-9]{1,2})[-/.]([0-9]{4})", ("{1}-{0:0>2}",)),
)


def readings(text: str) -> Iterator[str]:
    """Yield rewritten texts, which need not be dates: the caller keeps those that are."""
    plain = _plain(text)
    yield _LONE_DIGIT.sub(r"0\1", plain)
    for written, orders in _ORDERS:
        if found := re.fullmatch(written, plain):
            yield from (order.format(*found.groups()) for order in orders)


def _plain(text: str) -> str:
    """Return `text` without clock time, blanks and the invisible, in ASCII digits and hyphens."""
    ascii_only = "".join(map(_plain_character, _CLOCK.sub("", text)))
    merged = ascii_only.replace("?~", "%").replace("~?", "%").replace("x", "X")
    moved = _LEADING_QUALIFIER.fullmatch(merged)
    return moved[2] + moved[1] if moved else merged


def _plain_character(character: str) -> str:
    kind = category(character)
    if kind == "Nd":
        return str(decimal(character))
    if kind == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    return "" if kind[0] in "CZ" else character
