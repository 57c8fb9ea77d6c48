"""The rows below an incident or affiliation, saved together with it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

from incidents.admin.choosing import Chooser
from incidents.codes import Standing

if TYPE_CHECKING:
    BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    BaseInlineFormSet = forms.BaseInlineFormSet


class PartFormSet(BaseInlineFormSet):
    """Rows kept in the order they were entered, whose claims cite the citations on the same page.

    ``citations`` is the formset of those, set by the page.
    """

    citations: "CitationFormSet | None" = None
    _saving = False
    _last_position: int

    def add_fields(self, form: Any, index: int | None) -> None:
        """Hand each chooser the row it shows, where the query has brought it along."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            chooser = getattr(field.widget, "widget", field.widget)
            if isinstance(chooser, Chooser) and form.instance.pk:
                chooser.chosen = form.instance._state.fields_cache.get(name)

    def get_queryset(self) -> Any:
        """The rows; once the forms are made, the row of each form.

        The page pairs forms and rows by their order, which another editor's deletion would shift.
        """
        if self.is_bound and "forms" in self.__dict__:
            return [form.instance if form.instance.pk else None for form in self.initial_forms]
        return super().get_queryset()

    @property
    def initial_forms(self) -> list[Any]:
        """The forms of rows that exist, while saving those first that make room for others."""
        existing = self.forms[: self.initial_form_count()]
        return sorted(existing, key=self.comes_late) if self._saving else existing

    def comes_late(self, form: Any) -> bool:
        """Whether the row may need that another gives up being recommended or primary."""
        takes = form.instance
        return not (
            form in self.deleted_forms
            or getattr(takes, "standing", None) not in (None, Standing.RECOMMENDED)
            or getattr(takes, "primary", None) is False
        )

    def save(self, commit: bool = True) -> Any:
        """Save; the order of changes never breaks a rule that the outcome keeps."""
        self._saving = True
        try:
            return super().save(commit)
        finally:
            self._saving = False

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """A new row comes after those that are there."""
        if hasattr(form.instance, "position"):
            self._last_position = self.last_position() + 1
            form.instance.position = self._last_position
        return super().save_new(form, commit)

    def last_position(self) -> int:
        """The position of the last row there is."""
        if not hasattr(self, "_last_position"):
            last = self.rows().order_by("position").values_list("position", flat=True).last()
            self._last_position = -1 if last is None else last
        return self._last_position

    def rows(self) -> Any:
        """The rows there are."""
        model: Any = self.model
        return model._default_manager.filter(**{self.fk.name: self.instance.pk})

    def clean(self) -> None:
        """Refuse, at its row, a claim that cites what is not on the page."""
        super().clean()
        if self.citations is None:
            return
        there = self.citations.numbers()
        for form in kept(self):
            missing = [n for n in form.cleaned_data.get("cites") or [] if n not in there]
            if missing:
                numbers = ", ".join(map(str, missing))
                form.add_error("cites", f"There is no citation {numbers}: add it, or take it away.")


class CitationFormSet(PartFormSet):
    """Citations, each with its own number; one left empty gets the next."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Let the number be empty."""
        super().add_fields(form, index)
        form.fields["number"].required = False

    def numbers(self) -> set[int]:
        """The numbers of the citations that will be there."""
        self.is_valid()
        return {form.instance.number for form in kept(self) if form.instance.number}

    def clean(self) -> None:
        """Number what has no number, then check that no number comes twice."""
        used = {form.cleaned_data.get("number") or 0 for form in kept(self)}
        for form in kept(self):
            if not form.cleaned_data.get("number") and "number" not in form.errors:
                number = max(used, default=0) + 1
                used.add(number)
                form.cleaned_data["number"] = form.instance.number = number
        super().clean()

    def save(self, commit: bool = True) -> Any:
        """Save; numbers that change place first step aside, so that two can be exchanged."""
        moving = [form.instance.pk for form in kept(self) if renumbered(form)]
        rows = self.rows().filter(pk__in=moving)
        for aside, row in enumerate(rows if len(moving) > 1 else ()):
            rows.filter(pk=row.pk).update(number=32767 - aside)
        return super().save(commit)


def renumbered(form: Any) -> bool:
    """Whether a row that exists gets another number."""
    return bool(form.instance.pk) and "number" in form.changed_data


def kept(formset: BaseInlineFormSet) -> list[Any]:
    """The forms of a formset that stand for rows which will be there."""
    return [
        form
        for form in formset.forms
        if hasattr(form, "cleaned_data")
        and not form.cleaned_data.get(DELETION_FIELD_NAME)
        and (form.instance.pk or form.has_changed())
    ]


def link_to_citations(formsets: list[Any]) -> None:
    """Tell every formset of one page which of them holds the citations."""
    citations = next((each for each in formsets if isinstance(each, CitationFormSet)), None)
    for formset in formsets:
        if isinstance(formset, PartFormSet) and formset is not citations:
            formset.citations = citations
