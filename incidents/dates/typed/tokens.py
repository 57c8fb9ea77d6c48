"""Cuts a typed date into signs; what stands for nothing is dropped, what is unknown is refused."""

import re
from unicodedata import category, decimal, normalize

from incidents.dates.typed.errors import Unreadable
from incidents.dates.typed.vocabulary import FILLERS, SIGNS, Sign

REMEDY = (
    "write it as in 27 Dec 2019, late December 2019, since Tuesday, "
    "or between 31 Dec 2019 and 2 Jan 2020"
)
_TOKEN = re.compile(
    r"(?:كانون|تشرين) (?:الاول|الثاني)|small hours"
    r"|[0-9]+(?:[-/.][0-9]+)+|[0-9]+x+|[0-9]+(?:st|nd|rd|th|'?s)?|[^\W\d_]+|\S"
)
_HYPHENED = re.compile(r"\b([0-9]{1,2})-([^\W\d_]+)-([0-9]{4})\b")
_DECADE = re.compile(r"([0-9]{3})0'?s")
_ARABIC = str.maketrans("أإآٱىة", "اااايه")
_RANGE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})-([0-9]{4})")


def signs_of(text: str) -> list[Sign]:
    """The signs of a text, in order; raises `Unreadable` for the first word that is none."""
    tokens = _TOKEN.findall(plain(text))
    signs = [sign for token in tokens for sign in _signs(token)]
    return [
        sign
        for before, sign in zip([Sign(""), *signs], signs, strict=False)
        if not (before.kind == "e" and sign.raw == "-")  # mid-March
    ]


def plain(text: str) -> str:
    """The text in lower case, ASCII digits and one kind of hyphen, blank and Arabic letter."""
    composed = normalize("NFKC", text).casefold().translate(_ARABIC)
    blanks = " ".join("".join(map(_plain_character, composed)).split())
    return _HYPHENED.sub(r"\1 \2 \3", blanks.replace("tonight", "this night"))


def _plain_character(character: str) -> str:
    kind = category(character)
    if kind == "Nd":
        return str(decimal(character))
    if kind == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if character in "’‘ʼ`´":
        return "'"
    return "" if kind in ("Cf", "Mn") else character


def _signs(token: str) -> list[Sign]:
    if token in SIGNS:
        return [SIGNS[token]._replace(raw=token)]
    if token in FILLERS:
        return []
    if decade := _DECADE.fullmatch(token):
        return [Sign("c", decade[1], token)]
    if pair := _RANGE.fullmatch(token):
        first, last = pair[1] or pair[3], pair[2] or pair[4]
        return [_number(first), SIGNS["-"]._replace(raw="-"), _number(last)]
    if re.fullmatch("[0-9]+[-/.][0-9-/.]+|[0-9]{8}|[0-9]+x+", token):
        return [Sign("i", token, token)]
    number = re.fullmatch("([0-9]+)(st|nd|rd|th)?", token)
    if number and len(number[1]) in (1, 2, 4):
        return [_number(number[1])]
    raise Unreadable(f"has “{token[:30]}”, which is not understood", REMEDY)


def _number(digits: str) -> Sign:
    return Sign("y" if len(digits) == 4 else "d", int(digits), digits)
