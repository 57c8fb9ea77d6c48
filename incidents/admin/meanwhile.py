"""What another editor saved while a page was open, beside what is typed on it."""

import json
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils.functional import cached_property

from incidents.history.authors import SOMEBODY, last_authors
from incidents.history.differences import Difference, FieldChange, differences
from incidents.history.events import TABLES, Marks
from incidents.history.states import said_columns, state_at, state_now
from incidents.history.wording import Words, column

DELETED = "you delete this row"


@dataclass(frozen=True)
class Line:
    """One field the other changed; ``name`` is the field of the page, if it has one."""

    label: str
    then: str
    now: str
    name: str = ""
    typed: str = ""
    theirs: str = ""
    same: bool = False
    touched: bool = False
    kept: bool = False

    @property
    def decided(self) -> bool:
        """Whether the page says what the other says, or was told to differ."""
        return not self.name or self.same or self.kept


@dataclass(frozen=True)
class Row:
    """One row the other added, removed or changed.

    ``key`` names one that was added, which is stored already; ``discarded`` says that it shall go.
    """

    title: str
    kind: str
    author: str
    lines: list[Line]
    prefix: str = ""
    same: bool = True
    touched: bool = False
    key: str = ""
    discarded: bool = False

    @property
    def decided(self) -> bool:
        """Whether nothing is left to decide about it."""
        return self.same and all(line.decided for line in self.lines)


class Meanwhile:
    """The changes since the page was opened, as a bound form and its rows stand to them."""

    def __init__(self, form: Any, formsets: list[Any], marks: Marks, revision: int) -> None:
        self.form, self.formsets, self.marks, self.revision = form, formsets, marks, revision
        self.kept = set(form.data.getlist("keep")) if self.was_shown else set()
        self.unwanted = set(form.data.getlist("discard")) if self.was_shown else set()

    @property
    def was_shown(self) -> bool:
        """Whether the page already told of everything there is to tell."""
        return bool(self.form.data.get("merged") == str(self.revision))

    @property
    def is_settled(self) -> bool:
        """Whether all of it was shown and decided, so that the page may be saved."""
        return self.was_shown and all(row.decided for row in self.rows)

    @cached_property
    def found(self) -> list[Difference]:
        """What differs from when the page was opened."""
        incident = self.form.instance.pk
        return differences(state_at(incident, self.marks), state_now(incident))

    @property
    def added(self) -> list[Difference]:
        """The rows that the other added."""
        return [each for each in self.found if each.kind == "added"]

    @property
    def discarded(self) -> list[Difference]:
        """Those of them that shall go."""
        return [each for each in self.added if key_of(each) in self.unwanted]

    def refuse_discarding(self) -> None:
        """Raise for a citation that goes while a row that stays rests on it.

        Its number may be one of this page's own, and the row would then cite something else.
        """
        going = {each.row["number"] for each in self.discarded if each.table == "citation"}
        staying = [each for each in self.added if key_of(each) not in self.unwanted]
        words = Words(self.found)
        resting = [
            f"{words.title(each)} cites [{number}]: discard it too, or let the citation stay."
            for each in staying
            for number in sorted(going & set(each.row.get("cites") or []))
        ]
        if resting:
            raise ValidationError(resting)

    def discard(self) -> None:
        """Delete the rows that shall go."""
        for each in self.discarded:
            TABLES[each.table].objects.filter(pk=each.pk, incident=self.form.instance).delete()

    @cached_property
    def rows(self) -> list[Row]:
        """What changed, row by row."""
        incident, found = self.form.instance.pk, self.found
        authors = last_authors(incident, self.marks | dict.fromkeys(TABLES.keys() - self.marks, 0))
        words = Words(found)
        rows = []
        for each in found:
            author = authors.get((each.table, each.pk))
            said = f"{author.name}, {author.at:%H:%M} UTC" if author else str(SOMEBODY)
            rows.append(self.row(each, words, said))
        return rows

    def row(self, found: Difference, words: Words, author: str) -> Row:
        """One row beside its form on the page."""
        form = self.form_of(found)
        lines = [self.line(found, change, words, form) for change in found.fields]
        plain = Row(words.title(found), found.kind, author, lines)
        if found.kind == "added":
            key = key_of(found)
            return replace(plain, key=key, discarded=key in self.unwanted)
        if found.kind != "removed" or form is None:
            return plain
        fields = [each for each in said_columns(found.table) if each.name in form.fields]
        touched = any(differs(form[each.name], found.row[each.attname]) for each in fields)
        return Row(plain.title, plain.kind, author, lines, form.prefix, is_deleted(form), touched)

    def form_of(self, found: Difference) -> Any:
        """The form a row has on the page, if it has one."""
        if found.table == "incident":
            return self.form
        return next(
            (
                form
                for formset in self.formsets
                if formset.model is TABLES[found.table]
                for form in formset.forms
                if form.data.get(form.add_prefix("id")) == str(found.pk)
            ),
            None,
        )

    def line(self, found: Difference, change: FieldChange, words: Words, form: Any) -> Line:
        """One field beside what is typed in it."""
        said = words.label(found.table, change.name)
        then = words.value(found.table, change.name, change.old)
        now = words.value(found.table, change.name, change.new)
        if found.kind != "changed" or form is None or change.name not in form.fields:
            return Line(said, then, now)
        bound, deleted = form[change.name], is_deleted(form)
        typed = DELETED if deleted else in_words(bound, found.table, words)
        return Line(
            said,
            then,
            now,
            name=bound.html_name,
            typed=typed,
            theirs=json.dumps(for_script(bound, found.table, change, now)),
            same=not deleted and not differs(bound, change.new),
            touched=deleted or differs(bound, change.old),
            kept=bound.html_name in self.kept,
        )


def key_of(found: Difference) -> str:
    """A row as the page names it."""
    return f"{found.table}:{found.pk}"


def is_deleted(form: Any) -> bool:
    """Whether the box that deletes the row is ticked."""
    return form.add_prefix("DELETE") in form.data


def differs(bound: forms.BoundField, value: Any) -> bool:
    """Whether what is typed is another value; how a browser ends lines is no matter."""
    typed: Any = bound.data
    if isinstance(typed, str) and isinstance(value, str):
        typed, value = typed.replace("\r\n", "\n"), value.replace("\r\n", "\n")
    return bool(bound.field.has_changed(value, typed))


def in_words(bound: forms.BoundField, table: str, words: Words) -> str:
    """What is typed, as the form would say it; the bare text when it cannot be read."""
    typed: Any = bound.data
    try:
        value = bound.field.clean(typed)
    except ValidationError:
        return str(typed)
    if isinstance(value, Model):
        return str(value)
    return words.value(table, bound.name, value)


def for_script(bound: forms.BoundField, table: str, change: FieldChange, words: str) -> Any:
    """The other's value as the script of the page puts it into the field."""
    if isinstance(column(table, change.name), ForeignKey):
        return {"value": "" if change.new is None else str(change.new), "text": words}
    value: Any = bound.field.prepare_value(change.new)
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return [str(item) for item in value]
    return "" if value is None else str(value)
