"""Why a text gives no coordinates."""

from incidents.unread import Unread


class CoordinatesError(Unread):
    """A text without one clear point."""

    quoted = "“{}”"
    longest = 60


class Unclear(Exception):
    """What is wrong with a part of a text, before it is known what the whole text was."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy
