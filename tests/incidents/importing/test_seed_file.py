"""A seed file is read whole or refused with everything that is wrong in it."""

from pathlib import Path
from typing import Any

import pytest

from incidents.importing import seed_file
from incidents.importing.seed_file import SeedFile, WrongSeedFile, combine, read
from tests.incidents.importing.made_files import ATTACK, SERIES, attack, content, written

HEAD = "dataset: test-desk\n"


def refusal(folder: Path, wrong: Any) -> str:
    """What a file with this content is refused with; always its name first."""
    with pytest.raises(WrongSeedFile) as refused:
        read(written(folder, wrong))
    assert str(refused.value).startswith("test.yaml: ") or "\n" in str(refused.value)
    return str(refused.value)


def test_file_is_read(tmp_path):
    seed = read(written(tmp_path, content()))

    assert (seed.label, seed.dataset, seed.licence) == ("test.yaml", "test-desk", "MIT")
    assert list(seed.documents) == ["attack", "series"]
    assert [row["slug"] for row in seed.rows["actors"]] == ["test-militia", "test-front"]
    assert seed.documents["attack"]["origins"] == [
        {"dataset": "test-desk", "original_id": "attack", "licence": "MIT"}
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "dataset: [",
        "dataset: test\n\tincidents: []",
        "a: b: c",
        "dataset: !!python/object/apply:os.system [ls]",
        "dataset: 'a\x00b'",
        HEAD + "incidents:\n- {key: a, date: 2019-02-30}",
        HEAD + "? [a, b]\n: c",
        "---\ndataset: a\n---\ndataset: b\n",
        HEAD + "places: *nowhere",
        HEAD + "places: " + "[" * 5000 + "]" * 5000,
        HEAD + "places: " + "{a: " * 5000 + "1" + "}" * 5000,
    ],
    ids=lambda text: text[:40],
)
def test_text_that_is_no_plain_yaml_is_refused(tmp_path, wrong):
    assert "not readable as YAML" in refusal(tmp_path, wrong)


@pytest.mark.parametrize("wrong", ["", "just words", "- a\n- b", "42", "null"])
def test_yaml_without_parts_is_refused(tmp_path, wrong):
    assert "should hold dataset, actors, incidents" in refusal(tmp_path, wrong)


def test_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "test.yaml"
    path.write_bytes("dataset: Müller".encode("latin-1"))
    with pytest.raises(WrongSeedFile, match=r"test\.yaml: not readable as YAML"):
        read(path)


def test_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(seed_file, "LARGEST_FILE", 100)
    assert "larger than 100 bytes" in refusal(tmp_path, HEAD + "#" * 100)
    assert read(written(tmp_path, HEAD + "#" * (100 - len(HEAD)))).documents == {}


@pytest.mark.parametrize("unknown", ["incident", "people", 7])
def test_unknown_part_is_refused(tmp_path, unknown):
    assert f"unknown part {unknown}" in refusal(tmp_path, {**content(), unknown: []})


@pytest.mark.parametrize("dataset", [None, "", 7, ["a"], "a\0b", "x" * 101])
def test_file_without_a_dataset_is_refused(tmp_path, dataset):
    assert "name the dataset at the head" in refusal(tmp_path, content(dataset=dataset))


def test_file_that_never_names_a_dataset_is_refused(tmp_path):
    assert "name the dataset at the head" in refusal(tmp_path, {"incidents": []})


@pytest.mark.parametrize("part", seed_file.LISTS)
@pytest.mark.parametrize("wrong", ["words", {"a": 1}, ["words"], [[{}]], 7])
def test_part_that_is_no_list_of_entries_is_refused(tmp_path, part, wrong):
    assert f"{part} should be a list of entries" in refusal(tmp_path, content(**{part: wrong}))


@pytest.mark.parametrize("part", seed_file.LISTS)
def test_part_left_empty_is_no_part(tmp_path, part):
    assert read(written(tmp_path, content(**{part: None}))).rows[part] == []


def test_licence_left_empty_is_no_licence(tmp_path):
    seed = read(written(tmp_path, content(licence=None)))
    assert seed.licence == seed.documents["attack"]["origins"][0]["licence"] == ""


