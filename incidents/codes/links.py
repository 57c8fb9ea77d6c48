"""Code list of the relations between two incidents."""

from typing import TYPE_CHECKING, Self

from django.utils.translation import pgettext_lazy

from incidents.codes.base import CodeList

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class LinkKind(CodeList):
    """How one incident relates to another; written from the first to the second.

    What happened later, what is a duplicate and what contradicts are not links: dates, merging
    and competing claims say them.
    """

    inverse: str

    def __new__(cls, code: str, definition: str = "", inverse: str = "") -> Self:
        """Make a member that also knows the wording seen from the other incident."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        member.inverse = inverse
        return member

    PART_OF = "part-of", "A member of an umbrella or of an aggregate.", "Includes", "Part of"
    RESPONDS_TO = (
        "responds-to",
        "Somebody says, or this desk infers, that it was done because of the other.",
        "Answered by",
        "Responds to",
    )
    CARRIES_OUT = (
        "carries-out",
        "Does what the other, an order, threat, plan or agreement, said.",
        "Carried out by",
        "Carries out",
    )
    CONCERNS = "concerns", "A statement that speaks of the other.", "Spoken of in", "Concerns"
    BREAKS = "breaks", "An act against the agreement that the other is.", "Broken by", "Breaks"
    COORDINATED_WITH = (
        "coordinated-with",
        "One operation in several places; holds both ways.",
        "Coordinated with",
        "Coordinated with",
    )
    ALTERNATIVE_ACCOUNT_OF = (
        "alternative-account-of",
        "At most one of the two is true, and they are counted once; holds both ways.",
        "Alternative account of",
        "Alternative account of",
    )

    @property
    def inverse_label(self) -> "_StrPromise":
        """The wording seen from the other incident, in the language of the page."""
        return pgettext_lazy(type(self).__name__, self.inverse)

    @property
    def symmetric(self) -> bool:
        """Whether the link reads the same from either incident."""
        return self.inverse == self._label_
