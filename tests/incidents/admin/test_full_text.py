"""Searching incidents: whichever way words are spelled and wherever they stand."""

import pytest
from django.test import Client

from incidents.admin.full_text import Term, containing, reference_in, terms_of
from incidents.models import Actor, Incident, Location, Place, PlaceName, Source
from tests.incidents.admin.test_incident_list import said, shown, titles
from tests.incidents.models import rows


def found(client: Client, words: str) -> list[str]:
    return sorted(titles(shown(client, q=words, state__exact="draft")))


@pytest.fixture
def attack(draft: Incident, base: Place, militia: Actor) -> Incident:
    """A draft with something to find in every place."""
    Incident.objects.filter(pk=draft.pk).update(
        title="Rockets hit the Kata’ib depot",
        short_name="Depot strike",
        summary="Drone-strike on a.b/c in Zürich; قصف أحمد",
        said="We will answer.",
    )
    Location.objects.create(incident=draft, place=base, precision="site")
    PlaceName.objects.create(place=base, name="Qaʿidat al-Ikhtibar")
    militia.names.create(name="كتائب حزب الله")
    draft.origins.create(dataset="ACLED", original_id="IRQ4711")
    rows.incident("Something else")
    return draft


@pytest.mark.parametrize(
    "words",
    [
        "rockets depot",
        "ROCK",
        "kataib",
        "Katā'ib",
        "depot strike",
        "drone-strike",
        "strike drone",
        "zurich",
        "قصف احمد",
        "we will answer",
        "test report",
        "militia",
        "كتايب",
        "Test Base",
        "ikhtibar",
        "IRQ4711",
        '"the kataib depot"',
        "“hit the”",
        "b/c",
        "depot militia report base",
        "depot ((( %",
    ],
)
def test_words_are_found(as_editor: Client, attack: Incident, words: str) -> None:
    assert found(as_editor, words) == ["Rockets hit the Kata’ib depot"], words


@pytest.mark.parametrize(
    "words", ["rocke depot", "depots", '"depot hit"', "something rockets", '"rock"', "nowhere"]
)
def test_other_words_are_not(as_editor: Client, attack: Incident, words: str) -> None:
    assert found(as_editor, words) == []


def test_beginning_of_a_reference_is_found(as_editor: Client) -> None:
    incident = Incident.objects.published().order_by("pk")[0]

    response = shown(as_editor, q=f"{incident.reference[:-1].lower()}")

    assert incident.title in titles(response)


@pytest.mark.parametrize("words", ["%", '""', "'", "\\", "&|!:*"])
def test_search_without_a_word_says_so_and_shows_nothing(
    as_editor: Client, draft: Incident, words: str
) -> None:
    response = shown(as_editor, q=words)

    assert titles(response) == []
    assert "there is no word in it" in said(response)


def test_too_many_words_are_refused(as_editor: Client, draft: Incident) -> None:
    response = shown(as_editor, q="attack " * 13)

    assert titles(response) == []
    assert "at most 12" in said(response)


def test_nul_shows_nothing(as_editor: Client, draft: Incident) -> None:
    response = shown(as_editor, q="Test\0")

    assert titles(response) == []
    assert "Null characters" in said(response)


def test_huge_texts_are_stored_and_found(as_editor: Client, source: Source) -> None:
    rows.incident("Long", summary=" ".join(f"wörd{n}" for n in range(200_000)))

    assert found(as_editor, "wörd77") == ["Long"]


def test_terms_are_words_and_phrases_and_the_last_word_may_go_on() -> None:
    assert terms_of('a "b c" d') == [Term("a"), Term("b c"), Term("d", beginning=True)]
    assert terms_of('a "b c"') == [Term("a"), Term("b c")]
    assert terms_of('a "b') == [Term("a"), Term("b", beginning=True)]
    assert terms_of("  ") == []


def test_reference_is_all_that_was_typed() -> None:
    assert reference_in(" inc-000001 ") == "INC-000001"
    assert reference_in("INC-000001 x") is None
    assert reference_in("INC-1") is None


def test_common_words_are_found_in_the_order_of_the_list(
    as_editor: Client, attack: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.full_text.FEW", 0)
    for words in ("rockets", "rockets militia", "report"):
        assert found(as_editor, words) == ["Rockets hit the Kata’ib depot"], words

    monkeypatch.setattr("incidents.admin.full_text.FEW", 1)
    rows.incident("Rockets again")

    assert found(as_editor, "rockets depot") == ["Rockets hit the Kata’ib depot"]
    assert found(as_editor, "rockets again") == ["Rockets again"]


def test_word_of_very_many_texts_is_not_counted_again(
    as_editor: Client, attack: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.full_text.FEW", 0)

    response = shown(as_editor, q="rockets")

    assert response.context["cl"].paginator.count_in_words == "more than 10,000"
    assert "Rockets hit the Kata’ib depot" in titles(response)


@pytest.mark.parametrize("few", [0, 1, 2])
def test_many_or_few_the_same_are_found(
    as_editor: Client,
    attack: Incident,
    militia: Actor,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    for title in ("Rockets again", "Rockets at the depot", "Militia at the depot"):
        rows.incident(title).participations.create(role="target", actor=militia)
    reference = Incident.objects.published().order_by("pk")[0].reference
    asked = ["rockets", "rockets dep", "depot rockets militia", "militia rockets", '"the depot"']
    asked += ["report militia", "iraq4 depot", "IRQ4711 rockets", f"{reference} a", "a the"]
    usual = {words: titles(shown(as_editor, q=words)) for words in asked}

    monkeypatch.setattr("incidents.admin.full_text.FEW", few)

    assert {words: titles(shown(as_editor, q=words)) for words in asked} == usual
    assert len(usual["depot rockets militia"]) == 2
    assert len(usual["militia rockets"]) == 3
    assert usual[f"{reference} a"]


def test_common_word_is_looked_up_for_each_row_and_never_gathered(
    attack: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.full_text.FEW", 0)

    asked = containing(Incident.objects.filter(state="draft"), terms_of("rockets militia"))

    assert "hashed" not in asked.explain()
    assert "SubPlan" in asked.explain()
