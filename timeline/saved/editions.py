"""The editions of a timeline, the newest first, and what each changed."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property

from incidents.dates.errors import shown
from incidents.filters import InvalidParameters
from incidents.filters.errors import WrongValueError
from incidents.filters.scalars import Scalars
from incidents.selection import READER
from timeline.models import PublishedEdition, PublishedTimeline
from timeline.saved.differences import Change, changes
from timeline.saved.told import Saved, edition, published

_NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@dataclass
class Edition:
    """One edition as it is listed; the first that can be read changed nothing that can be told."""

    number: int
    made_at: datetime
    document: str
    before: str = ""

    @cached_property
    def changes(self) -> list[Change]:
        """What it changed of the one before."""
        if not self.before:
            return []
        return changes(json.loads(self.before), json.loads(self.document))


def editions(slug: str) -> list[Edition]:
    """Those that readers may read, the newest first."""
    rows = PublishedEdition.objects.using(READER).filter(slug=slug).order_by("edition")
    found: list[Edition] = []
    for row in rows:
        before = found[-1].document if found else ""
        found.append(Edition(row.edition, row.made_at, row.document, before))
    return found[::-1]


def chosen(row: PublishedTimeline, given: dict[str, Any]) -> Saved:
    """The edition that the parameter `edition` names, which is taken out; else the newest.

    Raises `InvalidParameters`.
    """
    values = given.pop("edition", None)
    if values is None:
        return published(row)
    scalars = Scalars({"edition": values})
    found = scalars.read("edition", lambda text: _found(row.slug, text), None)
    if found is None:
        raise InvalidParameters(scalars.errors)
    return edition(found)


def _found(slug: str, text: str) -> PublishedEdition:
    rows = PublishedEdition.objects.using(READER).filter(slug=slug)
    found = rows.filter(edition=int(text)).first() if _NUMBER.fullmatch(text) else None
    if found is None:
        known = [*map(str, rows.order_by("edition").values_list("edition", flat=True))]
        message = f'"{shown(text)}" is no edition that can be read: write {" or ".join(known)}.'
        raise WrongValueError(message, known[-1:])
    return found
