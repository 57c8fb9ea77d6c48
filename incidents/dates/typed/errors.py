"""Why a typed date was not taken."""

from incidents.dates.errors import EdtfError


class NotUnderstood(EdtfError):
    """A typed date that has no reading, or several; `choices` are texts to type instead."""

    def __init__(
        self, value: str, problem: str, remedy: str, choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(value, problem, remedy)
        self.choices = choices


class Ambiguous(Exception):
    """One part of a typed date can be read in several ways."""

    def __init__(self, part: str, choices: tuple[str, ...]) -> None:
        super().__init__(part, choices)
        self.part = part
        self.choices = choices


class Unreadable(Exception):
    """One part of a typed date says something that no date says."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy
