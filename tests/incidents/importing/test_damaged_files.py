"""Files that were damaged, format by format: read, or refused by line and column, never a crash."""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incidents.documents.schema import check
from incidents.importing.files import Record, WrongFile
from incidents.importing.reading import rows_of
from incidents.importing.registry import Dataset, find
from incidents.importing.report import Report
from incidents.importing.run import Survey, look_through
from incidents.importing.wish import Wish
from incidents.models import User
from tests.incidents.importing import acled_files, feature_files, gtd_files
from tests.incidents.importing.ged_files import UKRAINE

Mutate = Callable[[bytes, random.Random], bytes]
TIMES = 20
"""How often each format is damaged in each way."""
_SIGNS = [0, 0xE9, 0xFF, 0x22, 0x0A, 0x3D]
_CUT_GED = 12


def cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def ragged(text: bytes, chance: random.Random) -> bytes:
    at = chance.choice([n for n, byte in enumerate(text) if byte == ord(",")])
    return text[:at] + chance.choice([b"", b",,"]) + text[at + 1 :]


def mangled(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text))
    return text[:at] + bytes([chance.choice(_SIGNS)]) + text[at + 1 :]


def other_encoding(text: bytes, chance: random.Random) -> bytes:
    return text.decode().encode(chance.choice(["utf-16", "cp1252", "utf-32"]), errors="replace")


def swapped(text: bytes, chance: random.Random) -> bytes:
    header, _, rest = text.partition(b"\n")
    names = header.split(b",")
    one, other = chance.sample(range(len(names)), 2)
    names[one], names[other] = names[other], names[one]
    return b",".join(names) + b"\n" + rest


def formula(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    at = chance.randrange(1, len(lines) - 1)
    cells = lines[at].split(b",")
    cells[chance.randrange(len(cells))] = b"=cmd|' /C calc'!A0"
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def retyped(text: bytes, chance: random.Random) -> bytes:
    """JSON with another value somewhere: of another type, or nothing at all."""
    whole = json.loads(text)
    inner = whole.get("features", whole.get("data"))
    feature = chance.choice(inner)
    told = chance.choice([feature, feature.get("properties", feature)])
    texts = ["=1+1", "\x07", "x" * 400]
    odd: list[Any] = [*texts, None, [], {}, [[]], True, 1e300, -1, {"type": "Point"}]
    told[chance.choice(list(told))] = chance.choice(odd)
    return json.dumps(whole).encode()


def ged(_folder: Path) -> bytes:
    return b"\n".join(UKRAINE.read_bytes().split(b"\n")[:_CUT_GED]) + b"\n"


def acled(folder: Path) -> bytes:
    some = acled_files.rows()[::40]
    return acled_files.written(folder / "acled.csv", some).read_bytes().replace(b"\r", b"")


def acled_json(folder: Path) -> bytes:
    return acled_files.page(folder / "acled.json", acled_files.rows()[::40]).read_bytes()


def gtd(folder: Path) -> bytes:
    some = [gtd_files.row(eventid=f"20150317{n:04}") for n in range(8)]
    return gtd_files.written(folder / "gtd.csv", some).read_bytes().replace(b"\r", b"")


def geojson(folder: Path) -> bytes:
    some = [feature_files.feature(n) for n in range(8)]
    return feature_files.written(folder / "a.geojson", *some).read_bytes()


TABLES = {"ucdp-ged": ged, "acled": acled, "gtd": gtd}
JSON = {"acled": acled_json, "geojson": geojson}
CASES = [
    *(
        (name, make, way)
        for name, make in TABLES.items()
        for way in (cut, ragged, mangled, other_encoding, swapped, formula)
    ),
    *(
        (name, make, way)
        for name, make in JSON.items()
        for way in (cut, mangled, other_encoding, retyped)
    ),
]


def check_sound(file: io.BytesIO, wish: Wish, survey: Survey) -> None:
    """Every row that is not refused makes a document that has the form of one."""
    for record in rows_of(file, wish.format):
        if isinstance(record, Record) and record.line not in survey.wrong:
            told = wish.format.translate(record.cells, survey.related, wish.dataset)
            check(told.document)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("name", "make", "mutate"), CASES)
def test_mutated_file_is_read_or_refused_by_line_and_column(
    name: str, make: Callable[[Path], bytes], mutate: Mutate, tmp_path: Path
) -> None:
    chance, whole = random.Random(7), make(tmp_path)
    wish = Wish(find(name), Dataset(name), User())
    refused_files = 0
    for _ in range(TIMES):
        told: list[tuple[int, str]] = []
        file = io.BytesIO(mutate(whole, chance))
        try:
            survey = look_through(file, wish, Report())
        except WrongFile as error:
            told = [(fault.line, fault.rule) for fault in error.faults]
        else:
            for line, faults in survey.wrong.items():
                told += [(line, fault.column and fault.rule) for fault in faults]
            check_sound(file, wish, survey)
        assert all(line >= 1 and rule for line, rule in told)
        refused_files += bool(told)
    assert refused_files or mutate is formula
