"""ACLED's tree of events: each sub-event belongs to one event type and one kind of disorder."""

VIOLENCE, DEMONSTRATIONS = "Political violence", "Demonstrations"
DEVELOPMENTS = "Strategic developments"
BATTLES, REMOTE = "Battles", "Explosions/Remote violence"
CIVILIANS, PROTESTS, RIOTS = "Violence against civilians", "Protests", "Riots"

_TREE = {
    (VIOLENCE, BATTLES): (
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ),
    (VIOLENCE, REMOTE): (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    (VIOLENCE, CIVILIANS): ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    (DEMONSTRATIONS, PROTESTS): ("Peaceful protest", "Protest with intervention"),
    (f"{VIOLENCE}; {DEMONSTRATIONS}", PROTESTS): ("Excessive force against protesters",),
    (DEMONSTRATIONS, RIOTS): ("Violent demonstration",),
    (VIOLENCE, RIOTS): ("Mob violence",),
    (DEVELOPMENTS, DEVELOPMENTS): (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
ABOVE = {sub_event: above for above, below in _TREE.items() for sub_event in below}
"""The disorder type and event type of each of the 25 sub-events."""
GATHERINGS = (PROTESTS, RIOTS)
"""Event types that took place even when what the crowd attempted was stopped."""
INTERS = {
    1: "State forces",
    2: "Rebel group",
    3: "Political militia",
    4: "Identity militia",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
"""ACLED's kinds of actors by their numbers."""
