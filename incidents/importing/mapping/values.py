"""The value of one field out of the cells of a row; what cannot be read is refused, never bent."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from incidents.dates import EdtfError
from incidents.dates.typed.errors import NotUnderstood
from incidents.dates.typed.reading import read
from incidents.importing.cells import CellReader
from incidents.importing.mapping.spec import Spec
from incidents.importing.registry import Fault

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2}(\.[0-9]+)?)?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(:[0-9]{2})?")
_ORDERED = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})")
_NUMBER = re.compile(r"[0-9]{1,4}(\.0+)?")
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


class Values:
    """The values of a row by field; `faults` grows with every one that cannot be read."""

    def __init__(self, cells: Mapping[str, str], fields: Mapping[str, Spec]) -> None:
        self._cells, self._fields = cells, fields
        self.faults: list[Fault] = []

    def spec(self, name: str) -> Spec | None:
        """What the mapping says of the field; none where it leaves it out."""
        return self._fields.get(name)

    def refuse(self, spec: Spec, value: str, rule: str) -> None:
        """Note that this value cannot be."""
        self.faults.append(Fault(spec.column or spec.target.name, value[:200], rule))

    def raw(self, name: str) -> str:
        """The text of a field: its cells joined, exchanged by `values`, or what stands for none."""
        spec = self._fields.get(name)
        if spec is None:
            return ""
        cells = [self._cells[column].strip() for column in spec.columns]
        text = spec.constant or spec.join.join(filter(None, cells))
        if _ERRORS.fullmatch(text):
            self.refuse(spec, text, "the spreadsheet shows an error here: correct it there")
            return ""
        return spec.values.get(text.casefold(), text) or spec.default

    def text(self, name: str) -> str:
        """A text without control characters, no longer than is kept."""
        spec = self._fields.get(name)
        if spec is None:
            return ""
        reader = CellReader({spec.column: self.raw(name)})
        told = reader.text(spec.column, spec.target.longest)
        self.faults += reader.faults
        return told

    def listed(self, name: str) -> list[str]:
        """The parts of a text, each once; the whole where the mapping names no sign to split by."""
        spec = self._fields.get(name)
        if spec is None:
            return []
        text = self.text(name)
        told = text.split(spec.split) if spec.split else [text]
        return list(dict.fromkeys(filter(None, (each.strip() for each in told))))

    def code(self, name: str) -> str:
        """One code of the field's list, by code or by name; empty where the cell is."""
        spec, text = self._fields.get(name), self.raw(name)
        return self._code(spec, text) if spec and text else ""

    def codes(self, name: str) -> list[str]:
        """Codes of the field's list."""
        spec = self._fields.get(name)
        told = [self._code(spec, text) for text in self.listed(name)] if spec else []
        return list(dict.fromkeys(filter(None, told)))

    def _code(self, spec: Spec, text: str) -> str:
        assert spec.target.codes
        known = {str(code): str(code) for code in spec.target.codes.values}
        known |= {str(each._label_).casefold(): str(each.value) for each in spec.target.codes}
        if text.casefold() in known:
            return known[text.casefold()]
        near = get_close_matches(text.casefold(), list(known), 1)
        meant = f"is it {known[near[0]]}? " if near else ""
        rule = f"{meant}Write one of {', '.join(spec.target.codes.values)}, or give it in values"
        self.refuse(spec, text, rule)
        return ""

    def number(self, name: str) -> int | None:
        """A whole number; none where the cell is empty."""
        spec = self._fields.get(name)
        if spec is None:
            return None
        reader = CellReader({spec.column: self.raw(name)})
        told = reader.number(spec.column)
        self.faults += reader.faults
        return told

    def degrees(self, name: str, most: int) -> float | None:
        """Decimal degrees; none where the cell is empty."""
        spec = self._fields.get(name)
        if spec is None:
            return None
        text = self.raw(name)
        reader = CellReader({spec.column: text.replace(",", ".") if spec.decimal == "," else text})
        told = reader.degrees(spec.column, most)
        self.faults += reader.faults
        return told

    def clock(self, name: str) -> str | None:
        """A local time as 21:30; the part of a moment where the cell is one."""
        spec, text = self._fields.get(name), self.raw(name)
        if spec is None or not text:
            return None
        if moment := _MOMENT.fullmatch(text):
            return moment[2]
        found = _CLOCK.fullmatch(text)
        if found and int(found[1]) < 24 and int(found[2]) < 60:
            return f"{int(found[1]):02}:{found[2]}"
        self.refuse(spec, text, "write a time from 00:00 to 23:59, such as 21:30")
        return None

    def date(self, name: str) -> str:
        """A date as EDTF; empty where the cell is, or where it cannot be read."""
        spec = self._fields.get(name)
        if spec is None:
            return ""
        text = self._composed(spec) if spec.parts else self.raw(name)
        try:
            return _edtf(text, spec.order) if text else ""
        except NotUnderstood as error:
            more = (
                ", or say the order in the mapping, such as order: d/m/y" if error.choices else ""
            )
            self.refuse(spec, text, f"it {error.problem}: {error.remedy}{more}")
        except EdtfError as error:
            self.refuse(spec, text, f"it {error.problem}: {error.remedy}")
        except ValueError as error:
            self.refuse(spec, text, str(error))
        return ""

    def _composed(self, spec: Spec) -> str:
        """A date of several columns, as far as they are filled: 2019, 2019-12 or 2019-12-27."""
        told = [self._cells[spec.parts[each]].strip() for each in spec.parts]
        by_part = dict(zip(spec.parts, told, strict=True))
        filled = [by_part.get(each, "") for each in ("year", "month", "day")]
        while filled and not filled[-1]:
            filled.pop()
        if all(_NUMBER.fullmatch(each) for each in filled):
            numbers = [int(each.partition(".")[0]) for each in filled]
            return "-".join(
                f"{each:0{width}}" for each, width in zip(numbers, (4, 2, 2), strict=False)
            )
        self.refuse(
            spec, ", ".join(told), "write year, month and day as numbers, the year at least"
        )
        return ""


def _edtf(text: str, order: str) -> str:
    """Days in the order that the mapping says; what is no such day as people type dates."""
    if moment := _MOMENT.fullmatch(text):
        text = moment[1]
    found = _ORDERED.fullmatch(text) if order else None
    if found is None:
        return read(text).when.text
    by_letter = dict(zip(order.split("/"), found.groups(), strict=True))
    if len(found[1]) == 4:  # a year in front can be read in one way only
        by_letter = dict(zip("ymd", found.groups(), strict=True))
    year, month, day = (by_letter[letter] for letter in "ymd")
    if len(year) != 4:
        raise ValueError(f"the year {year} has {len(year)} digits: write all four")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise ValueError(f"there is no such day, read as {order}") from None
