"""From a row of a table to the document of an incident, by a mapping."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from incidents.dates.parsing import parse
from incidents.dates.words import in_words
from incidents.importing.mapping.parts import citations, figures, locations, participations
from incidents.importing.mapping.spec import TableMapping
from incidents.importing.mapping.tables import DIGEST
from incidents.importing.mapping.values import Values
from incidents.importing.registry import Cells, Dataset, Fault, Translated
from incidents.importing.related import Related
from incidents.models import IncidentType

LONGEST_TITLE = 300
LONGEST_ID = 100


class Translator:
    """Translates rows by one mapping; our types are asked for once."""

    def __init__(self, mapping: TableMapping) -> None:
        self._mapping = mapping
        self._id = mapping.id or DIGEST

    def __call__(self, cells: Cells, related: Related, dataset: Dataset) -> Translated:
        """The document of a row, or every fault of it."""
        values = Values(cells, self._mapping.fields)
        original_id = self._original_id(cells, values)
        type_, date = self._type(values), values.date("date")
        document: dict[str, Any] = {
            "type": {"code": type_},
            "date": date,
            **self._texts(values),
            **self._codes(values),
            "time": values.clock("time"),
            "tags": _slugs(values),
            "locations": locations(values, related),
            "participations": participations(values, related),
            "figures": list(figures(values)),
            "citations": citations(values, related, self._mapping),
        }
        self._check_date(values, date, document.get("occurrence", "occurred"))
        if values.faults:
            return Translated(faults=values.faults)
        document["title"] = document.get("title") or self._title(document)
        document["occurrence_claim"] = {"basis": "dataset"}
        document["origins"] = [
            {
                "dataset": dataset.name,
                "release": dataset.release,
                "original_id": original_id,
                "licence": dataset.licence,
                "codes": {},
            }
        ]
        return Translated(document)

    def _original_id(self, cells: Cells, values: Values) -> str:
        told = cells[self._id].strip()
        if not told or len(told) > LONGEST_ID or not told.isprintable():
            rule = f"give the row an id of its own, in at most {LONGEST_ID} characters"
            values.faults.append(Fault(self._id, told[:200], rule))
        return told

    def _texts(self, values: Values) -> dict[str, str]:
        names = ("title", "short_name", "summary", "said", "date_as_reported")
        told = {name: text for name in names if (text := values.text(name))}
        language = values.text("language")
        return {**told, "language": language} if len(language) > 1 else told

    def _codes(self, values: Values) -> dict[str, Any]:
        one = {name: values.code(name) for name in ("occurrence", "grain", "part_of_day")}
        several = {name: values.codes(name) for name in ("means", "target_kinds")}
        return {name: told for name, told in {**one, **several}.items() if told}

    def _type(self, values: Values) -> str:
        spec, text = values.spec("type"), values.raw("type")
        assert spec
        if text.casefold() in self._types:
            return self._types[text.casefold()]
        near = get_close_matches(text.casefold(), list(self._types), 1)
        meant = f": is it {self._types[near[0]]}?" if near else ""
        rule = f"there is no such type{meant} Write the code of one, or give it in values"
        values.refuse(spec, text, rule)
        return ""

    def _check_date(self, values: Values, date: str, occurrence: str) -> None:
        spec = values.spec("date")
        assert spec
        if not date:
            if not any(fault.column == spec.column for fault in values.faults):
                values.refuse(spec, "", "a date is needed; write what is known of it, such as 2019")
            return
        earliest = parse(date).earliest
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)
        if occurrence == "occurred" and earliest and earliest > tomorrow:
            rule = "it lies in the future: correct it, or say occurrence: planned"
            values.refuse(spec, date, rule)

    def _title(self, document: Mapping[str, Any]) -> str:
        """Composed of type, place and date, where no column has one."""
        where = next((each["place"] for each in document["locations"]), None)
        place = f" in {where['name']}" if where else ""
        when = in_words(document["date"], aggregate=document.get("grain") == "aggregate")
        return f"{self._names[document['type']['code']]}{place}, {when}"[:LONGEST_TITLE]

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(IncidentType.objects.values_list("code", "name"))

    @cached_property
    def _types(self) -> dict[str, str]:
        """Codes by code and by name."""
        by_name = {name.casefold(): code for code, name in self._names.items()}
        return {**by_name, **{code: code for code in self._names}}


def _slugs(values: Values) -> list[str]:

    return list(dict.fromkeys(filter(None, map(slugify, values.listed("tags")))))
