"""Texts of data that pages show in the reader's language, for the catalogues.

A name that an operator changed or added is not among them and is shown as it was written.
"""

import json
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.utils.translation import pgettext

from incidents import codes, field_names
from incidents.codes import CodeList, NumberedCodeList
from incidents.dates.phrases import MONTHS

TYPE = "incident type"
_CODE_LISTS = (CodeList, NumberedCodeList)
_DEFINED = (
    codes.Role,
    codes.LocationRole,
    codes.WherePrecision,
    codes.DatePrecision,
    codes.LedgerAction,
)
"""Whose definitions readers meet on public pages."""


def messages() -> Iterator[tuple[str | None, str]]:
    """Context and text: code lists, definitions, months, the incident types of fixtures/, models.

    Months are given without a context too: Django writes those in its dates.
    """
    for name in codes.__all__:
        found = getattr(codes, name)
        if isinstance(found, type) and issubclass(found, _CODE_LISTS):
            yield from ((name, str(code._label_)) for code in found)
    yield from ((_defining(of), code.definition) for of in _DEFINED for code in of)
    yield from (("LinkKind", kind.inverse) for kind in codes.LinkKind)
    yield from ((context, name) for context in ("month", None) for name in MONTHS)
    types = json.loads((settings.BASE_DIR / "fixtures" / "incident_types.json").read_text("utf-8"))
    yield from ((TYPE, row["fields"]["name"]) for row in types)
    yield from field_names.messages(apps.get_app_config("incidents").get_models())


def definition(code: CodeList | NumberedCodeList) -> str:
    """What a code of one of those lists means, in the language of the page."""
    return pgettext(_defining(type(code)), code.definition)


def _defining(codelist: type[CodeList | NumberedCodeList]) -> str:
    return f"{codelist.__name__} definition"


def type_name(name: str) -> str:
    """The name of an incident type in the language of the page."""
    return pgettext(TYPE, name)
