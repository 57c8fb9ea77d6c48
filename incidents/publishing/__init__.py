"""How the working side becomes public: ``acts`` an editor does, ``restating`` of changed names.

``ledger`` writes records under the lock, ``index`` makes them findable.
"""

from incidents.publishing.acts import correct, publish, restore, retract, update
from incidents.publishing.ledger import Entry
from incidents.publishing.restating import count_to_restate, restate

__all__ = [
    "Entry",
    "correct",
    "count_to_restate",
    "publish",
    "restate",
    "restore",
    "retract",
    "update",
]
