"""What the drawing says to people; the page hands it to the script as JSON."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from incidents.codes import LinkKind, Occurrence
from incidents.dates.phrases import MONTHS


def chart_words() -> dict[str, Any]:
    """Every text of the drawing by its key, `{…}` standing for what the script fills in.

    The keys of an occurrence and of a link end in its code; `language` is how days are written and
    `months` how months are, where that is not as browsers do.
    """
    return {
        "language": f"{get_language() or 'en'}-u-nu-latn",
        "months": _months(),
        **_buttons(),
        **_told(),
        **_units(),
        **_columns(),
        **{f"occurrence-{each.value}": str(each.label) for each in Occurrence},
        **{f"link-{each.value}": str(each.label) for each in LinkKind},
        **{f"linked-{each.value}": str(each.inverse_label) for each in LinkKind},
    }


def _months() -> list[str] | None:
    """Names of months; Arabic has two of each, of which browsers know one."""
    if get_language() in (None, settings.LANGUAGE_CODE):
        return None
    return [pgettext("month", name) for name in MONTHS]


def _buttons() -> dict[str, str]:
    return {
        "zoom-in": gettext("Zoom in"),
        "zoom-out": gettext("Zoom out"),
        "earlier": gettext("Earlier"),
        "later": gettext("Later"),
        "whole": gettext("Show everything"),
        "play": gettext("Play"),
        "pause": gettext("Pause"),
        "links": gettext("Links"),
        "brush-view": gettext("Choose the period shown"),
        "clear-brush": gettext("Clear the period"),
        "table": gettext("What is drawn, as a table"),
    }


def _told() -> dict[str, str]:
    return {
        "chart": gettext("Timeline"),
        "keys": gettext(
            "Arrow keys go from entry to entry, Shift with them pans, + and - zoom, "
            "Enter chooses, Escape lets go."
        ),
        "loading": gettext("Loading …"),
        "failed": gettext("The timeline could not be loaded: {why}"),
        "offline": gettext("The server cannot be reached."),
        "nothing": gettext("No incident here."),
        "rest": gettext("Others and unknown"),
        "rest-more": gettext("Others and unknown ({count} more values)"),
        "entries": gettext("Incidents, one by one: {count}"),
        "bars": gettext("Incidents counted by {unit}"),
        "held": gettext("certainly then: {count}"),
        "possible": gettext("with all uncertain dates: {count}"),
        "imprecise": gettext("{count} have a date that no single bar holds: drawn pale in each."),
        "left-out": gettext("Not counted: {list}."),
        "occurrence-umbrella": gettext("umbrella entries"),
        "not-counted": gettext("not counted"),
        "too-many-for-lanes": gettext(
            "Too many incidents here to tell their actors apart: zoom in, or narrow the filter."
        ),
        "no-coverage": gettext("Hatched: nobody has looked there, so that a gap is not quiet."),
        "brushed": gettext("Period chosen: {from} to {to}"),
        "unbrushed": gettext("No period chosen."),
        "more-rows": gettext("The first {count} rows; zoom in for the others."),
    }


def _units() -> dict[str, str]:
    return {
        "unit-hour": gettext("hour"),
        "unit-day": gettext("day"),
        "unit-week": gettext("week"),
        "unit-month": gettext("month"),
        "unit-year": gettext("year"),
        "unit-decade": gettext("decade"),
    }


def _columns() -> dict[str, str]:
    return {
        "column-when": gettext("When"),
        "column-what": gettext("What"),
        "column-type": gettext("Type"),
        "column-lane": gettext("Lane"),
        "column-held": gettext("Certainly then"),
        "column-possible": gettext("Possibly then"),
        "column-links": gettext("Links"),
    }
