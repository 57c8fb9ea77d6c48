"""Saved timelines at the desk: analysts draft them, editors publish and withdraw.

``timeline`` is the page, ``rows`` what stands below it, ``publishing`` the acts.
"""

from timeline.admin.timeline import TimelineAdmin

__all__ = ["TimelineAdmin"]
