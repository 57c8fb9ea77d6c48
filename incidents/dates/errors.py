"""The one error of this package."""

from incidents.unread import Unread, shown

__all__ = ["EdtfError", "shown"]


class EdtfError(Unread):
    """A text that is no date."""
