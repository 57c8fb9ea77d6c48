"""Code lists that describe an incident as a whole: did it happen, with what, at what, when."""

from incidents.codes.base import CodeList


class Occurrence(CodeList):
    """Whether the act took place. An ongoing act has an open date; a threat is a statement."""

    OCCURRED = "occurred", "The act took place.", "Occurred"
    ATTEMPTED = (
        "attempted",
        "The act was begun and was stopped or failed before it had its effect.",
        "Attempted",
    )
    PLANNED = "planned", "The act was decided or ordered and has not begun.", "Planned"
    POSSIBLE = (
        "possible",
        "The act is under consideration or in readiness; nothing was decided.",
        "Possible",
    )
    CANCELLED = "cancelled", "The act was planned and will not take place.", "Cancelled"
    REFUTED = "refuted", "The act was reported and did not take place.", "Refuted"


class Grain(CodeList):
    """How many events one incident stands for."""

    SINGLE = "single", "One event: same act, parties, place and local day.", "Single event"
    AGGREGATE = (
        "aggregate",
        "Several events that the source does not tell apart; their number may be unknown.",
        "Aggregate",
    )
    UMBRELLA = (
        "umbrella",
        "A named series whose members are recorded; it has no figures and is never counted.",
        "Umbrella",
    )


class Grading(CodeList):
    """How well it is supported that the act took place; empty means not assessed."""

    CONFIRMED = (
        "confirmed",
        "The responsible party admits it, or a court or inquiry found it.",
        "Confirmed",
    )
    CORROBORATED = (
        "corroborated",
        "Two or more publishers that do not rest on each other report it.",
        "Corroborated",
    )
    SINGLE_SOURCE = "single-source", "It rests on one publisher or one witness.", "Single source"
    CONTESTED = (
        "contested",
        "Accounts exclude each other and neither has been set aside.",
        "Contested",
    )
    DISCOUNTED = (
        "discounted",
        "What was reported has been shown to be wrong or to have another cause.",
        "Discounted",
    )


class State(CodeList):
    """Where an incident stands between the working side and the public ledger."""

    DRAFT = "draft", "Not public: never published, and seen by the desk only.", "Draft"
    PUBLISHED = "published", "The last ledger entry makes it public.", "Published"
    RETRACTED = (
        "retracted",
        "It was public and has been withdrawn with a reason; its past stays readable.",
        "Retracted",
    )
    MERGED = "merged", "It is the same as another incident, which took its place.", "Merged"


#: The states from which nobody goes on working; what is known is elsewhere, or was wrong.
CLOSED = (State.RETRACTED, State.MERGED)


class PartOfDay(CodeList):
    """The stretch of the local day a source names when it gives no clock time."""

    SMALL_HOURS = "small-hours", "After midnight and before first light.", "Small hours"
    DAWN = "dawn", "Around first light and sunrise.", "Dawn"
    MORNING = "morning", "From sunrise until noon.", "Morning"
    MIDDAY = "midday", "Around noon.", "Midday"
    AFTERNOON = "afternoon", "From noon until late afternoon.", "Afternoon"
    EVENING = "evening", "Late afternoon, dusk and the hours after it.", "Evening"
    NIGHT = "night", "After dark, before or after midnight not told.", "Night"


class DatePrecision(CodeList):
    """How narrow a date is; derived from the span of its EDTF text, never typed."""

    MINUTE = "minute", "One day, with a clock time to the minute.", "Minute"
    HOUR = "hour", "One day, with a clock time to the hour.", "Hour"
    PART_OF_DAY = "part-of-day", "One day, with a part of the day named.", "Part of day"
    DAY = "day", "One day (UCDP 1, ACLED 1).", "Day"
    DAYS = "days", "Two to six days (UCDP 2, ACLED 2).", "Days"
    WEEK = "week", "Seven days (UCDP 3, ACLED 2).", "Week"
    MONTH = "month", "Eight to 31 days (UCDP 4, ACLED 3).", "Month"
    YEAR = "year", "32 to 366 days (UCDP 5, ACLED 3).", "Year"
    LONGER = "longer", "More than 366 days.", "Longer"
    OPEN = "open", "The beginning or the end is not known or has not come.", "Open"


class NotStated(CodeList):
    """A part the coder looked for and the sources do not give: more than not yet entered."""

    PLACE = "place", "The sources do not say where.", "Place"
    TIME = "time", "The sources do not say at what time of day.", "Time"
    ACTOR = "actor", "The sources do not say who did it.", "Actor"
    TARGET = "target", "The sources do not say at whom or what it was aimed.", "Target"
    FIGURES = "figures", "The sources give no number of any kind.", "Figures"
    CASUALTIES = "casualties", "The sources do not say whether anybody was hurt.", "Casualties"
    MUNITIONS = "munitions", "The sources do not say how much was fired.", "Munitions"


