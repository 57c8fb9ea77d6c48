"""The fields every claim has, in the order in which a coder needs them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

GROUND = ("basis", "by", "cites")
"""What most claims need: on what ground, on whose word, by which citations."""
JUDGEMENT = ("stance", "standing")

REST_OF_CLAIM: Any = (
    _("How firmly, and why"),
    {"classes": ["collapse"], "fields": [JUDGEMENT, "reason"]},
)
"""What only some claims need, folded away."""

OCCURRENCE = (
    "occurrence_basis",
    "occurrence_stance",
    "occurrence_by",
    "occurrence_reason",
    "occurrence_cites",
)
"""The claim that it happened, which an incident carries itself."""
