"""Writes the timeline of a filter to a file or to standard output."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl

from django.core.management.base import BaseCommand, CommandError

from incidents.filters import InvalidParameters
from incidents.formats import Format, UnknownFormat, available, find
from incidents.selection import Selection
from timeline.asking import asked
from timeline.chronology import Head
from timeline.manifest import write_manifest, write_whole


class Command(BaseCommand):
    """Every published incident in order, or those of a filter, which is the one of the site."""

    help = "Write the timeline of a filter as Markdown, HTML, JSON, CSV …"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        names = [format_.name for format_ in available()]
        parser.add_argument("--format", default="md", help=f"one of {', '.join(names)}")
        parser.add_argument("--filter", default="", help="as after the ? of an address")
        parser.add_argument("--as-of", help="ledger position, or a time with its offset")
        parser.add_argument("--output", type=Path, help="file; standard output without it")

    def handle(self, **options: Any) -> None:
        """Select, then stream; CommandError for whatever cannot be."""
        format_ = _format(options["format"])
        selection = _selection(options["filter"], options["as_of"])
        _fits(format_, selection)
        if options["output"] is None:
            self._print(format_.stream(selection))
        else:
            self._save(format_, selection, options["output"])

    def _print(self, pieces: Iterable[bytes]) -> None:
        out: BinaryIO = getattr(self.stdout, "buffer", sys.stdout.buffer)
        try:
            out.writelines(pieces)
            out.flush()
        except BrokenPipeError:  # as in `… | head`: nobody is left to tell
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def _save(self, format_: Format, selection: Selection, target: Path) -> None:
        head = Head.of(selection)
        try:
            written = write_whole(target, format_.stream(selection))
            if not format_.chronology:
                facts = {
                    "file": target.name,
                    "format": format_.name,
                    "rows": format_.rows(selection),
                }
                facts |= {"bytes": written.size, "sha256": written.sha256, "query": head.query}
                facts |= {"position": head.position, "recorded_at": head.timestamp or None}
                write_manifest(target, facts)
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror or error}") from error
        self.stderr.write(f"{target}: {head.entries} at ledger position {head.position}")


def _format(name: str) -> Format:
    try:
        return find(name)
    except UnknownFormat as error:
        raise CommandError(f"--format: {error}") from None


def _fits(format_: Format, selection: Selection) -> None:
    try:
        format_.check_rows(format_.rows(selection))
    except InvalidParameters as error:
        raise CommandError(f"--format: {error.errors[0].message}") from None


def _selection(text: str, as_of: str | None) -> Selection:
    parameters: dict[str, list[str]] = {}
    for name, value in parse_qsl(text.removeprefix("?"), keep_blank_values=True):
        parameters.setdefault(name, []).append(value)
    if as_of is not None:
        parameters.setdefault("as_of", []).append(as_of)
    try:
        return asked(parameters)
    except InvalidParameters as error:
        lines = "\n".join(
            f"  {wrong.name}={wrong.value}: {wrong.message}" for wrong in error.errors
        )
        raise CommandError(f"The filter cannot be used:\n{lines}") from None
