"""Counting no further than anybody looks: a list of many is one of more than 10,000."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

if TYPE_CHECKING:
    Pages = Paginator[Any]
else:
    Pages = Paginator

MOST_COUNTED = 10_000


def counted(rows: QuerySet[Any]) -> int:
    """How many there are; 10,001 stands for any number above 10,000."""
    return rows.order_by()[: MOST_COUNTED + 1].count()


def in_words(count: int) -> str:
    """A count as it is shown."""
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else f"{count:,}"


class LimitedPaginator(Pages):
    """Pages of the first 10,000 rows; whoever wants one further on narrows the list."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many rows can be paged through, one more when there are others.

        A search that knows that they are many says so in the query.
        """
        query = getattr(self.object_list, "query", None)
        if getattr(query, "surely_many", False):
            return MOST_COUNTED + 1
        return counted(self.object_list)

    @property
    def count_in_words(self) -> str:
        """The count as it is shown."""
        return in_words(self.count)
