"""What is wished of an import: which file it is, what is to be done with it, and in whose name."""

from dataclasses import dataclass

from incidents.importing.registry import Dataset, ImportFormat
from incidents.models import User


@dataclass(frozen=True)
class Wish:
    """One import. Without `publishing` what is new stays a draft, what changed stays pending.

    `leaving_out` stores the sound rows of a file that has wrong ones; `whole` says that the file is
    all there is of the dataset, so that what is not in it any more is retracted.
    """

    format: ImportFormat
    dataset: Dataset
    by: User
    reason: str = ""
    publishing: bool = False
    creating: bool = False
    leaving_out: bool = False
    whole: bool = False

    @property
    def why(self) -> str:
        """The reason that readers see of a correction."""
        release = f" {self.dataset.release}" if self.dataset.release else ""
        return self.reason or f"{self.format.label}{release} says otherwise now."

    @property
    def why_gone(self) -> str:
        """The reason that readers see of a retraction."""
        release = f" {self.dataset.release}" if self.dataset.release else ""
        return self.reason or f"{self.format.label}{release} does not have it any more."
