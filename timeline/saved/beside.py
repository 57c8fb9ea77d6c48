"""What stands beside the entries of a saved timeline: news of them, and what is not there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.saved.selection import SavedSelection, left_out
from timeline.saved.since import Since, since
from timeline.saved.told import Saved


@dataclass(frozen=True, slots=True)
class Absent:
    """A pinned incident that is not told: withdrawn since, or not published at the position."""

    reference: str
    since: Since | None

    def words(self, position: int) -> str:
        """The same on one line, for files."""
        if self.since is None:
            return f"{self.reference}: not published at ledger position {position}"
        return f"{self.reference}: {'; '.join(act.words for act in self.since.acts)}"


def absent(saved: Saved, selection: SavedSelection, changed: Mapping[str, Since]) -> list[Absent]:
    """The pinned incidents that are not told, each with why."""
    if not saved.pinned:
        return []
    rows = selection.rows().filter(reference__in=list(saved.pinned)).order_by()
    there = set(rows.values_list("reference", flat=True))
    return [Absent(each, changed.get(each)) for each in sorted(saved.pinned) if each not in there]


def remarked(saved: Saved, selection: SavedSelection) -> SavedSelection:
    """The selection with all of it, as files tell it."""
    changed = since(saved, selection)
    missing = absent(saved, selection, changed)
    desk = replace(
        selection.desk,
        remarks={ref: tuple(act.words for act in each.acts) for ref, each in changed.items()},
        absent=tuple(each.words(selection.position) for each in missing),
        left_out=left_out(saved, selection.position),
    )
    return replace(selection, desk=desk)
