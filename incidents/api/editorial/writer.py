"""Who writes, and what the address says besides: dry or not, creating or not, and why."""

from dataclasses import dataclass

from rest_framework.request import Request

from incidents.api.writing import parameters, refuse_wrong, switch
from incidents.models import User

PARAMETERS = ("dry_run", "create_missing", "reason")


@dataclass(frozen=True)
class Wish:
    """The parameters of a write."""

    dry_run: bool
    create_missing: bool
    reason: str

    def context(self) -> dict[str, str]:
        """What the history keeps beside who."""
        return {"reason": self.reason} if self.reason else {}


def wish(request: Request, known: tuple[str, ...] = PARAMETERS) -> Wish:
    """Read them; raises `InvalidParameters`."""
    scalars = parameters(request, known)
    asked = Wish(
        dry_run=scalars.read("dry_run", switch, False),
        create_missing=scalars.read("create_missing", switch, False),
        reason=scalars.read("reason", str, ""),
    )
    refuse_wrong(scalars)
    return asked


def signed_in(request: Request) -> User:
    """Whoever asks: these addresses are for users only."""
    assert isinstance(request.user, User)
    return request.user
