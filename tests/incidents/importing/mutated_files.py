"""Files as they come from a bad line, a bad disk, a bad spreadsheet or a bad mind; all seeded."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from tests.incidents.importing.ged_files import rows

Rows = list[dict[str, Any]]
#: What stands in a cell that nobody expects: each may be refused, or kept as it is, by its column.
STRANGE = (
    *("=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "#", "NaN", "inf", "-0"),
    *("1e400", "1e3", "0x10", "1_000", "1,5", "9" * 400, "-" + "9" * 30, "٣", "½", "4.0", "4.5"),
    *("0000-00-00", "2019-02-30", "9999-12-31", "0001-01-01", "20191227", "2019-12-27T23:59:59"),
    *("\u0001", "\u007f", "\u202e", "\ufeff", "\ufffd", "\U0010ffff", "\u2028", "a\nb", "a\rb"),
    *('"', '""', "'", ",", ";", '";"', '"a,2019-01-01,b', ", ,", "null", "None", " ", "\u00a0"),
    *(
        "x" * 201,
        "x" * 999_999,
        "Government of Iran, " * 30,
        "DROP TABLE",
        "%s",
        "{0}",
        "\\N",
        "\\.",
    ),
)


def in_csv(some: Rows) -> bytes:
    """The rows as UCDP writes them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(some[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(some)
    return text.getvalue().encode(errors="surrogatepass")


def cut(chance: Random, some: Rows) -> bytes:
    """Ends somewhere."""
    whole = in_csv(some)
    return whole[: chance.randrange(len(whole))]


def ragged(chance: Random, some: Rows) -> bytes:
    """A comma too many or too few in one line, or a line that is gone in part."""
    lines = in_csv(some).split(b"\n")
    number = chance.randrange(len(lines))
    cells = lines[number].split(b",")
    at = chance.randrange(len(cells))
    cells[at : at + 1] = chance.choice([[], [cells[at], b"stray"], [b"stray"] * 3])
    lines[number] = b",".join(cells)
    return b"\n".join(lines)


def wrongly_encoded(chance: Random, some: Rows) -> bytes:
    """In another encoding, or with bytes that are in none."""
    some[chance.randrange(len(some))]["where_description"] = "Дамаск, Alépé"
    text = in_csv(some).decode()
    codec = chance.choice(["utf-16", "utf-32", "cp1251", "latin-1", "utf-8-sig", "cp037", ""])
    if codec:
        return text.encode(codec, errors="replace")
    whole = bytearray(text.encode())
    for _ in range(chance.randrange(1, 4)):
        whole.insert(chance.randrange(len(whole)), chance.choice(b"\x80\xc3\xff\xfe\xed\xf5"))
    return bytes(whole)


def with_nul(chance: Random, some: Rows) -> bytes:
    """NUL somewhere, or a block of them, as a full disk leaves."""
    whole = bytearray(in_csv(some))
    at = chance.randrange(len(whole))
    whole[at:at] = bytes(chance.choice([1, 2, 512]))
    return bytes(whole)


def flipped(chance: Random, some: Rows) -> bytes:
    """A few bytes that are others."""
    whole = bytearray(in_csv(some))
    for _ in range(chance.randrange(1, 5)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def swapped(chance: Random, some: Rows) -> bytes:
    """Two columns under each other's name."""
    one, other = chance.sample(list(some[0]), 2)
    return in_csv([{**each, one: each[other], other: each[one]} for each in some])


def strange(chance: Random, some: Rows) -> bytes:
    """A formula, a number beyond numbers, a day of no calendar, a sign of no text."""
    for _ in range(chance.randrange(1, 4)):
        row = chance.choice(some)
        row[chance.choice(list(row))] = chance.choice(STRANGE)
    return in_csv(some)


def headless(chance: Random, some: Rows) -> bytes:
    """A column that is gone, there twice, called otherwise; or no row, or nothing at all."""
    lines = in_csv(some).split(b"\n")
    names = lines[0].split(b",")
    at = chance.randrange(len(names))
    names[at] = chance.choice([b"", names[at - 1], names[at].upper(), b'"' + names[at], b"=1+1"])
    header = b",".join(names)
    return chance.choice(
        [b"\n".join([header, *lines[1:]]), header, lines[0], b"", b"\n\n", b"\xef\xbb\xbf"]
    )


def twice(chance: Random, some: Rows) -> bytes:
    """A row that is there twice, or two files one after the other."""
    again = [*some, chance.choice(some)]
    return chance.choice([in_csv(again), in_csv(some) * 2])


def line_ends(chance: Random, some: Rows) -> bytes:
    """The line ends of another machine, or a quote that stays open."""
    whole = in_csv(some)
    at = chance.randrange(len(whole))
    ends = [whole.replace(b"\n", end) for end in (b"\r\n", b"\r", b"\n\n", b"\x85", b"\x0b")]
    return chance.choice([*ends, whole[:at] + b'"' + whole[at:]])


def gz(chance: Random, some: Rows) -> bytes:
    """A gz file that is cut, damaged in its data or its sum, or has something behind it."""
    whole = gzip.compress(in_csv(some), mtime=0)
    at = chance.randrange(3, len(whole))
    damaged = whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
    worse = whole[:-8] + bytes(4) + whole[-4:]
    return chance.choice([whole[:at], damaged, worse, whole + b"behind", whole + whole, whole[:2]])


def json_text(chance: Random, some: Rows) -> bytes:
    """A page that is cut, or has other bytes."""
    whole = bytearray(json.dumps({"Result": some}, ensure_ascii=False).encode())
    if chance.randrange(2):
        return bytes(whole[: chance.randrange(len(whole))])
    for _ in range(chance.randrange(1, 4)):
        whole[chance.randrange(len(whole))] = chance.choice(b'{}[],:"\\0\x00\xff-e.n')
    return bytes(whole)


#: What a value of JSON may be that is no text and no number, as it is written.
VALUES = (
    *("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1E-400", "9" * 5000, "-0", "1.50"),
    *('"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', "true", "null", "[]", "{}", '{"a": 1}', "01"),
    *("[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000, "[" * 200_000, '"=1+1"'),
)


def json_values(chance: Random, some: Rows) -> bytes:
    """A page with one value that JSON, or a row, should not have."""
    mark = "a mark that is nowhere else"
    row = chance.choice(some)
    row[chance.choice(list(row))] = mark
    page = chance.choice([{"Result": some}, some, {"Results": some}, {"Result": [*some, mark]}])
    return json.dumps(page).replace(json.dumps(mark), chance.choice(VALUES)).encode()


MUTATIONS: Mapping[str, Callable[[Random, Rows], bytes]] = {
    each.__name__: each
    for each in (
        *(cut, ragged, wrongly_encoded, with_nul, flipped, swapped, strange, headless, twice),
        *(line_ends, gz, json_text, json_values),
    )
}


def mutated(kind: str, seed: int) -> bytes:
    """A file of a few rows with something wrong, the same for each seed."""
    chance = Random(f"{kind} {seed}")
    return MUTATIONS[kind](chance, [dict(each) for each in chance.sample(rows(), 4)])
