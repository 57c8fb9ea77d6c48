"""A mapping in the making: what is proposed or was said, and what the first rows would become."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from incidents.admin.map_forms import CONSTANTS, ConstantForm, HeadForm, column_forms
from incidents.importing.files import WrongFile, opened
from incidents.importing.formats.mapped import configured
from incidents.importing.jobs.keeping import file_of
from incidents.importing.mapping.proposing import Sample, propose, sample_of
from incidents.importing.mapping.spec import TableMapping, WrongMapping
from incidents.importing.mapping.tables import header_of
from incidents.importing.mapping.writing import written
from incidents.importing.registry import Dataset, Fault
from incidents.importing.related import Related
from incidents.importing.workbooks import is_workbook
from incidents.models import ImportJob, IncidentType

PREVIEWED = 8
MOST_COLUMNS = 300


@dataclass(frozen=True)
class Preview:
    """One row as it would become, or what is wrong with it."""

    line: int
    document: Mapping[str, Any]
    faults: list[Fault]
    new: frozenset[str]


class Draft:
    """The forms of the page over one file, and what they come to."""

    def __init__(self, job: ImportJob, data: Any = None) -> None:
        self._job, self._data = job, data
        self.unreadable = ""
        form = {name: (data or {}).get(f"head-{name}", "") for name in _FORM}
        self.sample = self._read(form)
        id_column, guesses = propose(self.sample, _types())
        sent = [(data or {}).get(f"column-{n}-column") for n in range(len(self.sample.columns))]
        self._told = data if data and sent == self.sample.columns and sent else None
        initial = {
            "dataset": job.dataset or _stem(job.file_name),
            "title": _stem(job.file_name),
            "id": id_column,
        }
        columns = self.sample.columns
        self.head = HeadForm(data, prefix="head", initial={**initial, **form}, columns=columns)
        self.columns = list(column_forms(self.sample, guesses, self._told))
        self.constants = [ConstantForm(data, prefix=f"constant-{n}") for n in range(CONSTANTS)]
        self._proposed = guesses

    def _read(self, form: Mapping[str, str]) -> Sample:
        told = TableMapping("x", {}, **form)
        try:
            with opened(file_of(self._job), io.BytesIO()) as file:
                self.said = "" if is_workbook(file) else ", ".join(map(repr, header_of(file, told)))
                sample = sample_of(file, told)
        except (WrongFile, LookupError, OSError) as error:
            self.unreadable = str(error).removeprefix("nothing was imported:").strip()
            return Sample([], [])
        if not sample.columns:
            self.unreadable = "no row below the header can be read"
        if len(sample.columns) > MOST_COLUMNS:
            self.unreadable = f"it has more than {MOST_COLUMNS} columns: write its mapping by hand"
            return Sample([], [])
        return sample

    @property
    def is_sound(self) -> bool:
        """Whether what was sent can be imported."""
        return bool(self._told) and not self.problems

    @cached_property
    def text(self) -> str:
        """The mapping as YAML: of what was sent, or of what is proposed."""
        if not self._told:
            head = {name: self.head.initial.get(name, "") for name in self.head.fields}
            return written(head, self._proposed, {}, {})
        sent = [*self.columns, *self.constants, self.head]
        sound = [each.is_valid() for each in sent]
        if not all(sound):
            return ""
        constants = [each.cleaned_data for each in self.constants]
        return written(
            self.head.cleaned_data,
            [each.guess() for each in self.columns],
            {each["name"]: each["value"] for each in constants if each["name"]},
            {each.heading: each.cleaned_data["kind"] for each in self.columns},  # type: ignore[attr-defined]  # set beside it
        )

    @cached_property
    def problems(self) -> list[str]:
        """All that is wrong with the mapping."""
        if self.unreadable:
            return [self.unreadable]
        if self._told and not self.text:
            return [
                f"{getattr(form, 'heading', '')} {name}: {' '.join(map(str, why))}".strip()
                for form in (self.head, *self.columns, *self.constants)
                for name, why in form.errors.items()
            ]
        try:
            configured(self.text)
        except WrongMapping as error:
            return error.problems
        return []

    @cached_property
    def preview(self) -> list[Preview]:
        """The first rows as this mapping makes them."""
        if self.problems:
            return []
        format_, related = configured(self.text), Related()
        dataset = Dataset(format_.name)
        with opened(file_of(self._job), io.BytesIO()) as file:
            assert format_.rows
            found: list[Preview] = []
            for record in format_.rows(file):
                if len(found) == PREVIEWED or not hasattr(record, "cells"):
                    break
                told = format_.translate(record.cells, related, dataset)
                new = frozenset(slug for _, slug in related.made)
                found.append(Preview(record.line, told.document, told.faults, new))
        return found


_FORM = ("sheet", "delimiter", "encoding")


def _stem(name: str) -> str:
    return name.partition(".")[0][:100].strip()


def _types() -> dict[str, str]:
    rows = IncidentType.objects.values_list("code", "name")
    return {**{name.casefold(): code for code, name in rows}, **{code: code for code, _ in rows}}
