"""Names of countries by their codes, for figures that say of what nationality those counted are."""

import json
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language


def country(alpha2: str) -> str:
    """Name a country by its ISO 3166-1 alpha-2 code; an unknown code is repeated."""
    known = _names().get(alpha2, alpha2)
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return known
    return str(Locale.parse(language, sep="-").territories.get(alpha2, known))


@cache
def _names() -> dict[str, str]:
    """The reader role sees no working table, hence the fixture that fills it."""
    rows = json.loads((settings.BASE_DIR / "fixtures" / "countries.json").read_text("utf-8"))
    fields = [row["fields"] for row in rows]
    return {row["iso_alpha2"]: row["name"] for row in fields if row.get("iso_alpha2")}
