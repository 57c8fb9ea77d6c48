"""Makes editions: what an editor publishes of a timeline, and its withdrawal."""

import json

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from incidents.models import User
from timeline.models import Timeline, TimelineEdition
from timeline.models.edition import EditionAction
from timeline.saved.told import document_of


def publish(timeline: Timeline, *, by: User) -> TimelineEdition:
    """Publish the timeline as it stands; raises `PermissionDenied` or `ValidationError`.

    Filter and entries are looked at again: the draft may be older than what it names.
    """
    with transaction.atomic():
        held = _held(timeline, by)
        held.full_clean()
        document = json.dumps(document_of(held), ensure_ascii=False)
        return _edition(held, by, EditionAction.PUBLISHED, document=document)


def withdraw(timeline: Timeline, *, by: User, reason: str) -> TimelineEdition:
    """Take the timeline from readers, who are told why; raises as `publish` does."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why: readers will see it."})
    with transaction.atomic():
        held = _held(timeline, by)
        if not is_published(held):
            raise ValidationError(f"{held} is not published: there is nothing to withdraw.")
        return _edition(held, by, EditionAction.WITHDRAWN, reason=reason.strip())


def is_published(timeline: Timeline) -> bool:
    """Whether readers see it, in whatever edition."""
    newest = timeline.editions.order_by("number").last()
    return newest is not None and newest.action == EditionAction.PUBLISHED


def differs(timeline: Timeline) -> bool:
    """Whether the draft says something else than the newest edition."""
    newest = timeline.editions.order_by("number").last()
    if newest is None or not newest.document:
        return True
    return bool(json.loads(newest.document) != document_of(timeline))


def _held(timeline: Timeline, by: User) -> Timeline:
    """The stored row, which nobody else publishes meanwhile."""
    if not by.has_perm("timeline.publish_timeline"):
        raise PermissionDenied(f"{by} may not publish timelines: ask an editor.")
    return Timeline.objects.select_for_update().get(pk=timeline.pk)


def _edition(timeline: Timeline, by: User, action: EditionAction, **said: str) -> TimelineEdition:
    number = timeline.editions.count() + 1
    return TimelineEdition.objects.create(
        timeline=timeline, number=number, slug=timeline.slug, action=action, by=by, **said
    )
