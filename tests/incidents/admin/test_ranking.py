"""Finding rows by any of their names, the best first."""

import pytest

from incidents.admin.ranking import (
    ACTORS,
    ALIKE,
    BEGINS,
    EXACT,
    HOLDS,
    PLACES,
    Match,
    ranked,
)
from incidents.models import Actor, Place

pytestmark = pytest.mark.django_db
KATAIB = "kataib-hizbollah"


def best(term: str) -> Match:
    return ranked(ACTORS, term, 5)[0]


def slug_of(match: Match) -> str:
    return Actor.objects.get(pk=match.pk).slug


@pytest.fixture
def kataib() -> Actor:
    return Actor.objects.get(name="Kata'ib Hizbollah")


@pytest.mark.parametrize(
    ("term", "rank"),
    [
        ("Kata'ib Hizbollah", EXACT),
        ("KATAIB  HIZBOLLAH", EXACT),
        ("kata’ib hiz", BEGINS),
        ("KH", EXACT),
        ("كتائب حزب الله", EXACT),
        ("كتايب", BEGINS),
        ("حزب", HOLDS),
        ("hizbol", HOLDS),
        ("Kataeb Hezbollah", ALIKE),
        ("Katayib Hizballah", ALIKE),
        ("Hizbollah Kataib", ALIKE),
    ],
)
def test_actor_is_found_by_any_spelling(kataib: Actor, term: str, rank: int) -> None:
    found = {match.pk: match for match in ranked(ACTORS, term, 5)}

    assert found[kataib.pk].rank == rank


def test_misspelling_is_found_without_an_alias_that_helps() -> None:
    actor = Actor.objects.create(slug="x-y", name="Saraya Awliya al-Dam", kind="rebel")

    assert best("Saraya Aulia ad-Dam").pk == actor.pk


@pytest.mark.parametrize(("term", "name"), [("PMF", "PMF"), ("pmu", "PMU")])
def test_short_form_says_which_name_was_matched(term: str, name: str) -> None:
    found = best(term)

    assert (found.rank, found.spelled, found.own) == (EXACT, name, False)


def test_better_matches_go_first() -> None:
    names = {"Quux Zorp": EXACT, "Quux Zorp Front": BEGINS, "Old Quux Zorp": HOLDS}
    names["Quux Zarp"] = ALIKE
    for number, name in enumerate(reversed(names)):
        Actor.objects.create(slug=f"q-{number}", name=name, kind="rebel")

    found = ranked(ACTORS, "quux zorp", 10)

    assert [(match.spelled, match.rank) for match in found] == list(names.items())
    assert ranked(ACTORS, "quux zorp", 2, 1) == found[1:3]


def test_row_stands_once_by_its_best_name(kataib: Actor) -> None:
    found = [match for match in ranked(ACTORS, "hezbollah", 20) if match.pk == kataib.pk]

    assert [match.spelled for match in found] == ["Hezbollah Brigades"]


def test_acled_name_is_searched(kataib: Actor) -> None:
    Actor.objects.filter(pk=kataib.pk).update(acled_name="Zebra Forces (Iraq)")

    assert best("zebra for").pk == kataib.pk


def test_one_or_two_letters_are_looked_for_where_words_begin() -> None:
    Actor.objects.create(slug="q-1", name="Abc Xqd", kind="rebel")
    Actor.objects.create(slug="q-2", name="Abcxq", kind="rebel")

    assert [slug_of(match) for match in ranked(ACTORS, "xq", 9)] == ["q-1"]


@pytest.mark.parametrize("term", ["", "  ", "%", "_", "\\", "\x00", "'", "…", "\u200f"])
def test_nothing_is_found_by_what_has_no_letter(term: str) -> None:
    assert ranked(ACTORS, term, 5) == []


@pytest.mark.parametrize("term", ["k%", "a_b", "a\\", "\x00kata", "x" * 5000, "100%s", "\ud800k"])
def test_any_text_is_answered(term: str) -> None:
    assert all(match.rank in (EXACT, BEGINS, HOLDS, ALIKE) for match in ranked(ACTORS, term, 5))


def test_signs_stand_for_themselves() -> None:
    Actor.objects.create(slug="q-1", name="Qx100y", kind="rebel")

    assert ranked(ACTORS, "qx1_0", 5)[:1] == [] or ranked(ACTORS, "qx1_0", 5)[0].rank == ALIKE


def test_places_are_found_the_same_way() -> None:
    iraq = Place.objects.get(slug="iraq")

    assert ranked(PLACES, "iraq", 3)[0].pk == iraq.pk
    assert ranked(PLACES, "العراق", 3)[0].pk == iraq.pk
