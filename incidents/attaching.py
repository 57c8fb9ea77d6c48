"""Attaching a second report to an incident that is held: its word, its number, or its denial."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

from incidents.codes import CLOSED, Stance, Standing
from incidents.figures.rules import key_of
from incidents.models import Citation, Figure, Incident, Source, User

LONGEST_QUOTATION = 120
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An incident as somebody saw it."""

    pk: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of a source's text, in characters from its start."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves; raises ValidationError where the text has no such stretch."""
        whole = self.source.text
        if not 0 <= self.start < self.end <= len(whole):
            raise ValidationError(
                f"passage: {self.start} to {self.end} is no part of the report's text of "
                f"{len(whole)} characters; select the passage again."
            )
        return whole[self.start : self.end]

    @property
    def locator(self) -> str:
        """Its paragraph; where no empty line stands between them, each line is one."""
        between = BETWEEN_PARAGRAPHS if BETWEEN_PARAGRAPHS.search(self.source.text) else r"\n"
        first = len(self.text) - len(self.text.lstrip())
        before = self.source.text[: self.start + first].lstrip()
        return f"paragraph {1 + len(re.findall(between, before))}"


@dataclass(frozen=True, kw_only=True)
class Denial:
    """What the report denies or hedges: a participation by its number, else that it happened."""

    stance: Stance
    participation: int | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """Whether more is known or we were wrong, and why; history keeps it for the editor."""

    act: str = ""
    reason: str = ""


Says = Mapping[str, Any] | Denial | None
"""What the report adds besides its word: the fields of a figure, a denial, or nothing."""


def attach(*, to: Seen, passage: Passage, says: Says, change: Change, by: User) -> Citation:
    """Cite the passage in the incident, with what it says, all of it or nothing.

    Raises ValidationError when the incident was changed since it was seen, is retracted or gone,
    when the passage is none, or when a rule refuses the figure.
    """
    context = {"user": by.pk, "act": f"attach {change.act}".strip(), "reason": change.reason}
    with transaction.atomic(), pghistory.context(**context):
        incident = locked(to)
        citation = cite(incident, passage)
        if isinstance(says, Denial):
            deny(incident, says, citation)
        elif says is not None:
            compete(incident, says, citation)
        connection.check_constraints()
    return citation


def locked(to: Seen) -> Incident:
    """The incident, nobody else's until the end of the transaction."""
    rows = Incident.objects.select_for_update(no_key=True).filter(pk=to.pk)
    incident: Incident | None = rows.first()
    if incident is None:
        raise ValidationError("The incident is not there any more: choose another one.")
    if incident.state in CLOSED:
        state = incident.get_state_display().lower()
        raise ValidationError(f"{incident} is {state}: choose another incident.")
    if incident.revision != to.revision:
        raise ValidationError(
            f"{incident} was changed after you looked at it: look at it again, then attach.",
            code="changed_meanwhile",
        )
    return incident


def cite(incident: Incident, passage: Passage) -> Citation:
    """The new citation, after the others; a short passage is quoted."""
    last = incident.citations.aggregate(last=models.Max("number"))["last"] or 0
    words = " ".join(passage.text.split())
    citation = Citation(
        incident=incident,
        number=last + 1,
        source=passage.source,
        locator=passage.locator,
        passage_start=passage.start,
        passage_end=passage.end,
        quotation=words if len(words) <= LONGEST_QUOTATION else "",
    )
    citation.full_clean()
    citation.save()
    return citation


def compete(incident: Incident, fields: Mapping[str, Any], citation: Citation) -> None:
    """Add a figure; beside a recommended one of the same key it is an alternative."""
    figure = Figure(incident=incident, cites=[citation.number], **fields)
    figure.position = next_position(incident.figures)
    rivals = incident.figures.filter(standing=Standing.RECOMMENDED)
    if any(key_of(each) == key_of(figure) for each in rivals):
        figure.standing = Standing.ALTERNATIVE
    figure.full_clean()
    figure.save()


def deny(incident: Incident, denial: Denial, citation: Citation) -> None:
    """Add the differing claim beside the one there is.

    That it happened is one claim of the incident itself: it takes the stance and the citation.
    """
    if denial.participation is None:
        incident.occurrence_stance = denial.stance
        incident.occurrence_cites = [*incident.occurrence_cites, citation.number]
        incident.save(update_fields=["occurrence_stance", "occurrence_cites"])
        return
    claim = incident.participations.filter(pk=denial.participation).first()
    if claim is None:
        raise ValidationError("claim: that participation is not there: choose one of the list.")
    claim.pk, claim._state.adding = None, True
    claim.position = next_position(incident.participations)
    claim.stance, claim.standing = denial.stance, Standing.ALTERNATIVE
    claim.cites = [citation.number]
    claim.full_clean()
    claim.save()


def next_position(rows: Any) -> int:
    """The position after the last row."""
    last = rows.aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1
