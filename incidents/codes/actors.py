"""Code lists of actors: what sort they are, how they are named, how they belong together."""

from typing import Final, Self

from incidents.codes.base import CodeList


class ActorKind(CodeList):
    """What sort of actor it is; ``acled_inter`` is ACLED's number, None where it has none.

    State forces outside their own country are 8 in ACLED: that depends on the incident, so the
    exporter decides it.
    """

    acled_inter: int | None

    def __new__(cls, code: str, definition: str = "", acled_inter: str = "") -> Self:
        """Make a member; the ACLED number is a digit, empty for none."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        member.acled_inter = int(acled_inter) if acled_inter else None
        return member

    STATE_FORCES = "state-forces", "Forces of a state, branch not told.", "1", "State forces"
    MILITARY = "military", "Armed forces of a state or a branch of them.", "1", "Military"
    UNIT = "unit", "Named formation or vessel of a state's forces.", "1", "Unit"
    POLICE = "police", "Police or interior forces of a state.", "1", "Police"
    GOVERNMENT_BODY = (
        "government-body",
        "Government, ministry, parliament, court or agency.",
        "1",
        "Government body",
    )
    REBEL = "rebel", "Armed group that fights to replace or leave a state.", "2", "Rebel group"
    POLITICAL_MILITIA = (
        "political-militia",
        "Armed group that serves a political end short of replacing the state.",
        "3",
        "Political militia",
    )
    IDENTITY_MILITIA = (
        "identity-militia",
        "Armed group of a community, tribe, faith or locality.",
        "4",
        "Identity militia",
    )
    RIOTERS = "rioters", "Crowd that uses force.", "5", "Rioters"
    PROTESTERS = "protesters", "Crowd with a demand that uses no force.", "6", "Protesters"
    CIVILIANS = "civilians", "Unarmed people, described as such.", "7", "Civilians"
    COALITION = "coalition", "States or forces acting together.", "8", "Coalition"
    INTERGOVERNMENTAL = (
        "intergovernmental",
        "Organisation of states and its missions.",
        "8",
        "Intergovernmental organisation",
    )
    PRIVATE_SECURITY = (
        "private-security",
        "Company that guards or fights for pay.",
        "8",
        "Private security",
    )
    PERSON = "person", "One human being.", "", "Person"
    ORGANISATION = "organisation", "Party, company, charity or association.", "", "Organisation"
    MEDIA = "media", "Publisher or broadcaster as an actor.", "", "Media"
    COLLECTIVE = (
        "collective",
        "Several actors under one expression that does not list them.",
        "",
        "Collective",
    )
    UNIDENTIFIED = "unidentified", "Who it was is not known, and that is said.", "", "Unidentified"


ARMED: Final = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.MILITARY,
        ActorKind.UNIT,
        ActorKind.POLICE,
        ActorKind.REBEL,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.COALITION,
        ActorKind.PRIVATE_SECURITY,
    }
)
"""Kinds that bear arms: an attack on them is a battle to ACLED."""
UNARMED: Final = frozenset(
    {
        ActorKind.GOVERNMENT_BODY,
        ActorKind.PROTESTERS,
        ActorKind.CIVILIANS,
        ActorKind.INTERGOVERNMENTAL,
        ActorKind.PERSON,
        ActorKind.ORGANISATION,
        ActorKind.MEDIA,
    }
)
"""Kinds that do not: an attack on them is violence against civilians. The rest may be either."""


class NameForm(CodeList):
    """What kind of name it is."""

    ALIAS = "alias", "Another full name, a spelling or a translation.", "Alias"
    SHORT = "short", "Abbreviation or short name.", "Short form"
    ADJECTIVE = "adjective", "The form used before a noun, such as Iranian.", "Adjective"


class AffiliationKind(CodeList):
    """How one actor belongs to another, read from the first to the second."""

    PART_OF = "part-of", "Is a component of it and acts in its name.", "Part of"
    OFFICE = "office", "A person holds an office in it, with title and dates.", "Office"
    MEMBER_OF = "member-of", "A state in a coalition, or a group in a front.", "Member of"
    FORMALLY_UNDER = (
        "formally-under",
        "Belongs to it in law; that it commands is not shown.",
        "Formally under",
    )
    COMMANDED_BY = "commanded-by", "Takes its orders from it.", "Commanded by"
    BACKED_BY = "backed-by", "Receives arms, money or training from it.", "Backed by"
    SUPPORTS = "supports", "Gives it arms, money, training or political cover.", "Supports"
    ALLIED_WITH = "allied-with", "Fights or works beside it as an equal.", "Allied with"
    SUCCESSOR_OF = "successor-of", "Took over from it under another name.", "Successor of"

    @property
    def followed(self) -> bool:
        """Whether asking for the second actor also finds the first."""
        return self in (AffiliationKind.PART_OF, AffiliationKind.OFFICE)
