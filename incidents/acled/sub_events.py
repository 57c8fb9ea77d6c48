"""Which ACLED sub-event a document is: the first whose condition holds for its type."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connections

from incidents.codes.actors import ARMED, UNARMED, ActorKind

Equivalents = Mapping[str, Sequence[Mapping[str, Any]]]
"""The ACLED equivalents of each type by its code, as `IncidentType.acled` holds them."""
CASUALTIES = ("killed", "wounded")
_STATE = 1


def equivalents(using: str) -> Equivalents:
    """The equivalents as they are now, by the code of each type."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT code, acled::text FROM incidents_incidenttype")
        return {code: json.loads(each) for code, each in cursor.fetchall()}


def sub_event(document: Mapping[str, Any], types: Equivalents) -> str | None:
    """The sub-event of a document's type; None when ACLED has none for it."""
    for each in types.get(document["type"]["code"], ()):
        if holds(each["when"], document):
            return str(each["sub_event"])
    return None


def landing(sub_event_type: str, types: Equivalents) -> tuple[str, Mapping[str, str]] | None:
    """The one type that a sub-event becomes on import, with the condition to make true there."""
    for code, equivalent in types.items():
        for each in equivalent:
            if each.get("imports") and each["sub_event"] == sub_event_type:
                return code, each["when"] or {}
    return None


def holds(when: Mapping[str, str] | None, document: Mapping[str, Any]) -> bool:
    """Whether the one condition holds; no condition always does."""
    return all(_CONDITIONS[name](document, value) for name, value in (when or {}).items())


def recommended(document: Mapping[str, Any], *roles: str) -> list[Mapping[str, Any]]:
    """The participations in those roles that stand: neither denied nor an alternative."""
    return [
        each
        for each in document["participations"]
        if each["role"] in roles
        and each["standing"] == "recommended"
        and each["stance"] != "denies"
    ]


def kind(participation: Mapping[str, Any]) -> str:
    """The kind of the actor, or of who is only described; "" when neither is told."""
    actor = participation["actor"]
    return str((actor or {}).get("kind") or participation["kind"] or "")


def inter(participation: Mapping[str, Any]) -> int | None:
    """ACLED's number for the kind; None where it has none."""
    code = kind(participation)
    return ActorKind(code).acled_inter if code else None


def _means(document: Mapping[str, Any], value: str) -> bool:
    return value in document["means"]


def _has_role(document: Mapping[str, Any], value: str) -> bool:
    return bool(recommended(document, value))


def _target_is(document: Mapping[str, Any], value: str) -> bool:
    kinds = ARMED if value == "armed" else UNARMED
    targets = recommended(document, "target")
    return bool(targets) and all(kind(each) in kinds for each in targets)


def _initiator_is(document: Mapping[str, Any], _state: str) -> bool:
    return any(inter(each) == _STATE for each in recommended(document, "initiator"))


def _only_figure(document: Mapping[str, Any], value: str) -> bool:
    reported = [each for each in document["figures"] if each["standing"] == "recommended"]
    hurt = any(each["measure"] in CASUALTIES and _above_zero(each) for each in reported)
    return not hurt and any(each["measure"] == value and _above_zero(each) for each in reported)


def _above_zero(figure: Mapping[str, Any]) -> bool:
    return any(figure[name] for name in ("low", "best", "high")) or bool(figure["words"])


_CONDITIONS: dict[str, Callable[[Mapping[str, Any], str], bool]] = {
    "means": _means,
    "has_role": _has_role,
    "target_is": _target_is,
    "initiator_is": _initiator_is,
    "only_figure": _only_figure,
}
