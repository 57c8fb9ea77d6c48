"""What became of the incidents of a timeline after they were put there, or after it was pinned."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db.models import Case, F, TextField, Value, When
from django.urls import reverse

from incidents.api.diff import changes
from incidents.api.withholding import with_withholding
from incidents.codes import WITHDRAWING, LedgerAction
from incidents.filters.asof import pin
from incidents.models import Record
from incidents.selection import READER
from timeline.saved.selection import SavedSelection
from timeline.saved.told import Saved
from timeline.telling.plain import line

_HEAD = ("reference", "withheld_as", "stone")
_ACT = ("action", "position", "recorded_at", "reason")
_STONE = Case(
    When(action=LedgerAction.MERGED, then=F("document")),
    default=Value("", output_field=TextField()),
)


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the ledger, as it is told beside an entry of a timeline."""

    action: str
    position: int
    recorded_at: datetime
    reason: str
    into: str = ""
    """What a merged incident became part of."""

    @property
    def label(self) -> str:
        """What was done, in a word."""
        return str(LedgerAction(self.action).label)

    @property
    def words(self) -> str:
        """The same with its day and its reason."""
        at = self.recorded_at.astimezone(UTC)
        reason = f": {line(self.reason)}" if self.reason else ""
        done = f"{self.label.lower()} into {self.into}" if self.into else self.label.lower()
        return f"after this was made: {done} on {at.day} {at:%B %Y}{reason}"


@dataclass(frozen=True, slots=True)
class Since:
    """All that was done to an incident after the state at `seen`, oldest first."""

    reference: str
    seen: int
    acts: tuple[Act, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether it is no longer published."""
        return self.acts[-1].action in WITHDRAWING

    @property
    def into(self) -> str:
        """The incident that this one was merged into, if that was the last thing done to it."""
        return self.acts[-1].into

    @property
    def newest(self) -> int:
        """The position of the newest state."""
        return self.acts[-1].position

    @property
    def diff(self) -> str:
        """The address of what lies between the two states; of the history where there is none."""
        if self.withdrawn:
            return reverse("api-incident-history", args=[self.reference])
        path = reverse("api-incident-diff", args=[self.reference])
        return f"{path}?from=p{self.seen}&to=p{self.newest}"

    def words(self) -> list[str]:
        """Each change between the two states; asks the ledger for both documents."""
        if self.withdrawn:
            return []
        states = Record.objects.using(READER).filter(position__in=[self.seen, self.newest])
        former, later = states.order_by("position").values_list("document", flat=True)
        return [str(change["words"]) for change in changes(former, later)]


def told_until(saved: Saved, selection: SavedSelection) -> int:
    """The position up to which changes are told: of what is pinned to a position, the newest."""
    return selection.position if saved.as_of is None else pin(None, using=READER)[0].position


def since(saved: Saved, selection: SavedSelection) -> dict[str, Since]:
    """What was done to each incident that something was done to, restating apart.

    Of a live timeline these are the pinned ones, after the state that was seen; of one that is
    pinned to a position all, after that.
    """
    seen = {reference: each.seen for reference, each in saved.pinned.items()}
    if saved.as_of is not None:
        seen = {**_superseded(selection), **seen}
    if not seen:
        return {}
    until = told_until(saved, selection)
    acts = _acts(seen, until)
    return {
        reference: Since(reference, seen[reference], tuple(done))
        for reference, done in acts.items()
    }


def _superseded(selection: SavedSelection) -> dict[str, int]:
    """The state of each incident that has a newer one, by its reference."""
    rows = selection.rows().filter(superseded_by__isnull=False).order_by()
    return dict(rows.values_list("reference", "pk"))


def _acts(seen: Mapping[str, int], until: int) -> dict[str, list[Act]]:
    """What was done after the given positions; of what was withheld, its withholding alone."""
    records = Record.objects.using(READER).filter(
        reference__in=list(seen), position__gt=min(seen.values()), position__lte=until
    )
    found: dict[str, list[Act]] = {}
    acts = with_withholding(records.exclude(action=LedgerAction.RESTATED)).order_by("position")
    told = acts.annotate(stone=_STONE)
    for reference, withheld_as, stone, *act in told.values_list(*_HEAD, *_ACT):
        done = replace(Act(*act), into=into_of(stone))
        taken_back = withheld_as is not None and done.action != LedgerAction.WITHHELD
        if done.position > seen[reference] and not taken_back:
            found.setdefault(reference, []).append(done)
    return found


def into_of(stone: str) -> str:
    """What the tombstone of a merged incident leads to; empty for no tombstone."""
    return str(json.loads(stone).get("into") or "") if stone else ""
