"""Which incidents may be the one that is being typed: the nearest by days, place, type and words.

`nearest` asks, in one statement; `docs/desk/duplicates.md` says what counts as near.
"""

from incidents.duplicates.asked import Asked, Spot
from incidents.duplicates.judged import keep_apart
from incidents.duplicates.nearest import Match, nearest

__all__ = ["Asked", "Match", "Spot", "keep_apart", "nearest"]
