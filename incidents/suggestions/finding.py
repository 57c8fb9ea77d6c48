"""The kinds of suggestions, and asking all of them."""

from collections.abc import Callable, Iterable

from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion, gathered

Finder = Callable[[Report], Iterable[Suggestion]]
_finders: dict[str, Finder] = {}


def register(kind: str) -> Callable[[Finder], Finder]:
    """Offer what the decorated function finds; ValueError when a kind is there already."""

    def kept(finder: Finder) -> Finder:
        if _finders.setdefault(kind, finder) is not finder:
            raise ValueError(f"two kinds of suggestion are named {kind!r}: rename one of them")
        return finder

    return kept


def kinds() -> list[str]:
    """The names of all kinds."""
    return sorted(_finders)


def suggest(report: Report, selected: Passage | None = None) -> list[Suggestion]:
    """All suggestions kind by kind, those of a selected passage first."""
    found = [each for kind in kinds() for each in gathered(_finders[kind](report))]
    if selected is None:
        return found
    return sorted(found, key=lambda each: not touches(each, selected))


def touches(suggestion: Suggestion, selected: Passage) -> bool:
    """Whether one of its passages has a character of the selected one."""
    return any(
        passage.start < selected.end and selected.start < passage.end
        for passage in suggestion.passages
    )
