"""Timelines that the desk makes and keeps.

Working side: ``Timeline`` with its ``TimelineSection`` and ``TimelineEntry``.
Published side: ``TimelineEdition`` (insert only); ``PublishedTimeline`` is what readers see of it.
"""

from timeline.models.edition import TimelineEdition
from timeline.models.entry import TimelineEntry
from timeline.models.published import PublishedTimeline
from timeline.models.section import TimelineSection
from timeline.models.timeline import Timeline

__all__ = [
    "PublishedTimeline",
    "Timeline",
    "TimelineEdition",
    "TimelineEntry",
    "TimelineSection",
]
