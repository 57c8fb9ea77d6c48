"""How code lists look in forms: what each code means, and check boxes where several may apply."""

from functools import cache, lru_cache
from typing import Any

from django import forms
from django.db import models
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from incidents import codes
from incidents.codes import CodeList, NumberedCodeList

AnyCodeList = type[CodeList] | type[NumberedCodeList]


@cache
def known_lists() -> dict[tuple[Any, ...], AnyCodeList]:
    """Every code list, found by the codes a model field has of it."""
    lists = (getattr(codes, name) for name in codes.__all__)
    return {tuple(each.values): each for each in lists if hasattr(each, "choices")}


def code_list_of(field: "models.Field[Any, Any]") -> AnyCodeList | None:
    """The code list that a column, or each element of an array column, is chosen from."""
    column = getattr(field, "base_field", field)
    return known_lists().get(tuple(code for code, _ in column.choices)) if column.choices else None


def definitions(title: str, code_list: AnyCodeList) -> SafeString:
    """What each code of the list means, folded away until it is wanted."""
    terms = format_html_join(
        "", "<dt>{}</dt><dd>{}</dd>", ((code.label, code.definition) for code in code_list)
    )
    return format_html(
        '<details class="codebook"><summary>{}</summary><dl>{}</dl></details>', title, terms
    )


def definitions_of(field: "models.Field[Any, Any]") -> SafeString:
    """The definitions a coder chooses by, or nothing for a column without codes."""
    code_list = code_list_of(field)
    return definitions(gettext("What the choices mean"), code_list) if code_list else SafeString("")


def codebook_of(model: type[models.Model], names: list[str]) -> SafeString:
    """The definitions behind these columns of a model, one after the other."""
    fields = [model._meta.get_field(name) for name in names]
    found = [
        definitions(str(field.verbose_name).capitalize(), code_list)
        for field in fields
        if isinstance(field, models.Field) and (code_list := code_list_of(field))
    ]
    return SafeString("".join(found))  # each part is safe already


class CheckBoxes(forms.CheckboxSelectMultiple):
    """Check boxes in columns, told to a screen reader as one named group."""

    template_name = "admin/incidents/check_boxes.html"
    group_label = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the name of the group."""
        context = super().get_context(name, value, attrs)
        context["widget"]["group_label"] = self.group_label
        return context


def codes_field(
    label: str, choices: list[Any], help_text: SafeString | str
) -> forms.MultipleChoiceField:
    """A field for a column of several codes; empty means none of them was chosen."""
    widget = CheckBoxes()
    widget.group_label = label
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=widget, help_text=help_text
    )


class CodeField(forms.TypedChoiceField):
    """One code of a list, which all rows of a page share instead of each having a copy."""

    _choices: Any  # where Django keeps them: setting `choices` would make the copy

    def __deepcopy__(self, memo: dict[int, Any]) -> "CodeField":
        copied: CodeField = super(forms.ChoiceField, self).__deepcopy__(memo)
        copied._choices = self._choices
        return copied


class CodeSelect(forms.Select):
    """A list of codes, whose options are drawn once and shared by all rows of a page."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The list with its choice."""
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        (chosen,) = self.format_value(value)
        options = drawn_options(tuple(self.choices), chosen, get_language())
        return format_html('<select name="{}"{}>{}</select>', name, attributes, options)


@lru_cache(maxsize=4096)
def drawn_options(choices: tuple[tuple[Any, Any], ...], chosen: str, _language: str) -> SafeString:
    """The options of a list, one of them chosen, in the language of the page."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (
                "" if value is None else value,
                SafeString(" selected" * (str(value) == chosen)),
                label,
            )
            for value, label in choices
        ),
    )
