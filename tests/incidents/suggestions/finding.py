"""How tests of suggestions ask: by what is shown to somebody, not by keys of the database."""

from datetime import date

from incidents.suggestions import Report, Suggestion, suggest

THURSDAY = date(2020, 1, 2)


def suggested(text: str, kind: str, published: date | None = THURSDAY) -> list[Suggestion]:
    """What a text suggests of one kind."""
    return [each for each in suggest(Report(text, published)) if each.kind == kind]


def labels(text: str, kind: str, published: date | None = THURSDAY) -> list[str]:
    """The labels of these."""
    return [each.label for each in suggested(text, kind, published)]


def passages(text: str, suggestion: Suggestion) -> list[str]:
    """What the passages say."""
    return [text[start:end] for start, end in suggestion.passages]
