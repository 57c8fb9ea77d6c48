"""Text from outside inside words that may run the other way."""

import unicodedata

from django.utils.translation import get_language_bidi

from timeline.telling.plain import END_ISOLATE, ISOLATE, line


def isolated(text: str, *, rtl: bool) -> str:
    """Text from outside on one line, isolated where it runs against words from right to left."""
    told = line(text)
    against = rtl and not told.startswith(ISOLATE)
    runs = against and any(unicodedata.bidirectional(char) == "L" for char in told)
    return f"{ISOLATE}{told}{END_ISOLATE}" if runs else told


def foreign(text: str) -> str:
    """Text from outside, fit to stand inside words of the language of the page."""
    return isolated(text, rtl=get_language_bidi())
