"""Code lists of a reported number: what is counted, of what or whom, and how exactly."""

from incidents.codes.base import CodeList


class Measure(CodeList):
    """What a figure counts."""

    KILLED = "killed", "People who died of it.", "Killed"
    WOUNDED = "wounded", "People hurt who did not die.", "Wounded"
    CASUALTIES = "casualties", "People killed or wounded, not told apart.", "Casualties"
    MISSING = "missing", "People whose fate is not known.", "Missing"
    ABDUCTED = "abducted", "People taken without lawful or acknowledged power.", "Abducted"
    DETAINED = "detained", "People held by an authority that says it may.", "Detained"
    RELEASED = "released", "People set free.", "Released"
    DISPLACED = "displaced", "People who had to leave and went on their own.", "Displaced"
    EVACUATED = "evacuated", "People who were taken out.", "Evacuated"
    PARTICIPANTS = "participants", "People in a gathering.", "Participants"
    PERSONNEL = "personnel", "Members of a force ordered or moved.", "Personnel"
    MUNITIONS = "munitions", "Munitions fired, dropped or set off.", "Munitions"
    INTERCEPTED = "intercepted", "Of the munitions, those stopped before effect.", "Intercepted"
    SORTIES = "sorties", "Flights or strikes flown.", "Sorties"
    DESTROYED = "destroyed", "Things that cannot be used again; name the item.", "Destroyed"
    DAMAGED = "damaged", "Things harmed and not destroyed; name the item.", "Damaged"
    SEIZED = "seized", "Things taken from their holder; name the item.", "Seized"
    MOVED = "moved", "Things ordered or moved; name the item.", "Moved"
    OCCURRENCES = (
        "occurrences",
        "Events in an aggregate, when sources compete over their number.",
        "Occurrences",
    )


class Item(CodeList):
    """The kind of thing a figure counts."""

    ROCKET = "rocket", "Unguided rocket.", "Rocket"
    MORTAR_SHELL = "mortar-shell", "Mortar round.", "Mortar shell"
    ARTILLERY_SHELL = "artillery-shell", "Shell of a gun, howitzer or tank.", "Artillery shell"
    MISSILE = "missile", "Guided, cruise or ballistic missile.", "Missile"
    BOMB = "bomb", "Explosive that is dropped, placed, carried or driven.", "Bomb"
    DRONE = "drone", "Uncrewed aircraft.", "Drone"
    GRENADE = "grenade", "Grenade thrown or launched by hand.", "Grenade"
    INCENDIARY = "incendiary", "Petrol bomb or incendiary munition.", "Incendiary"
    MINE = "mine", "Land or sea mine, or a remnant of war.", "Mine"
    SMALL_ARMS = "small-arms", "Pistol, rifle or machine gun.", "Small arms"
    AIRCRAFT = "aircraft", "Crewed fixed-wing aircraft.", "Aircraft"
    HELICOPTER = "helicopter", "Crewed helicopter.", "Helicopter"
    VEHICLE = "vehicle", "Unarmoured road vehicle.", "Vehicle"
    ARMOURED_VEHICLE = "armoured-vehicle", "Tank or other armoured vehicle.", "Armoured vehicle"
    VESSEL = "vessel", "Ship or boat.", "Vessel"
    BUILDING = "building", "Building that is not known to be a home.", "Building"
    HOME = "home", "Dwelling: house, flat or tent.", "Home"
    INFRASTRUCTURE = (
        "infrastructure",
        "Bridge, power line, pipeline and such.",
        "Infrastructure",
    )
    OTHER = "other", "Something else, named in words.", "Other"


class Quantifier(CodeList):
    """How a source puts a number, and which of low, best and high it fills."""

    EXACT = "exact", "The number itself: low, best and high are n.", "Exactly"
    ABOUT = "about", "Around n: best is n, no range is invented.", "About"
    AT_LEAST = "at-least", "n or more: low is n.", "At least"
    MORE_THAN = "more-than", "Above n: low is n + 1.", "More than"
    AT_MOST = "at-most", "n or fewer: high is n.", "At most"
    FEWER_THAN = "fewer-than", "Below n: high is n - 1.", "Fewer than"
    RANGE = "range", "Between two numbers: low and high.", "Between"
    WORDS = "words", "Words that name no number, such as several thousand.", "In words"


class PersonStatus(CodeList):
    """Who is counted, by standing in the conflict; one of several independent axes.

    Everybody, whatever their status, is the empty status: two ways to say it would let two figures
    for the same people be recommended at once.
    """

    CIVILIAN = "civilian", "Not a member of a fighting force.", "Civilian"
    CONTRACTOR = "contractor", "Civilian who works for a force under contract.", "Contractor"
    AID_WORKER = "aid-worker", "Civilian at work for a relief organisation.", "Aid worker"
    JOURNALIST = "journalist", "Civilian at work for the media.", "Journalist"
    OFFICIAL = "official", "Civilian who holds public office or serves it.", "Official"
    DETAINEE = "detainee", "In somebody's custody.", "Detainee"
    COMBATANT = "combatant", "Member of a fighting force, which is not told.", "Combatant"
    MILITARY = "military", "Member of a state's armed forces.", "Military"
    POLICE = "police", "Member of a police force.", "Police"
    ARMED_GROUP = "armed-group", "Member of an armed group that is no state's.", "Armed group"
    UNKNOWN = "unknown", "Civilian or combatant is not known.", "Unknown"

    @property
    def parent(self) -> "PersonStatus | None":
        """The wider status this one is counted in, None when only everybody is wider."""
        return _WIDER_STATUS.get(self)


_WIDER_STATUS = {
    PersonStatus.CONTRACTOR: PersonStatus.CIVILIAN,
    PersonStatus.AID_WORKER: PersonStatus.CIVILIAN,
    PersonStatus.JOURNALIST: PersonStatus.CIVILIAN,
    PersonStatus.OFFICIAL: PersonStatus.CIVILIAN,
    PersonStatus.DETAINEE: PersonStatus.CIVILIAN,
    PersonStatus.MILITARY: PersonStatus.COMBATANT,
    PersonStatus.POLICE: PersonStatus.COMBATANT,
    PersonStatus.ARMED_GROUP: PersonStatus.COMBATANT,
}


class AgeSex(CodeList):
    """Who is counted, by age and sex; women and children may be civilians too."""

    CHILD = "child", "Younger than 18, or called a child by the source.", "Child"
    WOMAN = "woman", "Adult woman.", "Woman"
    MAN = "man", "Adult man.", "Man"


class Scope(CodeList):
    """Whether a figure is meant to cover the incident."""

    WHOLE = "whole", "Covers everybody or everything the measure and who name.", "Whole"
    PART = "part", "Covers some of them; others may be missing.", "Part"
