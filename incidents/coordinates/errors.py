"""Why a text gives no coordinates."""

_SHOWN = 60


class CoordinatesError(ValueError):
    """A text without one clear point: `str()` is one sentence with value, problem and remedy."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(value, problem, remedy)
        self.value = value
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"“{shown(self.value)}” {self.problem}: {self.remedy}"


def shown(text: str) -> str:
    """The text fit for a message: short, and with what cannot be printed as an escape."""
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)


class Unclear(Exception):
    """What is wrong with a part of a text, before it is known what the whole text was."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy
