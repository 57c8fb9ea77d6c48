"""One spelling for the signs that keyboards, maps and word processors write in several ways."""

import unicodedata

from incidents.coordinates.errors import Unclear

LONGEST = 2000
_SAME = {
    "-": "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d",
    "°": "\u00ba\u02da\u2218\u1d52",
    "'": "\u2032\u2019\u2018\u02b9\u02bc\u00b4`",
    '"': "\u2033\u201d\u201c\u02ba\u201f",
    ",": "\u060c\uff0c",
    ";": "\u061b\uff1b",
    ".": "\u066b",
    " ": "\u00a0\u2007\u2009\u202f\t\r\n",
    # Marks of writing direction come along when one copies from Arabic text.
    "": "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067"
    "\u2068\u2069\ufeff",
}
_SPELLED = str.maketrans({sign: same for same, signs in _SAME.items() for sign in signs})


def cleaned(text: str) -> str:
    """The text in ASCII and degree signs; raises for digits of other scripts."""
    if len(text) > LONGEST:
        raise Unclear(f"is longer than {LONGEST} characters", "paste the coordinates alone")
    spelled = text.translate(_SPELLED).replace("''", '"').strip()
    if any(c.isdigit() and not c.isascii() for c in spelled):
        raise Unclear(
            "has digits other than 0 to 9",
            f"type it with 0 to 9{_in_ascii(spelled)}",
        )
    if any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") for c in spelled):
        raise Unclear("holds characters that cannot be seen", "type the coordinates anew")
    return spelled


def _in_ascii(text: str) -> str:
    """The same text with its digits in ASCII, as a proposal to be looked at."""
    digits = [str(unicodedata.digit(c)) if c.isdigit() else c for c in text]
    written = "".join(digits)
    return f", for example {written}" if written.isascii() and len(written) <= 60 else ""
