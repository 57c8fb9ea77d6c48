"""What readers may know of actors, places, types and sources: those that published documents name.

`kinds` declares the four lists, `listing` is one of them pinned to a ledger position, `question`
reads what is asked of it, `detail` tells all that is known of one row.
"""

from incidents.reference.kinds import KINDS, ReferenceKind
from incidents.reference.listing import Listing
from incidents.reference.question import ask

__all__ = ["KINDS", "Listing", "ReferenceKind", "ask"]
