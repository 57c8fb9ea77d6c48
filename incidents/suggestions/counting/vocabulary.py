"""The words around numbers: units with what they count, verbs with what they say of them."""

from typing import NamedTuple

from incidents.codes import AgeSex, Item, Measure, PersonStatus
from incidents.suggestions.words import listed


class Unit(NamedTuple):
    """What a noun counts: people of a status or sex, things of a kind, or the events themselves.

    ``usual`` is the measure when no verb tells; people without one are not counted.
    """

    item: str = ""
    status: str = ""
    age_sex: str = ""
    usual: str = ""
    event: bool = False

    @property
    def is_people(self) -> bool:
        """Whether it counts people."""
        return not self.item and not self.event


def _units(words: str, unit: Unit) -> dict[str, Unit]:
    return dict.fromkeys((word.replace("_", " ") for word in words.split()), unit)


def _thing(item: Item, usual: str = "") -> Unit:
    return Unit(item=item, usual=usual)


FIRED = Measure.MUNITIONS
UNITS: dict[str, Unit] = {
    **_units(
        "people persons victims others men_and_women villagers passengers worshippers", Unit()
    ),
    **_units(
        "person victim other guards drivers workers farmers teachers students doctors", Unit()
    ),
    **_units("guard driver worker farmer teacher student doctor nurse nurses crew pilots", Unit()),
    **_units("priests priest pilot shepherd shepherds miners miner crew_members", Unit()),
    **_units("civilians residents civilian bystanders", Unit(status=PersonStatus.CIVILIAN)),
    **_units("contractors contractor", Unit(status=PersonStatus.CONTRACTOR)),
    **_units("aid_workers aid_worker medics", Unit(status=PersonStatus.AID_WORKER)),
    **_units("journalists journalist reporters", Unit(status=PersonStatus.JOURNALIST)),
    **_units("officials official diplomats diplomat", Unit(status=PersonStatus.OFFICIAL)),
    **_units("detainees prisoners detainee prisoner inmates", Unit(status=PersonStatus.DETAINEE)),
    **_units(
        "troops soldiers marines sailors airmen paratroopers service_members servicemen soldier"
        " marine paratrooper service_member serviceman peacekeepers peacekeeper commandos"
        " conscripts troop",
        Unit(status=PersonStatus.MILITARY),
    ),
    **_units(
        "police_officers policemen officers gendarmes police_officer policeman gendarme",
        Unit(status=PersonStatus.POLICE),
    ),
    **_units(
        "fighters militants gunmen insurgents rebels militiamen jihadists fighter militant gunman"
        " insurgent rebel militiaman attackers terrorists",
        Unit(status=PersonStatus.ARMED_GROUP),
    ),
    **_units("children child boys girls schoolchildren boy girl", Unit(age_sex=AgeSex.CHILD)),
    **_units("women woman", Unit(age_sex=AgeSex.WOMAN)),
    **_units("men man", Unit(age_sex=AgeSex.MAN)),
    **_units(
        "protesters demonstrators marchers protestors supporters protester demonstrator",
        Unit(usual=Measure.PARTICIPANTS),
    ),
    **_units("hostages hostage", Unit(usual=Measure.ABDUCTED)),
    **_units("refugees displaced_people", Unit(usual=Measure.DISPLACED)),
    **_units("deaths fatalities bodies", Unit(usual=Measure.KILLED)),
    **_units("injuries", Unit(usual=Measure.WOUNDED)),
    **_units("casualties", Unit(usual=Measure.CASUALTIES)),
    **_units("arrests", Unit(usual=Measure.DETAINED)),
    **_units("rockets rocket katyushas", _thing(Item.ROCKET, FIRED)),
    **_units(
        "mortars mortar_shells mortar_rounds mortar_bombs mortar_shell mortar_round",
        _thing(Item.MORTAR_SHELL, FIRED),
    ),
    **_units("shells artillery_shells shell artillery_rounds", _thing(Item.ARTILLERY_SHELL, FIRED)),
    **_units("missiles missile ballistic_missiles cruise_missiles", _thing(Item.MISSILE, FIRED)),
    **_units("bombs bomb explosive_devices", _thing(Item.BOMB, FIRED)),
    **_units("drones drone", _thing(Item.DRONE, FIRED)),
    **_units("grenades grenade", _thing(Item.GRENADE, FIRED)),
    **_units("molotov_cocktails petrol_bombs", _thing(Item.INCENDIARY, FIRED)),
    **_units("mines landmines land_mines", _thing(Item.MINE)),
    **_units("homes houses home house dwellings", _thing(Item.HOME)),
    **_units("buildings building shops schools stalls warehouses warehouse", _thing(Item.BUILDING)),
    **_units(
        "vehicles vehicle cars trucks pickups buses motorcycles lorries vans car truck bus",
        _thing(Item.VEHICLE),
    ),
    **_units(
        "tanks tank armoured_vehicles armored_vehicles armoured_personnel_carriers",
        _thing(Item.ARMOURED_VEHICLE),
    ),
    **_units("aircraft planes jets warplanes plane jet", _thing(Item.AIRCRAFT)),
    **_units("helicopters helicopter", _thing(Item.HELICOPTER)),
    **_units("boats ships vessels boat ship vessel tankers", _thing(Item.VESSEL)),
    **_units("bridges bridge pylons", _thing(Item.INFRASTRUCTURE)),
    **_units("rifles weapons guns pistols", _thing(Item.SMALL_ARMS)),
    **_units("sorties", Unit(item=" ", usual=Measure.SORTIES)),
    **_units(
        "attacks rocket_attacks airstrikes air_strikes strikes raids bombings clashes explosions"
        " blasts protests demonstrations incidents ambushes shootings drone_strikes drone_attacks"
        " missile_strikes missile_attacks kidnappings suicide_bombings",
        Unit(event=True),
    ),
}
_VERBS: dict[str, str] = {
    Measure.KILLED: "killed kill kills killing dead died die dies slain executed executing"
    " beheaded massacred death deaths",
    Measure.WOUNDED: "wounded wound wounds wounding injured injure injures injuring hurt hurting",
    Measure.MISSING: "missing unaccounted",
    Measure.ABDUCTED: "abducted abducting kidnapped kidnapping seized hostage",
    Measure.DETAINED: "detained detaining arrested arresting detain arrest",
    Measure.RELEASED: "released releasing freed freeing release",
    Measure.DISPLACED: "displaced displacing fled flee fleeing homeless uprooted",
    Measure.EVACUATED: "evacuated evacuating evacuate airlifted",
    Measure.PARTICIPANTS: "blocked gathered marched protested rallied demonstrated marching gather"
    " march",
    Measure.PERSONNEL: "deploy deployed deploying send sent sending reinforce reinforced"
    " reinforcement reinforcements deployment dispatch dispatched withdraw withdrew withdrawn"
    " withdrawing additional flown moved arrived station stationed",
}
VERBS: dict[str, Measure] = {
    word: Measure(measure) for measure, words in _VERBS.items() for word in words.split()
}
_VERBS_OF_THINGS: dict[str, str] = {
    Measure.DESTROYED: "destroyed destroying destroy burned burnt burning torched torching razed"
    " downed down ablaze",
    Measure.DAMAGED: "damaged damaging damage",
    Measure.SEIZED: "seized seizing seize captured capturing confiscated recovered",
    Measure.INTERCEPTED: "intercepted intercepting intercept",
    Measure.MOVED: "moved deployed deploy sent send",
}
VERBS_OF_THINGS: dict[str, Measure] = {
    word: Measure(measure) for measure, words in _VERBS_OF_THINGS.items() for word in words.split()
}
BEING = listed("was were is are been being be have has had get got left")
OUTRIGHT = listed(
    "dead died dies missing homeless fled flee fleeing gathered marched protested rallied blocked"
)
"""What somebody is or does that is done to nobody else."""
NEVER_BEFORE = OUTRIGHT | {"hostage", "additional"}
"""Verbs that do not count what follows them."""
SUFFERED = listed("killed wounded injured hurt arrested detained kidnapped displaced")
"""What a number without a noun suffered when it stands at once after it: “two wounded”."""
BY_THE_WAY = listed("another also further additional extra off the of a an")
"""What may stand between a verb and its number."""
BARE_BEFORE = listed("in on at near by of and others more other when after as during outside from")
"""What may follow a number that names no noun."""
OTHERS = (["others"], ["more"], ["other"])
WHOSE = listed("its their his her our the these those them")
JOINS = listed("and as well including among them of whom other another plus along with")
SENT = frozenset({PersonStatus.MILITARY, PersonStatus.POLICE, PersonStatus.ARMED_GROUP})
NEW_CLAUSE = listed("and when after while as but before then")
PLURALS = ("s", "children", "men", "people", "aircraft", "crew")
"""How nouns that count several end."""
STOPS = listed(
    "that who which the in on at from with by for and or but was were is are has have had be"
    " been as to into after before during while when than it he she they its his her their year"
    " years day days hour hours week weeks month months minute minutes km kilometres kilometers"
    " miles metres meters percent per dollars times old this these those there not no will would"
    " could may might can said says told"
)
"""Words that no noun follows which the number before them counts."""
