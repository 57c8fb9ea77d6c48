"""Saved timelines at the desk: analysts draft them, editors publish and withdraw.

``timeline`` is the page, ``rows`` what stands below it, ``publishing`` the acts,
``shared_editing`` two editors of one.
"""

from timeline.admin.timeline import TimelineAdmin

__all__ = ["TimelineAdmin"]
