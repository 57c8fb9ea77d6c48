"""Draws the fields of one row below a page as ``admin/includes/fieldset.html`` does, but quickly.

Django's template takes half a millisecond for each field, and an incident may have a thousand.
"""

from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def drawn_fieldset(fieldset: Any, prefix: str, row: object, number: int) -> SafeString:
    """One group of fields of a row; its heading is ``prefix-row-number-heading``."""
    heading, end, named = SafeString(""), SafeString(""), SafeString("")
    if fieldset.name:
        known = f"{prefix}-{row}-{number}-heading"
        named = format_html(' aria-labelledby="{}"', known)
        heading = format_html(
            '<h4 id="{}" class="fieldset-heading">{}</h4>', known, str(fieldset.name)
        )
        if fieldset.is_collapsible:
            heading = SafeString(f"<details><summary>{heading}</summary>")
            end = SafeString("</details>")
    lines = "".join(drawn_line(line) for line in fieldset)
    kinds = conditional_escape(fieldset.classes)
    return SafeString(
        f'<fieldset class="module aligned {kinds}"{named}>{heading}{lines}{end}</fieldset>'
    )


def drawn_line(line: Any) -> str:
    """The fields that stand on one line."""
    fields = list(line)
    errors = line.errors() if len(fields) == 1 else ""
    kinds = ["form-row", *(["errors"] if errors else [])]
    if not line.has_visible_field:
        kinds.append("hidden")
    kinds += [f"field-{name_of(field)}" for field in fields]
    if len(fields) == 1:
        return f'<div class="{" ".join(kinds)}">{errors}{drawn_field(fields[0], alone=True)}</div>'
    drawn = "".join(drawn_field(field) for field in fields)
    several = f'<div class="flex-container form-multiline">{drawn}</div>'
    return f'<div class="{" ".join(kinds)}">{several}</div>'


def drawn_field(field: Any, alone: bool = False) -> str:
    """One field with its label, its help and, unless it stands alone, its errors."""
    kinds, errors = ["flex-container"], ""
    if not alone:
        errors = "" if field.is_readonly else field.errors()
        kinds += ["fieldBox", f"field-{name_of(field)}", *(["errors"] if errors else [])]
    if field.is_checkbox:
        shown = f"{field.field}{field.label_tag()}"
        kinds.append("checkbox-row")
    elif field.is_readonly:
        shown = f'{field.label_tag()}<div class="readonly">{field.contents()}</div>'
    else:
        shown = f"{field.label_tag()}{field.field}"
    return f'<div>{errors}<div class="{" ".join(kinds)}">{shown}</div>{drawn_help(field)}</div>'


def drawn_help(field: Any) -> str:
    """What stands below a field, read out with it."""
    shown = field.field
    text = shown["help_text"] if field.is_readonly else shown.help_text
    if not text:
        return ""
    label = None if field.is_readonly else shown.id_for_label
    known = f' id="{conditional_escape(label)}_helptext"' if label else ""
    return f'<div class="help"{known}><div>{text}</div></div>'


def name_of(field: Any) -> str:
    """The column behind a field, whether it may be filled in or only be read."""
    return str(field.field["name"] if field.is_readonly else field.field.name)
