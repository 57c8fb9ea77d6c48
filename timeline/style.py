"""The style a page standing alone carries inside it, and the hash that lets browsers use it."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

_SHEETS = Path(__file__).parent / "static" / "timeline"


def _read() -> SafeString:
    """Our own files, hence safe; they hold no ``</style``."""
    sheets = (_SHEETS / name for name in ("entries.css", "print.css"))
    return mark_safe("".join(sheet.read_text("utf-8") for sheet in sheets))  # noqa: S308  # our own files


STYLE = _read()
STYLE_HASH = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
