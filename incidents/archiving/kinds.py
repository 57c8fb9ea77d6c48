"""What sort of file it is, by what is in it: neither servers nor names of files are believed.

After the WHATWG's "MIME Sniffing", of which only the types that a source may have are kept. SVG is
not: it is a program as much as a picture.
"""

import codecs
import re

MAGIC = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
HTML, PLAIN = "text/html", "text/plain"
EXTENSIONS = {
    HTML: "html",
    PLAIN: "txt",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
}
KEPT_IN_WORDS = "HTML, PDF, plain text, PNG, JPEG, GIF and WebP"
LOOKED_AT = 1445
"""So many bytes are looked at for a tag, as browsers do."""
LEADING = re.compile(rb"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|script|meta|h1|div|p|table|style|br|a)[\s>]", re.I
)
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HTML_DECLARED = ("text/html", "application/xhtml+xml")


def kind_of(data: bytes, declared: str = "") -> str | None:
    """The media type of a file that may be kept; None for every other.

    What is declared decides only whether a text without a tag at its start is HTML.
    """
    for magic, media_type in MAGIC.items():
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:14] == b"WEBPVP":
        return "image/webp"
    return text_kind(data, declared)


def text_kind(data: bytes, declared: str) -> str | None:
    """HTML or plain text; None for what holds bytes that no text has."""
    if data.startswith(WIDE):
        return HTML if declared.lower().startswith(HTML_DECLARED) else PLAIN
    if BINARY.search(data):
        return None
    start = data.removeprefix(codecs.BOM_UTF8)
    leading = LEADING.match(start)
    at = leading.end() if leading else 0
    if TAG.match(start[at : at + LOOKED_AT]):
        return HTML
    if start[at : at + 4].lower() == b"<svg":
        return None
    return HTML if declared.lower().startswith(HTML_DECLARED) else PLAIN
