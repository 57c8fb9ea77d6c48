"""Draws the commonest parts of a form without a template each.

An incident with many claims is a form of some 1,500 fields. What Django's templates write for each
takes a millisecond; the same written here, character for character, takes a hundredth of one.
Everything not listed in ``DRAWN`` is still drawn by Django's templates.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

Context = Mapping[str, Any]


class FormRenderer(DjangoTemplates):
    """Django's renderer, quicker where it is asked most."""

    def render(self, template_name: str, context: Any, request: Any = None) -> SafeString:
        """The part as HTML."""
        draw = DRAWN.get(template_name)
        if draw:
            return draw(context)
        return SafeString(super().render(template_name, context, request))


def safe(parts: Iterable[str]) -> SafeString:
    """Joined parts, each of them constant or escaped."""
    return SafeString("".join(parts))


def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """As attributes of a tag: what is true stands without a value, what is false is left out."""
    return safe(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def draw_input(context: Context) -> SafeString:
    """One line of text, a number, a check box, something hidden."""
    widget = context["widget"]
    value = widget["value"]
    shown = "" if value is None else f' value="{conditional_escape(value)}"'
    name = conditional_escape(widget["name"])
    return safe(
        [f'<input type="{widget["type"]}" name="{name}"{shown}', attributes(widget["attrs"]), ">"]
    )


def draw_textarea(context: Context) -> SafeString:
    """Several lines of text."""
    widget = context["widget"]
    name = conditional_escape(widget["name"])
    text = conditional_escape(widget["value"] or "")
    return safe(
        [f'<textarea name="{name}"', attributes(widget["attrs"]), ">\n", text, "</textarea>"]
    )


def draw_option(option: Context) -> SafeString:
    """One choice of a list."""
    value = conditional_escape(option["value"])
    label = conditional_escape(option["label"])
    return safe([f'<option value="{value}"', attributes(option["attrs"]), f">{label}</option>"])


def draw_select(context: Context) -> SafeString:
    """A list to choose from."""
    widget = context["widget"]
    parts: list[str] = [f'<select name="{conditional_escape(widget["name"])}"']
    parts += [attributes(widget["attrs"]), ">"]
    for group, options, _ in widget["optgroups"]:
        drawn = [f"\n  {draw_option(option)}" for option in options]
        if group:
            drawn = [f'\n  <optgroup label="{conditional_escape(group)}">', *drawn]
            drawn.append("\n  </optgroup>")
        parts += drawn
    return safe([*parts, "\n</select>"])


def draw_label(context: Context) -> SafeString:
    """What a field is called."""
    label = conditional_escape(context["label"])
    tag = context["tag"]
    if not context["use_tag"]:
        return safe([label])
    return safe([f"<{tag}", attributes(context["attrs"]), f">{label}</{tag}>"])


def draw_errors(context: Context) -> SafeString:
    """What is wrong, as a list; nothing when nothing is."""
    errors = context["errors"]
    if not errors:
        return SafeString("")
    known = f' id="{conditional_escape(errors.field_id)}_error"' if errors.field_id else ""
    listed = [f"<li>{conditional_escape(error)}</li>" for error in errors]
    return safe(
        [f'<ul class="{conditional_escape(context["error_class"])}"{known}>', *listed, "</ul>"]
    )


def draw_chooser(context: Context) -> SafeString:
    """A choice of another row, with the buttons that add one and show the chosen one."""
    limited = context["model_has_limit_choices_to"]
    model = "" if limited else f'data-model-ref="{conditional_escape(context["model_name"])}"'
    parts = [f'<div class="related-widget-wrapper" {model}>\n', context["rendered_widget"]]
    if not context["is_hidden"]:
        parts += [link(kind, context) for kind in LINKS if context[f"can_{kind}_related"]]
    return safe([*parts, "\n</div>"])


#: The buttons beside a chooser: which address each has in the context, and what it says.
LINKS = {
    "change": ("data-href-template", "change_related_template_url", "Change selected {}", True),
    "add": ("href", "add_related_url", "Add another {}", True),
    "delete": ("data-href-template", "delete_related_template_url", "Delete selected {}", True),
    "view": ("data-href-template", "change_related_template_url", "View selected {}", False),
}


def link(kind: str, context: Context) -> SafeString:
    """One button beside a chooser."""
    attribute, address, words, popup = LINKS[kind]
    query = context["view_related_url_params" if kind == "view" else "url_params"]
    return format_html(
        '<a class="related-widget-wrapper-link {0}-related" id="{0}_id_{1}"{2} {3}="{4}?{5}" '
        'title="{6}"><img src="{7}" alt="" width="24" height="24"></a>',
        kind,
        context["name"],
        SafeString(' data-popup="yes"') if popup else "",
        SafeString(attribute),
        context[address],
        query,
        words.format(context["model"]),
        icon(kind),
    )


@cache
def icon(kind: str) -> str:
    """The address of a button's picture."""
    return static(f"admin/img/icon-{kind}link.svg")


INPUTS = ("text", "number", "email", "hidden", "date", "time", "checkbox")
DRAWN: dict[str, Callable[[Context], SafeString]] = {
    **{f"django/forms/widgets/{kind}.html": draw_input for kind in INPUTS},
    "django/forms/widgets/textarea.html": draw_textarea,
    "django/forms/widgets/select.html": draw_select,
    "django/forms/label.html": draw_label,
    "django/forms/errors/list/ul.html": draw_errors,
    "admin/widgets/related_widget_wrapper.html": draw_chooser,
}
