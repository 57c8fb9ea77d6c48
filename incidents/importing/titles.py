"""Titles put together from what a row says: the act, who did it to whom, where and when."""

from collections.abc import Mapping, Sequence

LONGEST = 300
_LEAST = 20


def composed(act: str, names: Mapping[str, Sequence[str]], where: str) -> str:
    """`act by A against B where`, with the names by the word in front of them.

    Several who are all only *with* it stand between themselves. What is too long is cut, names
    first; a title has at most 300 characters.
    """
    told = {word: list(some) for word, some in names.items() if some}
    if list(told) == ["with"] and len(told["with"]) > 1:
        told = {"between": told["with"]}
    words = sum(len(word) + 2 for word in told)
    room = max(_LEAST, (LONGEST - len(act) - len(where) - words - 1) // max(1, len(told)))
    parts = [f"{word} {_shorter(' and '.join(some), room)}" for word, some in told.items()]
    return _shorter(" ".join([act, *parts, where]), LONGEST)


def _shorter(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
