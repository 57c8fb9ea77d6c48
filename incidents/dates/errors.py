"""The one error of this package."""

_SHOWN = 40


class EdtfError(ValueError):
    """A text that is no date: `str()` is one sentence with value, problem and remedy."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(value, problem, remedy)
        self.value = value
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f'"{shown(self.value)}" {self.problem}: {self.remedy}'


def shown(text: str) -> str:
    """Return `text` fit for a message: short, and with what cannot be printed as an escape."""
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)
