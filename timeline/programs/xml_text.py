"""Text for XML: without what XML 1.0 cannot hold, not even as a number."""

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """The text with U+FFFD in place of every character that XML 1.0 has not."""
    if text.isprintable():  # most texts are, and the test is fast
        return text
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(value: object) -> str:
    """The value as the content of an element or of an attribute in double quotes."""
    return escape(possible(str(value)), {'"': "&quot;"})
