"""What a sheet did when it came back before, for whoever brings it back again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from incidents.models import BatchState, Sheet, SheetChange, User


@dataclass(frozen=True)
class Earlier:
    """What the applied batches of a sheet stored and nobody undid.

    `cells` are those that the same user's batches left, by incident: nobody who edits an old copy
    of the sheet has seen them. `new` are the rows that made incidents, whoever brought them.
    """

    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    new: Mapping[frozenset[tuple[str, str]], str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet | None, by: User) -> "Earlier":
        """Look it up; nothing for what was not handed out here."""
        if sheet is None:
            return cls()
        applied = [BatchState.APPLIED, BatchState.PARTLY_UNDONE]
        changes = SheetChange.objects.filter(
            batch__sheet=sheet, batch__state__in=applied, undone=False
        ).select_related("batch")
        cells: dict[int, dict[str, str]] = {}
        new = {}
        for each in changes.order_by("batch__applied_at", "batch", "row"):
            if each.created:
                new[frozenset(each.after.items())] = each.handle
            elif each.incident_id and each.batch.applied_by_id == by.pk:
                cells.setdefault(each.incident_id, {}).update(each.after)
        return cls(cells, new)

    def made(self, texts: Mapping[str, str]) -> str:
        """The incident that the same new row made; empty where it made none."""
        return self.new.get(frozenset(texts.items()), "")
