"""Timelines that the desk makes and keeps.

Working side: ``Timeline`` with its ``TimelineSection`` and ``TimelineEntry``.
Published side: ``TimelineEdition`` (insert only); ``PublishedTimeline`` is what
readers see of the newest, ``PublishedEdition`` of those that may be read again.
"""

from timeline.models.edition import TimelineEdition
from timeline.models.entry import TimelineEntry
from timeline.models.published import PublishedTimeline
from timeline.models.published_edition import PublishedEdition
from timeline.models.section import TimelineSection
from timeline.models.timeline import Timeline

__all__ = [
    "PublishedEdition",
    "PublishedTimeline",
    "Timeline",
    "TimelineEdition",
    "TimelineEntry",
    "TimelineSection",
]
