"""What the index says in its terms, so that those who write them and those who ask agree."""

from datetime import timedelta

from incidents.codes import AffiliationKind

ANYBODY = ("actor", "named")
"""Where an actor may be known from: as somebody who took part, spoke, or was counted."""
VIA = [kind for kind in AffiliationKind if not kind.followed]
"""The affiliations that filters by actor follow only when asked."""
MOST_PUBLISHERS = 99
"""So many publishers are counted; no incident has as many."""
LONGEST_BY_MONTH = timedelta(days=366)
"""What was published within so many days has a term for each month, what is vaguer a word."""
VAGUER = "long"
