"""What GTD's kinds of attacks, weapons and targets are here.

GTD's lists are told by their texts, which end differently from release to release: a text is known
by how it begins.
"""

from collections.abc import Mapping
from typing import TypeVar

from incidents.codes import ActorKind, Means, TargetKind

Value = TypeVar("Value")

ATTACKS: Mapping[str, tuple[str, str]] = {
    "assassination": ("attack", "Assassination"),
    "armed assault": ("attack", "Armed assault"),
    "bombing": ("bombing", "Bombing"),
    "hijacking": ("attack", "Hijacking"),
    "hostage taking (barricade": ("abduction", "Hostage taking"),
    "hostage taking (kidnapping": ("abduction", "Kidnapping"),
    "facility": ("destruction", "Attack on a facility"),
    "unarmed assault": ("assault", "Unarmed assault"),
    "unknown": ("attack", "Attack"),
}
"""The type of an attack by how its text begins, and what a title calls it."""
EXPLOSIVES: Mapping[str, tuple[str, str | None]] = {
    "grenade": ("grenade", Means.GRENADE),
    "land": ("bombing", Means.MINE),
    "projectile": ("indirect-fire", None),
    "suicide": ("suicide-bombing", Means.BOMB),
    "vehicle": ("vehicle-bomb", Means.BOMB),
}
"""The type of a bombing by its explosive, and the means; a rocket or a mortar is not told apart."""
WEAPONS: Mapping[str, str | None] = {
    "firearms": Means.SMALL_ARMS,
    "explosives": Means.BOMB,
    "incendiary": Means.INCENDIARY,
    "melee": Means.MELEE,
    "chemical": Means.CHEMICAL,
    "vehicle": Means.VEHICLE_RAMMING,
    "biological": Means.OTHER,
    "radiological": Means.OTHER,
    "nuclear": Means.OTHER,
    "fake": Means.OTHER,
    "sabotage": Means.OTHER,
    "other": Means.OTHER,
    "unknown": None,
}
TARGETS: Mapping[str, tuple[str | None, ActorKind]] = {
    "business": (TargetKind.MARKET, ActorKind.ORGANISATION),
    "government (diplomatic": (TargetKind.DIPLOMATIC, ActorKind.GOVERNMENT_BODY),
    "government": (TargetKind.GOVERNMENT, ActorKind.GOVERNMENT_BODY),
    "police": (TargetKind.POLICE, ActorKind.POLICE),
    "military": (None, ActorKind.MILITARY),
    "abortion": (TargetKind.MEDICAL, ActorKind.ORGANISATION),
    "airports": (TargetKind.AIRPORT, ActorKind.ORGANISATION),
    "educational": (TargetKind.SCHOOL, ActorKind.ORGANISATION),
    "food or water": (None, ActorKind.ORGANISATION),
    "journalists": (TargetKind.MEDIA, ActorKind.MEDIA),
    "maritime": (TargetKind.PORT, ActorKind.ORGANISATION),
    "ngo": (None, ActorKind.ORGANISATION),
    "private citizens": (None, ActorKind.CIVILIANS),
    "religious": (TargetKind.RELIGIOUS, ActorKind.ORGANISATION),
    "telecommunication": (TargetKind.COMMUNICATIONS, ActorKind.ORGANISATION),
    "terrorists": (None, ActorKind.POLITICAL_MILITIA),
    "tourists": (None, ActorKind.CIVILIANS),
    "transportation": (TargetKind.TRANSPORT, ActorKind.ORGANISATION),
    "utilities": (TargetKind.ENERGY, ActorKind.ORGANISATION),
    "violent political": (None, ActorKind.POLITICAL_MILITIA),
    "other": (None, ActorKind.UNIDENTIFIED),
    "unknown": (None, ActorKind.UNIDENTIFIED),
}
"""At what sort of thing, and of what kind whoever was there is, by how the target's type begins."""
PREMISES: Mapping[str, str] = {
    "military barracks": TargetKind.MILITARY_BASE,
    "military checkpoint": TargetKind.CHECKPOINT,
    "police checkpoint": TargetKind.CHECKPOINT,
    "hospital": TargetKind.MEDICAL,
    "water supply": TargetKind.WATER,
    "refugee": TargetKind.CAMP,
    "house": TargetKind.RESIDENTIAL,
}
"""What a target's subtype tells more exactly."""
EXPRESSIONS = frozenset(
    {
        *("activists", "anarchists", "assailants", "extremists", "fundamentalists", "guerrillas"),
        *("gunmen", "individuals", "insurgents", "jihadists", "militants", "nationalists"),
        *("protesters", "radicals", "rebels", "separatists", "students", "supremacists"),
        *("terrorists", "tribesmen", "youths"),
    }
)
"""Last words by which GTD's name of a perpetrator is an expression and no group."""
COUNTRIES: Mapping[str, str] = {
    "bosnia-herzegovina": "BA",
    "czech republic": "CZ",
    "democratic republic of the congo": "CD",
    "east timor": "TL",
    "macau": "MO",
    "macedonia": "MK",
    "people's republic of the congo": "CG",
    "republic of the congo": "CG",
    "slovak republic": "SK",
    "swaziland": "SZ",
    "vatican city": "VA",
    "west bank and gaza strip": "PS",
    "zaire": "CD",
}
"""GTD's names of countries that ours differ from, by their ISO 3166-1 code."""
UNKNOWN = frozenset({"", "unknown", "-9", "-99", ".", "-9.0", "-99.0"})
"""What stands where GTD does not know."""


def by_beginning(table: Mapping[str, Value], text: str) -> Value | None:
    """What the first key that the text begins with stands for; None for a text of no list."""
    plain = text.strip().casefold()
    return next((value for start, value in table.items() if plain.startswith(start)), None)


def is_known(table: Mapping[str, object], text: str) -> bool:
    """Whether the text begins as one of the list does."""
    return any(text.strip().casefold().startswith(start) for start in table)
