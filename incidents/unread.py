"""A text that could not be read, said in one sentence; what dates and coordinates raise alike."""


class Unread(ValueError):
    """A text that is not what it should be: `str()` is its value, the problem and the remedy."""

    quoted = '"{}"'
    longest = 40
    """So many characters of the value are shown."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(value, problem, remedy)
        self.value = value
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        value = self.quoted.format(shown(self.value, self.longest))
        return f"{value} {self.problem}: {self.remedy}"


def shown(text: str, longest: int = Unread.longest) -> str:
    """Return `text` fit for a message: short, and with what cannot be printed as an escape."""
    short = text if len(text) <= longest else text[:longest] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)
