"""Columns that several tables have in common, and the ways to declare one."""

from incidents.columns import EMPTY_AS_NULL, HARMLESS, NO_TRAILING_NOUGHTS, UTC, Column

NOTHING = "—"
"""What stands in a folded list where one of its passages tells nothing."""


def text(name: str, meaning: str, example: str) -> Column:
    """Words, made harmless for spreadsheets."""
    return Column(name, "text", meaning, example, HARMLESS)


def code(name: str, meaning: str, example: str) -> Column:
    """A value of a code list, a slug or a reference."""
    return Column(name, "code", meaning, example, EMPTY_AS_NULL)


def listing(name: str, meaning: str, example: str) -> Column:
    """Several texts, folded in flat formats, a list in JSON."""
    return Column(name, "list", meaning, example, HARMLESS)


def number(name: str, meaning: str, example: str) -> Column:
    """A whole number."""
    return Column(name, "number", meaning, example)


def degrees(name: str, meaning: str, example: str) -> Column:
    """A decimal number without trailing noughts."""
    return Column(name, "number", meaning, example, NO_TRAILING_NOUGHTS)


def day(name: str, meaning: str, example: str) -> Column:
    """A calendar day."""
    return Column(name, "date", meaning, example)


INCIDENT: tuple[Column, ...] = (
    code("reference", "permanent number of the incident", "INC-000042"),
    text("title", "of the incident", "Rockets hit K-1 Air Base near Kirkuk"),
    code("type", "of the incident: a code of the type tree", "rocket-attack"),
    code("date", "of the incident, in EDTF", "2019-12-27"),
    day("earliest", "first day the incident may have happened; empty: open", "2019-12-27"),
    day("latest", "last day the incident may have happened; empty: open", "2019-12-27"),
)
"""Which incident a row belongs to, in front of every table."""

LEDGER: tuple[Column, ...] = (
    number("version", "version of the incident, from 1", "2"),
    number("position", "ledger position that this row comes from", "1207"),
    Column("recorded_at", "time", "when it was published, UTC", "2026-01-05T09:30:00.000000Z", UTC),
)
"""Where in the ledger a row comes from, at the end of every table."""

CLAIM: tuple[Column, ...] = (
    code("basis", "what the claim rests on", "attributed"),
    code("stance", "how firmly it is put forward", "hedges"),
    code("standing", "what this desk makes of it among those that compete", "recommended"),
    code("by", "slug of the actor on whose word it stands", "united-states"),
    text("by_name", "name of that actor", "United States"),
    text("reason", "why this desk judges so", "Two agencies report the same salvo."),
    listing("cites", "numbers of the passages it stands on", "1; 3"),
    listing("sources", "slug of the source of each passage", "military-times-2020-01-02"),
    listing("publishers", "name of the publisher of each passage", "Military Times"),
    listing("speakers", "who speaks in each passage", "a U.S. defense official"),
    listing("anonymity", "whether the speaker of each passage is named", "unnamed"),
    listing("credibility", "credibility of each passage, Admiralty code", "2"),
)
"""The claim fields; the lists about passages have one entry for each of `cites`, in its order."""
