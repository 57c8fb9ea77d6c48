"""What the index says in its terms, so that those who write them and those who ask agree."""

from datetime import timedelta

from incidents.codes import AffiliationKind

VIA = tuple(kind for kind in AffiliationKind if not kind.followed)
"""The affiliations that filters by actor follow only when asked."""
ANYBODY = ("actor", "named", *VIA)
"""Where an actor may be known from: who took part, spoke, was counted, or stood behind those."""
MOST_PUBLISHERS = 99
"""So many publishers are counted; no incident has as many."""
LONGEST_BY_MONTH = timedelta(days=366)
"""What was published within so many days has a term for each month, what is vaguer a word."""
VAGUER = "long"
