"""English words in the forms a report may use: “rocket+” has a plural, “deploy~” is a verb."""

IRREGULAR = {
    "shoot": ["shoots", "shot", "shooting"],
    "strike": ["strikes", "struck", "striking"],
    "blow": ["blows", "blew", "blown", "blowing"],
    "fire": ["fires", "fired", "firing"],
    "withdraw": ["withdraws", "withdrew", "withdrawn", "withdrawing"],
    "flee": ["flees", "fled", "fleeing"],
    "send": ["sends", "sent", "sending"],
    "overrun": ["overruns", "overran", "overrunning"],
    "take": ["takes", "took", "taken", "taking"],
    "kidnap": ["kidnaps", "kidnapped", "kidnapping"],
    "meet": ["meets", "met", "meeting"],
    "say": ["says", "said", "saying"],
    "behead": ["beheads", "beheaded", "beheading"],
    "rape": ["rapes", "raped", "raping"],
    "break": ["breaks", "broke", "broken", "breaking"],
    "set": ["sets", "setting"],
}


def inflected(entry: str) -> list[str]:
    """All forms of an entry; the mark stands after the word that changes."""
    words = entry.split()
    for at, word in enumerate(words):
        if word.endswith(("+", "~")):
            forms = _verb(word[:-1]) if word.endswith("~") else _noun(word[:-1])
            return [" ".join([*words[:at], form, *words[at + 1 :]]) for form in forms]
    return [entry]


def _noun(word: str) -> list[str]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, f"{word[:-1]}ies"]
    return [word, f"{word}es" if word.endswith(("s", "sh", "ch", "x")) else f"{word}s"]


def _verb(word: str) -> list[str]:
    if word in IRREGULAR:
        return [word, *IRREGULAR[word]]
    third = _noun(word)[1]
    if word.endswith("e"):
        return [word, third, f"{word}d", f"{word[:-1]}ing"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, third, f"{word[:-1]}ied", f"{word}ing"]
    return [word, third, f"{word}ed", f"{word}ing"]
