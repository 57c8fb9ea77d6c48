"""SQL that migrations run, one file a subject, with its way back."""

from pathlib import Path

from django.db.migrations import RunSQL


def run(name: str) -> RunSQL:
    """Run ``name.sql`` forwards and ``name.undo.sql`` backwards."""
    here = Path(__file__).parent
    return RunSQL(
        (here / f"{name}.sql").read_text(encoding="utf-8"),
        (here / f"{name}.undo.sql").read_text(encoding="utf-8"),
    )
