"""Two incidents that are one: ``merge`` unites what is known, ``unmerge`` takes that back exactly.

``choices`` says what of which is kept, ``uniting`` works out the rows, ``following`` takes along
what points at the loser.
"""

from incidents.merging.choices import BOTH, LOSER, WINNER, Choices
from incidents.merging.merge import merge, preview
from incidents.merging.unmerge import unmerge

__all__ = ["BOTH", "LOSER", "WINNER", "Choices", "merge", "preview", "unmerge"]
