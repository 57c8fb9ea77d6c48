"""What a file for a program says of itself, at its beginning and at its end."""

import json
from typing import Any

from timeline.chronology import Head


def about(head: Head) -> dict[str, Any]:
    """Title, filter in its normal form, count, ledger position, its time, the desk's words."""
    return {
        "title": head.title,
        "query": head.query,
        "count": head.count,
        "position": head.position,
        "recorded_at": head.timestamp or None,
        "program": head.program,
        **head.desk.said(),
    }


def end(head: Head, told: int) -> dict[str, Any]:
    """How many were told, at which position: the last member of a JSON file."""
    return {"count": told, "position": head.position}


def in_a_sentence(head: Head) -> str:
    """The same for people, on one line."""
    asked = f"filter {head.query}" if head.query else "everything published"
    return f"{head.entries}: {asked}, at ledger position {head.position} of {_moment(head)}."


def in_sentences(head: Head) -> list[str]:
    """What the desk says of it, a line each, and then that sentence."""
    return [*head.desk.preface(), in_a_sentence(head)]


def written(value: Any) -> str:
    """JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def _moment(head: Head) -> str:
    return head.moment or "a ledger without entries"
