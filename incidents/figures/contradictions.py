"""Figures of one incident that cannot all be right; the database stores them, people are told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incidents.codes import AgeSex, Grain, Measure, PersonStatus, Scope, Stance, Standing
from incidents.models import Figure
from incidents.publishing.totals import Count

Said = tuple[int, str]
AXES = ("status", "age_sex", "nationality", "side", "actor_id")
AXIS_NAMES = ("by status", "by age and sex", "by nationality", "by side", "by actor")


@dataclass(frozen=True)
class Event:
    """What the incident says of itself: its grain, and how many events an aggregate has."""

    grain: str = Grain.SINGLE
    event_count: int | None = None


def held(figure: Figure) -> bool:
    """Whether the desk stands by it."""
    return figure.standing == Standing.RECOMMENDED and figure.stance != Stance.DENIES


def least(figure: Figure) -> int | None:
    """No fewer than this."""
    return figure.low if figure.low is not None else figure.best


def most(figure: Figure) -> int | None:
    """No more than this."""
    return figure.high if figure.high is not None else figure.best


def counted(figure: Figure) -> tuple[str, str, str]:
    """What is counted: figures that differ in this never add up."""
    return figure.measure, figure.item, figure.item_words


def is_whole(figure: Figure) -> bool:
    """Whether it counts everybody, undivided."""
    return figure.scope == Scope.WHOLE and not any(getattr(figure, axis) for axis in AXES)


def larger_parts(figures: Mapping[int, Figure]) -> Iterator[Said]:
    """A part with more than the figure that contains it, said at the part."""
    for row, part in figures.items():
        for wider in figures.values():
            floor, ceiling = least(part), most(wider)
            if floor is None or ceiling is None or floor <= ceiling:
                continue
            if wider is not part and contains(wider, part):
                yield row, f"More than “{wider}”, which it is a part of."
                break


def contains(wider: Figure, part: Figure) -> bool:
    """Whether everybody counted in ``part`` is counted in ``wider`` too."""
    if wider.scope != Scope.WHOLE or not held(wider) or not held(part):
        return False
    same_axes = all(getattr(wider, axis) == getattr(part, axis) for axis in AXES)
    if (wider.measure, part.measure) == (Measure.MUNITIONS, Measure.INTERCEPTED):
        return same_axes and counted(wider)[1:] == counted(part)[1:]
    if counted(wider) != counted(part) or (same_axes and part.scope == Scope.WHOLE):
        return False
    return wider.status in ("", part.status, wider_status(part)) and all(
        getattr(wider, axis) in (None, "", getattr(part, axis)) for axis in AXES[1:]
    )


def wider_status(figure: Figure) -> str | None:
    """The status that the figure's own is counted in."""
    return PersonStatus(figure.status).parent if figure.status in PersonStatus.values else None


def sums_that_differ(figures: Mapping[int, Figure], counts: list[Count]) -> Iterator[Said]:
    """Parts that add up to something else than their whole, said at the whole.

    ``figures`` are the recommended ones of one thing counted, ``counts`` those of their document.
    """
    wholes = [(row, figure) for row, figure in figures.items() if is_whole(figure)]
    if not wholes:
        return
    row, whole = wholes[0]
    floor, ceiling = least(whole), most(whole)
    for parts in (count for count in counts if count.kind == "parts" and count.axis):
        axis = parts.axis or 0
        name = AXIS_NAMES[axis - 1]
        if ceiling is not None and parts.low is not None and parts.low > ceiling:
            yield row, f"The parts {name} add up to {parts.low:,}, more than this {ceiling:,}."
        if floor is None or parts.high is None or parts.high >= floor:
            continue
        if is_complete(list(figures.values()), axis):
            words = f"The parts {name} cover everybody and add up to {parts.high:,}"
            yield row, f"{words}, less than this {floor:,}."


def is_complete(figures: list[Figure], axis: int) -> bool:
    """Whether the parts along an axis leave nobody out; only two axes can tell."""
    parts = [figure for figure in figures if getattr(figure, AXES[axis - 1])]
    if any(figure.scope == Scope.PART for figure in parts):
        return False
    if axis == 1:
        return {PersonStatus.CIVILIAN, PersonStatus.COMBATANT} <= {each.status for each in parts}
    return axis == 2 and set(AgeSex.values) <= {each.age_sex for each in parts}


def events_that_differ(figures: Mapping[int, Figure], event: Event) -> Iterator[Said]:
    """What the grain and the event count of the incident say against a figure."""
    for row, figure in figures.items():
        if event.grain == Grain.UMBRELLA:
            yield row, "An umbrella has no figure of its own: its members have them."
        elif figure.measure == Measure.OCCURRENCES and held(figure):
            yield from ((row, words) for words in occurrences(figure, event))


def occurrences(figure: Figure, event: Event) -> Iterator[str]:
    """What is wrong with a number of events."""
    floor, ceiling, number = least(figure), most(figure), event.event_count
    if event.grain != Grain.AGGREGATE:
        yield "Occurrences are counted in an aggregate: set the grain, or choose another measure."
    elif number is not None and (
        (floor is not None and number < floor) or (ceiling is not None and number > ceiling)
    ):
        yield f"The incident's event count is {number:,}: make the two agree."
