"""Names of countries by their codes, for figures that say of what nationality those counted are."""

import json
from functools import cache

from django.conf import settings


def country(alpha2: str) -> str:
    """Name a country by its ISO 3166-1 alpha-2 code; an unknown code is repeated."""
    return _names().get(alpha2, alpha2)


@cache
def _names() -> dict[str, str]:
    """The reader role sees no working table, hence the fixture that fills it."""
    rows = json.loads((settings.BASE_DIR / "fixtures" / "countries.json").read_text("utf-8"))
    fields = [row["fields"] for row in rows]
    return {row["iso_alpha2"]: row["name"] for row in fields if row.get("iso_alpha2")}
