"""Writes docs/codebook.md from the code lists and the fixture of incident types."""

import inspect
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from incidents import codes
from incidents.codes import CodeList, NumberedCodeList

List = type[CodeList] | type[NumberedCodeList]
Type = dict[str, Any]

SECTIONS: dict[str, tuple[List, ...]] = {
    "The incident": (codes.Occurrence, codes.Grain, codes.Grading, codes.State),
    "With what, at what": (codes.Means, codes.TargetKind),
    "When": (codes.DatePrecision, codes.PartOfDay),
    "What is not stated": (codes.NotStated,),
    "What is there or missing": (codes.Part,),
    "Participations": (codes.Role,),
    "Claims": (codes.Basis, codes.Stance, codes.Standing),
    "Citations and sources": (
        codes.Anonymity,
        codes.Reliability,
        codes.Credibility,
        codes.SourceKind,
        codes.CodingState,
    ),
    "Figures": (
        codes.Measure,
        codes.Item,
        codes.Quantifier,
        codes.PersonStatus,
        codes.AgeSex,
        codes.Scope,
    ),
    "Links": (codes.LinkKind,),
    "Places": (codes.PlaceKind, codes.LocationRole, codes.WherePrecision),
    "Actors": (codes.ActorKind, codes.NameForm, codes.AffiliationKind),
    "The ledger": (codes.LedgerAction, codes.RetractionReason),
}
FURTHER = {
    "inverse": "Seen from the other",
    "default_radius_km": "Default radius (km)",
    "acled_inter": "ACLED inter",
    "parent": "Counted in",
    "followed": "Followed by `actor=`",
}
"""Attributes of a member that get a column of their own, in the lists that have them."""
CONDITIONS = {
    "means": "the incident's means contain this code",
    "has_role": "somebody takes part in this role",
    "target_is": "the kind of the target is civilian ("
    + ", ".join(sorted(codes.UNARMED))
    + ") or armed ("
    + ", ".join(sorted(codes.ARMED))
    + ")",
    "initiator_is": "state: the kind of the initiator has the ACLED inter 1",
    "only_figure": "a figure with this measure is above zero and nobody was killed or wounded",
}
"""What the conditions of the ACLED equivalents mean."""
OPENING = """# Codebook

Printed by `manage.py write_codebook` from `incidents/codes/` and `fixtures/incident_types.json`;
change those, not this page. Codes are permanent and are what the API speaks; labels may change.

One question per axis: the **type** says what was done, the **means** with what, the **target kind**
at what sort of thing, the **role** who, the **occurrence** whether it happened, the **grading** how
well that is supported. No type names a target, an outcome or a degree of belief.
"""
TYPES = """## Incident types

When two types fit, take the lower in the tree; on one level, the act the source leads with, and the
others as further types. A type with types below it is used when the source does not tell which.
*Expects* names the roles and measures the form asks for (`said` is the words of a statement).
*ACLED* is the sub-event on export, the first whose condition holds; a dash, or no condition that
holds, means that ACLED cannot say it, and the incident is left out and counted. A sub-event in bold
is imported as this type, with its condition made true.
"""


class Command(BaseCommand):
    """Overwrites the page; a test fails while the page and the lists differ."""

    help = "Write docs/codebook.md from the code lists and the incident types."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the page and print its path."""
        page = Path(settings.BASE_DIR) / "docs" / "codebook.md"
        page.write_text(codebook(), encoding="utf-8")
        self.stdout.write(f"wrote {page}")


def codebook() -> str:
    """The whole page in Markdown."""
    parts = [OPENING, TYPES, types_table(), conditions()]
    for title, lists in SECTIONS.items():
        parts.append(f"## {title}\n")
        parts.extend(list_section(each) for each in lists)
    return "\n".join(parts)


def types_table() -> str:
    """The tree of types, children after their parent and set in by their depth."""
    path = Path(settings.BASE_DIR) / "fixtures" / "incident_types.json"
    types: list[Type] = [row["fields"] for row in json.loads(path.read_text(encoding="utf-8"))]
    parents = {each["code"]: each["parent"] for each in types}
    rows = [type_row(each, depth_of(each["code"], parents)) for each in types]
    return table(("Type", "Name", "Definition", "Expects", "ACLED"), rows)


def depth_of(code: str, parents: dict[str, list[str] | None]) -> int:
    """How many types stand above one."""
    parent = parents[code]
    return 1 + depth_of(parent[0], parents) if parent else 0


def type_row(each: Type, depth: int) -> list[str]:
    """The cells of one type."""
    expects = ", ".join(each["expects"])
    acled = "; ".join(equivalent(entry) for entry in each["acled"]) or "—"
    return ["— " * depth + f"`{each['code']}`", each["name"], each["definition"], expects, acled]


def equivalent(entry: dict[str, Any]) -> str:
    """One ACLED sub-event with its condition."""
    name = f"**{entry['sub_event']}**" if entry["imports"] else entry["sub_event"]
    when = " ".join(f"{key} {value}" for key, value in (entry["when"] or {}).items())
    return f"[{when}] {name}" if when else str(name)


def conditions() -> str:
    """What the bracketed conditions mean."""
    return "\n".join(f"- `{key}`: {meaning}" for key, meaning in CONDITIONS.items()) + "\n"


def list_section(each: List) -> str:
    """One code list: what it is for, and a row a code."""
    further = [name for name in FURTHER if hasattr(next(iter(each)), name)]
    rows = [member_row(member, further) for member in each]
    heads = ["Code", "Label", "Definition", *(FURTHER[name] for name in further)]
    return f"### {each.__name__}\n\n{inspect.getdoc(each)}\n\n{table(heads, rows)}"


def member_row(member: CodeList | NumberedCodeList, further: Sequence[str]) -> list[str]:
    """The cells of one code; nothing for an attribute that is None or false."""
    values = [getattr(member, name) for name in further]
    shown = ["yes" if value is True else str(value or "") for value in values]
    return [f"`{member.value}`", str(member.label), member.definition, *shown]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; no text of the lists contains a bar."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
