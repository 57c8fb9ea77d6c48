"""Files of rows as they come: CSV, plain or gz, from a path or from standard input.

A file whose form is broken (cut, ragged, not UTF-8, without its columns) is refused whole, with
every place where it is: what a row of it says cannot be trusted then.
"""

import csv
import gzip
import shutil
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

_GZIP = b"\x1f\x8b"
LONGEST_CELL = 1_000_000
_SHOWN_FAULTS = 20
_SHOWN = 60


@dataclass(frozen=True)
class Record:
    """One row of a file: the line it begins on, and its cells by column.

    `ends_open` says that the file ends in it, without a line end: perhaps it was cut there.
    """

    line: int
    cells: Mapping[str, str]
    ends_open: bool = False


@dataclass(frozen=True)
class FormFault:
    """Where the form of a file is broken: the line, the column, what stands there, the rule."""

    line: int
    column: str
    value: str
    rule: str

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{where}: {self.rule}" + (f" ({self.value!r})" if self.value else "")


@dataclass
class _Read:
    """What reading line by line has met: faults of form, and a last line without its end."""

    bad: list[FormFault] = field(default_factory=list)
    ends_open: bool = False


class WrongFile(ValueError):
    """A file that cannot be read; `faults` are all places where its form is broken."""

    def __init__(self, faults: Sequence[FormFault]) -> None:
        self.faults = list(faults)
        shown = "\n  ".join(map(str, self.faults[:_SHOWN_FAULTS]))
        more = len(self.faults) - _SHOWN_FAULTS
        super().__init__(f"nothing was imported:\n  {shown}" + (f"\n  … {more} more" * (more > 0)))


@contextmanager
def opened(path: Path | None, standard_input: BinaryIO) -> Iterator[IO[bytes]]:
    """The bytes of the file, or of standard input for none, uncompressed and to be read twice.

    Raises `WrongFile` for a gz file that is cut or damaged.
    """
    with TemporaryFile() as spool:
        if path is None:
            shutil.copyfileobj(standard_input, spool)
        else:
            with path.open("rb") as file:
                shutil.copyfileobj(file, spool)
        spool.seek(0)
        packed = spool.read(2) == _GZIP
        spool.seek(0)
        if not packed:
            yield spool
            return
        with TemporaryFile() as plain:
            try:
                with gzip.open(spool) as unpacked:
                    shutil.copyfileobj(unpacked, plain)
            except (EOFError, OSError, zlib.error) as error:
                rule = f"the gz file is cut or damaged: {error}"
                raise WrongFile([FormFault(1, "", "", rule)]) from error
            yield plain


def records(
    file: IO[bytes], required: Sequence[str], delimiter: str = ","
) -> Iterator[Record | FormFault]:
    """Each row below the header, or what is wrong with it; a row of HXL tags is passed over.

    Raises `WrongFile` where nothing below can be read: the header is none, or a quote stays open.
    """
    csv.field_size_limit(LONGEST_CELL)
    file.seek(0)
    read = _Read()
    bad = read.bad
    reader = csv.reader(_lines(file, read), strict=True, delimiter=delimiter)
    start = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, required)
        while True:
            start = reader.line_num + 1
            row = next(reader)
            yield from bad
            bad.clear()
            if row and not _is_hxl(row, start):
                yield _record(start, header, row, ends_open=read.ends_open)
    except StopIteration:
        yield from bad
    except csv.Error as error:
        rule = f"the row that begins here cannot be read as CSV: {error}"
        raise WrongFile([*bad, FormFault(start, "", "", rule)]) from error


def _lines(file: IO[bytes], read: _Read) -> Iterator[str]:
    """The lines as text; a wrong byte is noted and replaced, so that those below are read too."""
    bad = read.bad
    for number, raw in enumerate(file, start=1):
        if b"\0" in raw:
            bad.append(FormFault(number, "", "", "it holds NUL, which no text has"))
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            rule = f"byte {error.start + 1} is not UTF-8: save the file as UTF-8"
            shown = raw[max(0, error.start - 10) : error.end + 10].decode(errors="backslashreplace")
            bad.append(FormFault(number, "", shown, rule))
            text = raw.decode("utf-8", errors="replace")
        read.ends_open = not raw.endswith((b"\n", b"\r"))
        yield text.replace("\0", "�")


def _check_header(header: Sequence[str], required: Sequence[str]) -> None:
    if not any(header):
        raise WrongFile([FormFault(1, "", "", "the file is empty: its first line names columns")])
    faults = [
        FormFault(1, name, ", ".join(get_close_matches(name, header, 1)), "the column is missing")
        for name in required
        if name not in header
    ]
    faults += [
        FormFault(1, name, "", "the column is there twice")
        for name in dict.fromkeys(header)
        if name and header.count(name) > 1
    ]
    if faults:
        raise WrongFile(faults)


def _record(
    line: int, header: Sequence[str], row: Sequence[str], *, ends_open: bool
) -> Record | FormFault:
    if len(row) != len(header):
        last = row[-1][:_SHOWN]
        column = header[min(len(row), len(header)) - 1]
        rule = f"it has {len(row)} cells and the header {len(header)}: it is cut, or has a stray ,"
        return FormFault(line, column, last, rule)
    return Record(line, dict(zip(header, row, strict=True)), ends_open)


def _is_hxl(row: Sequence[str], line: int) -> bool:
    """Whether it is the row of HXL tags that may follow a header."""
    told = [cell for cell in row if cell.strip()]
    return line == 2 and bool(told) and all(cell.strip().startswith("#") for cell in told)
