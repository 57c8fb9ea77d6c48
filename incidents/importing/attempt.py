"""What an import that only looks must undo, and why one ends before its time, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from incidents.importing.creating import CannotCreate
from incidents.importing.files import WrongFile
from incidents.importing.vanishing import TooMuchGone
from incidents.models.violations import explain

#: What a wrong file, a wrong wish or a folder that cannot be written to ends an import with.
STOPPED = (WrongFile, CannotCreate, TooMuchGone, OSError, ValidationError, IntegrityError)


@contextmanager
def undone() -> Iterator[None]:
    """Do everything inside in one transaction, and undo it again: what a dry run does.

    The database would end a transaction that says nothing for a minute, while a file is read.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield
        transaction.set_rollback(True)


def why_stopped(error: BaseException) -> str:
    """The fact and the remedy, for whoever asked for the import."""
    if isinstance(error, ValidationError):
        return "\n  ".join(error.messages)
    if isinstance(error, IntegrityError):
        return f"what it names cannot be made: {explain(error)}"
    return str(error)
