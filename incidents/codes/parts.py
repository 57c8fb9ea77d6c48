"""Code list of the parts of an incident that may be there or be missing."""

from typing import Self

from incidents.codes.base import CodeList

_HELD = '@.standing != "rejected" && @.stance != "denies"'

_CASUALTIES = (
    '$.figures[*] ? ((@.measure == "killed" || @.measure == "wounded"'
    ' || @.measure == "casualties") && HELD)'
)


class Part(CodeList):
    """What `has` and `missing` ask for: whether something was entered, neither rejected nor denied.

    ``path`` is the JSON path of it in a document. ``rare`` parts are told by the index where they
    are there, the others where they are not: either way few incidents have the term.
    """

    path: str
    rare: bool

    def __new__(cls, code: str, definition: str = "", path: str = "", rare: str = "") -> Self:
        """Make a member; ``rare`` is a word or empty."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        member.path = path.replace("HELD", _HELD)
        member.rare = bool(rare)
        return member

    ACTORS = "actors", "Somebody who took part.", "$.participations[*] ? (HELD)", "", "Actors"
    INITIATOR = (
        "initiator",
        "Somebody who carried it out, if only as described.",
        '$.participations[*] ? (@.role == "initiator" && HELD)',
        "",
        "Initiator",
    )
    TARGET = (
        "target",
        "Somebody it was aimed at.",
        '$.participations[*] ? (@.role == "target" && HELD)',
        "",
        "Target",
    )
    PLACE = (
        "place",
        "A place or a point where it was, not one it was about.",
        '$.locations[*] ? (@.role != "about" && (@.place != null || @.latitude != null) && HELD)',
        "",
        "Place",
    )
    FIGURES = "figures", "A number of anything.", "$.figures[*] ? (HELD)", "", "Figures"
    CASUALTIES = (
        "casualties",
        "A number of people killed or wounded, nought included.",
        _CASUALTIES,
        "rare",
        "Casualties",
    )
    TIME = (
        "time",
        "A time or a part of the day.",
        '$ ? (@.time != null || @.part_of_day != "")',
        "rare",
        "Time",
    )
    MEANS = "means", "With what it was done.", "$.means[*]", "rare", "Means"
    TARGET_KIND = "target-kind", "At what it was aimed.", "$.target_kinds[*]", "rare", "Target kind"
    GRADING = "grading", "How well it is supported.", '$.grading ? (@ != "")', "rare", "Grading"
    TAGS = "tags", "A tag.", "$.tags[*]", "rare", "Tags"
    LINKS = "links", "A link to another incident.", "$.links[*] ? (HELD)", "rare", "Links"
    ORIGIN = "origin", "A dataset it was imported from.", "$.origins[*]", "rare", "Origin"

    @property
    def term(self) -> str:
        """What the index says of it: that it is there, or that it is not."""
        return f"{'has' if self.rare else 'lacks'}:{self}"
