"""Why an address was not fetched, said so that an analyst knows what to do."""

from enum import Enum


class Why(Enum):
    """What a failure tells of the address."""

    FORBIDDEN = "forbidden"
    """We do not ask such an address, whatever is there."""
    GONE = "gone"
    """There is no such page, or no such site."""
    UNANSWERED = "unanswered"
    """Perhaps another time: no answer, one that broke off, or an error of the server."""
    UNREADABLE = "unreadable"
    """There is an answer, but none that can be kept."""


class NotFetched(Exception):
    """The address, what was the matter with it, and the remedy."""

    def __init__(self, url: str, fact: str, remedy: str, why: Why) -> None:
        super().__init__(f"{url}: {fact}. {remedy}")
        self.url, self.fact, self.why = url, fact, why


def forbidden(url: str, fact: str, remedy: str) -> NotFetched:
    """An address that is not asked."""
    return NotFetched(url, fact, remedy, Why.FORBIDDEN)


def unanswered(url: str, fact: str) -> NotFetched:
    """No whole answer this time."""
    remedy = "Try again later, or save the page in your browser and upload it."
    return NotFetched(url, fact, remedy, Why.UNANSWERED)


SAVE_IT = "Save what you see in your browser, as a page or a PDF, and upload that."


def unreadable(url: str, fact: str, remedy: str = SAVE_IT) -> NotFetched:
    """An answer that cannot be kept."""
    return NotFetched(url, fact, remedy, Why.UNREADABLE)
