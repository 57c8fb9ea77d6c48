"""Writes the timeline of a filter to a file or to standard output."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from incidents.dates.errors import shown
from incidents.filters import InvalidParameters
from incidents.filters.texts import nearest_names
from incidents.formats import Format, UnknownFormat, available, find
from incidents.selection import READER, Selection
from incidents.sites import site_address
from timeline.asking import asked_in_style, in_style, parameters_of
from timeline.chronology import Head
from timeline.manifest import write_manifest, write_whole
from timeline.models import PublishedTimeline
from timeline.saved.beside import remarked
from timeline.saved.editions import chosen
from timeline.saved.selection import select_saved
from timeline.sources import safe_url
from timeline.telling.wording import styles


class Command(BaseCommand):
    """Every published incident in order, or those of a filter, which is the one of the site."""

    help = "Write the timeline of a filter, or a saved one, as Markdown, HTML, JSON, CSV …"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        names = [format_.name for format_ in available()]
        parser.add_argument("--format", default="md", help=f"one of {', '.join(names)}")
        parser.add_argument("--filter", default="", help="as after the ? of an address")
        parser.add_argument("--timeline", help="slug of a published timeline, instead of a filter")
        parser.add_argument("--edition", help="of that timeline; the newest without it")
        parser.add_argument("--as-of", help="ledger position, or a time with its offset")
        parser.add_argument(
            "--site", default="", help="its address, for links; the setting SITE_URL without it"
        )
        parser.add_argument(
            "--style", help=f"one of {', '.join(styles())}; a written format's words"
        )
        parser.add_argument("--output", type=Path, help="file; standard output without it")

    def handle(self, **options: Any) -> None:
        """Select, then stream; CommandError for whatever cannot be."""
        selection, format_ = _selection(options, _format(options["format"]))
        selection = replace(selection, site=_site(options["site"]))
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
        head, rows = Head.of(selection), format_.rows(selection)
        try:
            written = write_whole(target, format_.stream(selection))
            if not format_.chronology:
                facts = {"file": target.name, "format": format_.name, "rows": rows}
                facts |= {"bytes": written.size, "sha256": written.sha256, "query": head.query}
                facts |= {"position": head.position, "recorded_at": head.timestamp or None}
                write_manifest(target, facts)
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror or error}") from error
        said = f" ({rows:,} that {format_.name} can say)" if rows < head.count else ""
        self.stderr.write(f"{target}: {head.entries}{said} at ledger position {head.position}")


def _format(name: str) -> Format:
    try:
        return find(name)
    except UnknownFormat as error:
        raise CommandError(f"--format: {error}") from None


def _site(address: str) -> str:
    if address and not safe_url(address):
        raise CommandError(f"--site: {address} is no address: write https://incidents.example.org/")
    return f"{address.rstrip('/')}/" if address else site_address()


def _fits(format_: Format, selection: Selection) -> None:
    try:
        format_.check_rows(format_.rows(selection))
    except InvalidParameters as error:
        raise CommandError(f"--format: {error.errors[0].message}") from None


def _selection(options: dict[str, Any], format_: Format) -> tuple[Selection, Format]:
    text, slug = options["filter"], options["timeline"]
    names = ("as_of", "style", "edition")
    given = {name: [options[name]] for name in names if options[name] is not None}
    try:
        if slug is not None:
            format_ = in_style(given.pop("style", None), format_)
            return _of_timeline(slug, text, given), format_
        parameters = parameters_of(text)
        also = {name: [*parameters.get(name, []), *values] for name, values in given.items()}
        return asked_in_style({**parameters, **also}, format_)
    except InvalidParameters as error:
        lines = "\n".join(
            f"  {wrong.name}={wrong.value}: {wrong.message}" for wrong in error.errors
        )
        raise CommandError(f"The filter cannot be used:\n{lines}") from None


def _of_timeline(slug: str, text: str, given: dict[str, list[str]]) -> Selection:
    if text:
        raise CommandError("--timeline has a filter of its own: leave --filter out.")
    rows = PublishedTimeline.objects.using(READER)
    row = rows.filter(slug=slug).first()
    if row is None:
        known = list(rows.filter(live=True).order_by("slug").values_list("slug", flat=True))
        near = nearest_names(slug, known)
        meant = f"did you mean {' or '.join(near)}?" if near else "/timelines/ lists all."
        raise CommandError(f'No timeline "{shown(slug)}" is published: {meant}')
    if not row.live:
        raise CommandError(f"The timeline {slug} was withdrawn: {row.reason}")
    saved = chosen(row, given)
    return remarked(saved, select_saved(saved, given))
