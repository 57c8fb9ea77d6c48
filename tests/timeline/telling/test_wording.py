"""Styles: data that is whole, can be read, and can be replaced without touching code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from incidents import codes
from tests.timeline.telling.made import TYPES
from timeline.checks import RULES, lacking_of, texts
from timeline.telling.act import COUNTED, SLOTS
from timeline.telling.templates import names, parsed
from timeline.telling.wording import UnknownStyle, Wording, opened, styles, wording

OURS = ["ar", "en"]
MEASURES = {measure.value for measure in codes.Measure}


@pytest.fixture(params=OURS)
def style(request: pytest.FixtureRequest) -> Wording:
    return wording(request.param)


def test_styles_are_these():
    assert styles() == OURS


class TestEveryStyle:
    def test_templates_can_be_read(self, style):
        for path, text in texts(style.data):
            if path[0] not in RULES:
                parsed(text)

    def test_nothing_is_missing_that_english_has(self, style):
        assert lacking_of(style) == []

    def test_main_sentences_have_the_gaps_there_are(self, style):
        known = {*SLOTS.values(), *COUNTED, "where", "place", "said", "type"}

        for path, text in texts(style.data["types"]):
            assert names(text) <= known, path

    @pytest.mark.parametrize(
        ("path", "codes"),
        [
            (("roles",), codes.Role),
            (("links",), codes.LinkKind),
            (("occurrence",), codes.Occurrence),
            (("moods",), codes.Occurrence),
            (("not_stated",), codes.NotStated),
            (("measures",), codes.Measure),
            (("what",), codes.Measure),
            (("people",), codes.PersonStatus),
            (("ages",), codes.AgeSex),
            (("items",), codes.Item),
            (("kinds",), codes.ActorKind),
            (("places", "clauses"), codes.LocationRole),
            (("clock",), codes.PartOfDay),
            (("claims",), codes.Basis),
        ],
    )
    def test_every_code_has_its_words(self, style, path, codes):
        assert {code for code in codes.values if code not in style.at(*path)} == set()

    def test_every_claim_has_words_for_each_stance(self, style):
        for basis in codes.Basis.values:
            assert set(style.at("claims", basis)) == set(codes.Stance.values)

    @pytest.mark.parametrize("kind", TYPES, ids=lambda kind: str(kind["code"]))
    def test_every_type_has_room_for_what_it_expects(self, style, kind):
        types = style.at("types")
        own = [types[code] for code in (kind["code"], *kind["parents"]) if code in types]
        what = next(each["what"] for each in [*own, types["other"]] if "what" in each)
        did: list[str] = next((each["did"] for each in own if "did" in each), [])
        room: set[str] = set().union(*map(names, [what, *did]))
        beside = MEASURES | {"origin", "destination"}

        assert own
        assert {SLOTS.get(each, each) for each in kind["expects"]} - beside <= room


def test_numbers_are_in_words_where_the_style_has_them():
    words = wording("en")

    assert [words.number(n) for n in (0, 1, 9, 10, 1234)] == ["no", "one", "nine", "10", "1,234"]
    assert words.number(0, alone=False) == "0"


def test_plural_forms_are_those_of_the_language():
    forms = {"zero": "z", "one": "1", "two": "2", "few": "f", "many": "m", "other": "o", "=7": "7"}

    told = [wording("ar").form(forms, n) for n in (0, 1, 2, 3, 7, 11, 100)]

    assert told == ["z", "1", "2", "f", "7", "m", "o"]
    assert wording("en").form({"one": "a", "other": "b"}, 2) == "b"


def test_lists_are_joined_so_that_they_can_be_told_apart():
    words = wording("en")

    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a and b", "c"]) == "a and b, and c"
    assert words.listed([]) == ""


def test_names_have_their_article():
    words = wording("en")

    assert words.named("United States") == "the United States"
    assert words.named("The Pentagon") == "the Pentagon"
    assert words.named("Iraq") == "Iraq"


def test_clauses_begin_small_unless_with_a_name():
    words = wording("en")

    assert words.clause("The article says so.") == "the article says so"
    assert words.clause("Milley says so.") == "Milley says so"
    assert opened("u") == "U"


@pytest.mark.parametrize("name", ["", "xx", "..", "../wording/en", "en/", "/etc", "EN"])
def test_what_is_no_style_is_refused(name):
    with pytest.raises(UnknownStyle, match="en"):
        wording(name)


@pytest.fixture
def own(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.WORDING_DIR = tmp_path
    wording.cache_clear()
    yield tmp_path
    wording.cache_clear()


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir()
    (folder / name / "words.yaml").write_text(text, "utf-8")


def test_a_house_style_says_only_what_differs(own):
    write(own, "house", 'extends: en\nreasons: {unidentified: "nobody has claimed it"}')

    words = wording("house")

    assert styles() == [*OURS, "house"]
    assert words.say("reasons", "unidentified") == "nobody has claimed it"
    assert words.say("reasons", "other", claim="x", reason="y") == "x (y)"
    assert words.language == "en"


def test_an_operator_may_replace_a_style_by_one_of_its_name(own):
    write(own, "en", 'extends: en\nlabel: "Ours"')

    assert wording("en").data["label"] == "Ours"
    assert wording("en").say("occurrence", "occurred") == "it took place"


def test_a_style_that_extends_nothing_there_is_is_refused(own):
    write(own, "house", "extends: xx")
    write(own, "loop", "extends: loop")

    for name in ("house", "loop"):
        with pytest.raises(UnknownStyle):
            wording(name)


def test_a_folder_without_words_is_no_style(own):
    (own / "empty").mkdir()
    (own / "file.yaml").write_text("")

    assert styles() == OURS
