"""Text made safe for Markdown (CommonMark with GitHub's extensions): it shows as it was written."""

import re

#: What means something inside a line: emphasis, code, links, HTML, tables, entities, maths.
_INLINE = re.compile(r"([\\`*_\[\]<>|~&#$])")
#: What means something at the start of a line: lists, quotations, rules, underlined headings.
_BULLET = re.compile(r"^([-+=>:])")
_ORDINAL = re.compile(r"^(\d{1,9})([.)])")
_LINK_BREAKERS = {ord("<"): "%3C", ord(">"): "%3E", ord(" "): "%20", ord("\\"): "%5C"}


def escaped(text: str) -> str:
    """Escape one line of text, wherever on a line it is put."""
    text = _INLINE.sub(r"\\\1", text)
    return _ORDINAL.sub(r"\1\\\2", _BULLET.sub(r"\\\1", text))


def code(text: str) -> str:
    """Put text between as many backticks as it needs."""
    fence = "`"
    while fence in text:
        fence += "`"
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def link(url: str) -> str:
    """Make an address a link that shows itself."""
    return f"<{url.translate(_LINK_BREAKERS)}>"
