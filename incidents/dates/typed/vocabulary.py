"""The words dates are typed with, in English and, where it is simple, in Arabic.

Each stands for a sign: its kind, one letter, and a value. The grammar reads kinds, as `dmy` for
"27 Dec 2019"; a word that is not here is not understood.
"""

from typing import Final, NamedTuple


class Sign(NamedTuple):
    """What a word stands for; `raw` is the word as it was typed."""

    kind: str
    value: int | str = ""
    raw: str = ""


MONTHS: Final = (
    "january jan يناير كانون·الثاني",
    "february feb فبراير شباط",
    "march mar مارس اذار",
    "april apr ابريل نيسان",
    "may مايو ايار",
    "june jun يونيو يونيه حزيران",
    "july jul يوليو يوليه تموز",
    "august aug اغسطس اب",
    "september sep sept سبتمبر ايلول",
    "october oct اكتوبر تشرين·الاول",
    "november nov نوفمبر تشرين·الثاني",
    "december dec ديسمبر كانون·الاول",
)
WEEKDAYS: Final = (
    "monday mon الاثنين",
    "tuesday tue tues الثلاثاء",
    "wednesday wed الاربعاء",
    "thursday thu thur thurs الخميس",
    "friday fri الجمعه",
    "saturday sat السبت",
    "sunday sun الاحد",
)
NUMBERS: Final = (
    *("a", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
PARTS_OF_DAY: Final = {
    "small-hours": "small·hours",
    "dawn": "dawn daybreak sunrise فجر",
    "morning": "morning صباح صباحا",
    "midday": "midday noon ظهر",
    "afternoon": "afternoon عصر",
    "evening": "evening dusk مساء",
    "night": "night ليله ليلا",
}
OTHERS: Final = {
    "B": "between بين",
    "A": "and و",
    "R": "or او",
    "F": "from من",
    "T": "to through thru - / الي",
    "S": "since منذ",
    "U": "until till by up حتي",
    "q": "~ about around circa ca c approximately approx roughly حوالي نحو",
    "Q": "? possibly perhaps probably maybe ربما",
    "%": "%",
    "l": "last past previous الماضي الماضيه",
    "n": "next coming القادم القادمه",
    "h": "this current",
    "g": "ago",
    "z": "weekend",
}
FILLERS: Final = frozenset(
    (
        *("the", "of", "on", "in", "at", "during", "over", "within", "onward", "onwards", ",", "."),
        *("يوم", "في", "عام", "سنه", "شهر"),
    )
)
EDGES: Final = {
    0: "early beginning start اوائل مطلع",
    1: "mid middle منتصف",
    2: "late end اواخر نهايه",
}
UNITS: Final = {"day": "days", "week": "weeks الاسبوع", "month": "months الشهر", "year": "years"}
DAYS: Final = {
    -1: "yesterday امس",
    0: "today اليوم",
    1: "tomorrow غدا",
}


def _signs() -> dict[str, Sign]:
    """Every word with what it stands for."""
    listed: list[tuple[str, int | str, str]] = [
        *(("m", number, words) for number, words in enumerate(MONTHS, 1)),
        *(("w", number, words) for number, words in enumerate(WEEKDAYS)),
        *(("k", number or 1, word) for number, word in enumerate(NUMBERS)),
        *(("p", code, words) for code, words in PARTS_OF_DAY.items()),
        *(("e", third, words) for third, words in EDGES.items()),
        *(("u", unit, f"{unit} {words}") for unit, words in UNITS.items()),
        *(("t", days, words) for days, words in DAYS.items()),
        *((kind, "", words) for kind, words in OTHERS.items()),
        ("k", 1, "an"),
    ]
    return {
        word.replace("·", " "): Sign(kind, value)
        for kind, value, words in listed
        for word in words.split()
    }


SIGNS: Final = _signs()
