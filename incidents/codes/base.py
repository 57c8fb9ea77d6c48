"""The base of every code list: a closed vocabulary whose members define themselves."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _translated(member: "CodeList | NumberedCodeList") -> "_StrPromise":
    """The label; the name of the list tells the same word of two lists apart.

    `incidents.translatable` gives the labels to the catalogues.
    """
    return pgettext_lazy(type(member).__name__, str(member._label_))


class CodeList(models.TextChoices):
    """A vocabulary of permanent codes, written ``NAME = "code", "definition", "Label"``.

    The code is what is stored and what the API speaks, and it never changes. The label is for
    people and may. The definition is what a coder decides by; the codebook is printed from it.
    """

    definition: str

    def __new__(cls, code: str, definition: str = "") -> Self:
        """Make a member equal to its code; Django has already taken the label off the end."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        return member

    @property
    def label(self) -> "_StrPromise":
        """What it is called in the language of the page."""
        return _translated(self)


class NumberedCodeList(models.IntegerChoices):
    """A vocabulary whose codes are the numbers of a published scale."""

    definition: str

    def __new__(cls, code: int, definition: str = "") -> Self:
        """Make a member equal to its number; Django has already taken the label off the end."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        return member

    @property
    def label(self) -> "_StrPromise":
        """What it is called in the language of the page."""
        return _translated(self)