@pytest.mark.parametrize("key", [None, 7, ["a"]])
def test_incident_without_a_key_is_refused(tmp_path, key):
    said = refusal(tmp_path, attack(key=key))
    assert f"incident 1: give it a key of its own, not {key!r}" in said


def test_key_used_twice_is_refused(tmp_path):
    said = refusal(tmp_path, content(incidents=[ATTACK, SERIES, ATTACK]))
    assert "incident 3: give it a key of its own, not 'attack'" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": None}, "attack: title: None is not of type 'string'"),
        ({"titel": "x"}, "attack: document: Additional properties are not allowed ('titel'"),
        ({"date": "27.12.2019"}, 'attack: date: "27.12.2019"'),
        ({"grain": "singel"}, "attack: grain: 'singel' is not one of single, aggregate"),
        ({"means": ["rokcet"]}, "attack: means[0]: 'rokcet' is not one of"),
        (
            {"participations": [{"role": "attacker", "actor": "x"}]},
            "attack: participations[0].role: 'attacker' is not one of",
        ),
        (
            {"figures": [{"measure": "killed"}, {"measure": "kiled"}]},
            "attack: figures[1].measure: 'kiled' is not one of",
        ),
        ({"citations": [{"number": 0}]}, "attack: citations[0].number: 0 is less than"),
        ({"type": ["raid"]}, "attack: type: ['raid'] should be a slug"),
        ({"title": "a\0b"}, "attack: title: 'a\\x00b' does not match"),
        ({"tags": ["a\0b"]}, "attack: tags[0]: 'a\\x00b' does not match"),
        ({"locations": [{"precision": "near", "latitude": float("nan")}]}, "attack: locations[0]"),
        ({"figures": [{"measure": "killed", "best": float("inf")}]}, "attack: figures[0].best"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_wrong_entry_is_refused_with_its_key_and_path(tmp_path, change, said):
    assert said in refusal(tmp_path, attack(**change))


def test_half_a_character_is_refused(tmp_path):
    text = HEAD + 'incidents: [{key: a, title: "\\ud800", type: raid, date: "2019"}]'
    assert "a: title: '\\ud800' holds half a character" in refusal(tmp_path, text)


def test_entry_that_holds_itself_is_refused(tmp_path):
    text = HEAD + "incidents: [{key: a, title: &a [*a], type: raid, date: '2019'}]"
    assert "nested deeper than" in refusal(tmp_path, text)


def test_deep_entry_is_refused(tmp_path):
    text = HEAD + "incidents: [{key: a, title: " + "[" * 60 + "]" * 60 + "}]"
    assert "nested deeper than" in refusal(tmp_path, text)


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    wrong = content(
        incidents=[{**ATTACK, "grain": "x"}, {**SERIES, "key": 1}, {**SERIES, "date": "x"}]
    )
    assert len(refusal(tmp_path, wrong).splitlines()) == 4


def one(dataset: str, *keys: str, label: str = "", licence: str = "") -> SeedFile:
    """A file with nothing but incidents of these keys."""
    rows: dict[str, list[Any]] = {name: [] for name in seed_file.LISTS}
    return SeedFile(label or dataset, dataset, licence, rows, {key: {"key": key} for key in keys})


def test_files_of_one_dataset_become_one():
    (seed,) = combine([one("a", "x", licence="MIT"), one("a", "y"), one("a", "z", licence="BSD")])
    assert list(seed.documents) == ["x", "y", "z"]
    assert (seed.label, seed.licence) == ("a", "BSD")


def test_files_of_two_datasets_stay_apart():
    both = combine([one("a", "x"), one("b", "x"), one("a", "y")])
    assert [(seed.dataset, [*seed.documents]) for seed in both] == [("a", ["x", "y"]), ("b", ["x"])]


def test_rows_of_combined_files_keep_their_order(tmp_path):
    files = [
        read(written(tmp_path, {"dataset": "a", "actors": [{"slug": slug}]}, f"{slug}.yaml"))
        for slug in ("one", "two")
    ]
    (seed,) = combine(files)
    assert [row["slug"] for row in seed.rows["actors"]] == ["one", "two"]


def test_key_in_two_files_of_one_dataset_is_refused():
    with pytest.raises(WrongSeedFile, match="second: x: in first already"):
        combine([one("a", "x", "y", label="first"), one("a", "z", "x", label="second")])
