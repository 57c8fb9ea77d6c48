"""Cuts a published document to some of its members, in the database, without rewriting any."""

from collections.abc import Sequence

from django.db.models import F, Func, TextField
from django.db.models.expressions import Combinable

from incidents.documents.shape import INCIDENT

MEMBERS = tuple(INCIDENT)
"""What a document consists of, in order."""
#: `json` keeps every value as the text it was, and the document is read once for all members.
_CUT = """(SELECT '{{' || coalesce(string_agg(
        to_json(member.key)::text || ': ' || member.value::text, ', ' ORDER BY member.nth), '')
        || '}}'
    FROM json_each({document}::json) WITH ORDINALITY AS member (key, value, nth)
    WHERE member.key IN ({names}))"""


def cut(document: str, members: Sequence[str]) -> str:
    """The SQL for the text of a document: as it was published, or only those members of it.

    Members stand in their usual order; KeyError for one that no document has.
    """
    if not members:
        return document
    if unknown := [name for name in members if name not in INCIDENT]:
        raise KeyError(unknown[0])
    return _CUT.format(document=document, names=", ".join(f"'{name}'" for name in members))


def document_text(members: Sequence[str], document: str = "record__document") -> Combinable:
    """The same for a queryset, of the ledger's index unless the text is named otherwise."""
    template = cut("%(expressions)s", members)
    whole = F(document)
    return Func(whole, template=template, output_field=TextField()) if members else whole
