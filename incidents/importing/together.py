"""Which records of a dataset were one operation, by what any of them says of the others.

What a row says is kept in its origin, so that one which comes years later, in another file, is
linked to it then.
"""

import re

from incidents.models import Origin

_BETWEEN = re.compile(r"[,;\s]+")


class Together:
    """It holds both ways, whichever row says so."""

    def __init__(self) -> None:
        self._others: dict[str, set[str]] = {}

    def note(self, original_id: str, told: str) -> None:
        """Take in what one row lists; itself it may list, too."""
        for other in filter(None, _BETWEEN.split(told)):
            self._others.setdefault(original_id, set()).add(other)
            self._others.setdefault(other, set()).add(original_id)

    def note_held(self, dataset: str, code: str) -> None:
        """Take in what the records that are here list under this code of their origins."""
        origins = Origin.objects.filter(dataset=dataset, codes__has_key=code)
        for original_id, told in origins.values_list("original_id", f"codes__{code}"):
            self.note(original_id, str(told))

    def of(self, original_id: str) -> set[str]:
        """The ids of the others."""
        return self._others.get(original_id, set())