class Means(CodeList):
    """With what the act was done; several may apply.

    The weapons and carriers of the item list, and the means that nobody counts in pieces.
    """

    ROCKET = "rocket", "Unguided rocket.", "Rocket"
    MORTAR_SHELL = "mortar-shell", "Mortar round.", "Mortar"
    ARTILLERY_SHELL = "artillery-shell", "Shell of a gun, howitzer or tank.", "Artillery"
    MISSILE = "missile", "Guided, cruise or ballistic missile.", "Missile"
    BOMB = "bomb", "Explosive that was dropped, placed, carried or driven.", "Bomb"
    DRONE = "drone", "Uncrewed aircraft, armed or itself the weapon.", "Drone"
    GRENADE = "grenade", "Grenade thrown or launched by hand.", "Grenade"
    INCENDIARY = "incendiary", "Fire: petrol bomb, arson, incendiary munition.", "Incendiary"
    MINE = "mine", "Land or sea mine, or a remnant of war.", "Mine"
    SMALL_ARMS = "small-arms", "Pistol, rifle or machine gun.", "Small arms"
    AIRCRAFT = "aircraft", "Crewed fixed-wing aircraft.", "Aircraft"
    HELICOPTER = "helicopter", "Crewed helicopter.", "Helicopter"
    VEHICLE = "vehicle", "Unarmoured road vehicle.", "Vehicle"
    ARMOURED_VEHICLE = "armoured-vehicle", "Tank or other armoured vehicle.", "Armoured vehicle"
    VESSEL = "vessel", "Ship or boat.", "Vessel"
    OTHER = "other", "A known means that has no code of its own.", "Other"
    CHEMICAL = "chemical", "Toxic chemical used as a weapon.", "Chemical"
    MELEE = "melee", "Blade, club, stone or bare hands.", "Melee"
    VEHICLE_RAMMING = "vehicle-ramming", "A vehicle driven into people or things.", "Ramming"
    CYBER = "cyber", "Intrusion into or disruption of computer systems.", "Cyber"
    UNKNOWN = "unknown", "The sources do not say with what.", "Unknown"


class TargetKind(CodeList):
    """At what sort of thing the act was aimed, or what sort of premises a site is."""

    MILITARY_BASE = "military-base", "Base, barracks or camp of armed forces.", "Military base"
    CHECKPOINT = "checkpoint", "Checkpoint, guard post or outpost.", "Checkpoint"
    CONVOY = "convoy", "Vehicles or troops on the move together.", "Convoy"
    HEADQUARTERS = "headquarters", "Command post or office of an armed group.", "Headquarters"
    DIPLOMATIC = "diplomatic", "Embassy, consulate or mission.", "Diplomatic"
    GOVERNMENT = "government", "Premises of a civil authority or court.", "Government"
    POLICE = "police", "Police station, prison or patrol.", "Police"
    RESIDENTIAL = "residential", "Homes and the streets between them.", "Residential"
    MARKET = "market", "Market, shop, restaurant or other business.", "Market"
    MEDICAL = "medical", "Hospital, clinic, ambulance or medical staff.", "Medical"
    SCHOOL = "school", "School, university or their staff.", "School"
    RELIGIOUS = "religious", "Place of worship, shrine or cemetery.", "Religious"
    MEDIA = "media", "Newsroom, broadcaster or journalists at work.", "Media"
    CAMP = "camp", "Camp or shelter of displaced people.", "Displacement camp"
    ENERGY = "energy", "Oil, gas or electricity works.", "Energy"
    WATER = "water", "Dam, waterworks or well.", "Water"
    TRANSPORT = "transport", "Road, bridge, railway or civilian traffic.", "Transport"
    AIRPORT = "airport", "Civil airport or airfield.", "Airport"
    PORT = "port", "Harbour, or shipping in it.", "Port"
    COMMUNICATIONS = "communications", "Telephone, internet or mast.", "Communications"
    FARM = "farm", "Farm, field, livestock or grain store.", "Farm"
    WEAPONS_STORE = "weapons-store", "Depot or factory of weapons.", "Weapons store"
    PERSON = "person", "One or a few people aimed at as individuals.", "Person"
    NONE_APPARENT = "none-apparent", "Nothing in reach that it could be aimed at.", "None apparent"
