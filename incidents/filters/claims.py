"""Filters by who took part, in which role, on whose word and how firmly it is said.

Who took part, and what is said of that, is asked of **one participation**: `actor=X&basis=inferred`
finds incidents in which a participation of X is itself inferred.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incidents.codes import ActorKind, Basis, CodeList, Role, Stance, Standing
from incidents.filters.conditions import Condition, one_claim
from incidents.filters.fields import Asked, Codes, Vocabulary
from incidents.filters.terms import ANYBODY, VIA

HELD = "held"
"""The word of a participation that is neither rejected nor denied."""
NEEDS = {
    "actor_kind": "actor_kind",
    "by": "by",
    "by__exact": "=by",
    "basis": "basis",
    "stance": "stance",
    "standing": "standing",
}
"""The filters that are about one claim, and how its words begin that they look for."""


def needed(asked: Asked) -> list[tuple[str, ...]]:
    """For each of those filters that was given, the words of which the one claim has one."""
    return [
        tuple(f"{axis}:{value}" for value in asked[name])
        for name, axis in NEEDS.items()
        if asked.get(name)
    ]


def held(asked: Asked) -> list[tuple[str, ...]]:
    """Who had a role had it by a claim that stands, unless the question is about those that do not.

    `initiator=X&stance=denies` asks who denied it: then only what was not asked about is implied.
    """
    if not asked.get("stance") and not asked.get("standing"):
        return [(HELD,)]
    stands = () if asked.get("standing") else ("standing:recommended", "standing:alternative")
    said = () if asked.get("stance") else ("stance:affirms", "stance:hedges")
    return [words for words in (stands, said) if words]


class Participant(Vocabulary):
    """Who took part, in any role or in one; a claim filter given beside it binds to it."""

    def __init__(self, meaning: str, example: str, *, role: str = "", exact: bool = False) -> None:
        super().__init__("=actor" if exact else "actor", meaning, example, known=ANYBODY)
        self.role = role

    def named(self, values: Sequence[str], asked: Asked) -> tuple[str, ...]:
        """The words by which a participation is one of theirs, by way of affiliations if asked."""
        ways = asked.get("actor_via") or [] if self.axis == "actor" else []
        return tuple(f"{axis}:{value}" for axis in (self.axis, *ways) for value in values)

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """One participation is of one of them, in the role, and claimed as was asked."""
        names, claimed = self.named(value, asked), needed(asked)
        if not self.role:
            yield Condition(names, one_claim([names, *claimed]) if claimed else None)
        elif claimed or names != self.terms(value) or self.axis != "actor":
            words = [(self.role,), names, *claimed, *held(asked)]
            yield Condition(names, one_claim(words))
        else:
            yield Condition(tuple(f"{self.role}:{one}" for one in value))


class Everybody(Participant):
    """Each of the actors took part, in one participation or in several."""

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """All of them, each as one alone."""
        for one in value:
            yield from super().conditions([one], asked)


class By(Vocabulary):
    """Whose word a claim stands on."""

    def __init__(self, axis: str, meaning: str, example: str) -> None:
        super().__init__(axis, meaning, example, known=("by", *ANYBODY))


class Via(Codes):
    """Which affiliations filters by actor follow besides; it finds nothing by itself."""

    def __init__(self) -> None:
        text = (
            "Follow these affiliations too, as they were at the incident's date: with `actor=x` "
            "also who was, say, backed by x. For `actor`, `all_actors` and the roles."
        )
        super().__init__("", VIA, text, "backed-by")

    def known_terms(self, value: list[Any]) -> set[str]:
        """None: it has no terms of its own."""
        return set()

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """None: see `Participant.named`."""
        return iter(())


def claim_filters() -> dict[str, Vocabulary]:
    """All of them by parameter, but `actor`."""
    roles = {role.value: f"{role.definition.rstrip('.')}: who" for role in Role}
    exact = "without units and members"
    return {
        "actor__exact": Participant(f"Who took part, {exact}.", "kataib-hizbollah", exact=True),
        "all_actors": Everybody(
            "Each of these took part, units and members included.", "us-army,kataib-hizbollah"
        ),
        "actor_via": Via(),
        **{
            role: Participant(f"{text}; units and members included.", EXAMPLES[role], role=role)
            for role, text in roles.items()
        },
        **{
            f"{role}__exact": Participant(
                f"{text}, {exact}.", EXAMPLES[role], role=role, exact=True
            )
            for role, text in roles.items()
        },
        "by": By("by", "On whose word something is claimed, members included.", "mark-milley"),
        "by__exact": By("=by", "On whose word, without members.", "mark-milley"),
        **{name: Codes(name, codes, text, example) for name, codes, text, example in CODES},
    }


CODES: Sequence[tuple[str, type[CodeList], str, str]] = (
    ("actor_kind", ActorKind, "What sort of actor took part.", "police"),
    ("basis", Basis, "What a claim rests on.", "inferred"),
    ("stance", Stance, "How firmly a claim is put forward.", "denies"),
    ("standing", Standing, "What this desk makes of a claim.", "alternative"),
)
EXAMPLES: Mapping[str, str] = {role.value: "us-army" for role in Role} | {
    "initiator": "isis",
    "speaker": "mark-milley",
}


def of_one_claim(asked: Mapping[str, Any], participants: bool) -> Iterator[Condition]:
    """Claim filters among themselves are about one claim, if no participant binds them already."""
    words = needed(asked)
    if len(words) > 1 and not participants:
        yield Condition(exact=one_claim(words))
