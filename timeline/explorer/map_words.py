"""What is said beside the map of what it shows, in the language of the reader."""

from django.utils.translation import gettext, ngettext

from timeline.explorer.map import Drawn


def said(drawn: Drawn) -> str:
    """How many are in sight and how they are drawn; what is not counted is said to be there."""
    if drawn.kind == "none":
        return gettext("Too many to draw: zoom in, or narrow the filter.")
    if drawn.counted is None:
        return gettext(
            "Too many to draw one by one: counted by area. Zoom in, or narrow the filter."
        )
    told = [
        ngettext("%(n)s incident in sight", "%(n)s incidents in sight", drawn.counted)
        % {"n": f"{drawn.counted:,}"}
    ]
    if drawn.more:
        told.append(
            ngettext(
                "%(n)s more that is marked and not counted",
                "%(n)s more that are marked and not counted",
                drawn.more,
            )
            % {"n": f"{drawn.more:,}"}
        )
    return gettext("; ").join(told) + "."


def words() -> dict[str, str]:
    """The texts that the map itself writes; names in braces are filled in by the script."""
    return {
        "map": gettext(
            "Map of the incidents; move it with the arrow keys, zoom with plus and minus"
        ),
        "failed": gettext("The map could not be drawn: the list has everything."),
        "within": gettext("somewhere within {km} km"),
        "unknown_reach": gettext("somewhere in {place}"),
        "not_counted": gettext("not counted"),
        "more": gettext("{n} more not counted"),
        "incidents": gettext("incidents: {n}"),
        "zoom_to": gettext("Zoom to these"),
        "by_area": gettext("known only as somewhere in {place}: {n}"),
        "show": gettext("Show"),
        "several": gettext("Incidents here: {n}"),
        "outlines": gettext("Outlines: Natural Earth"),
        "zoom_in": gettext("Zoom in"),
        "zoom_out": gettext("Zoom out"),
        "copied": gettext("Copied."),
        "offline": gettext("The server cannot be reached: what is shown is what it said before."),
        "no_drawing": gettext(
            "The timeline cannot be drawn here: the list has every entry in order."
        ),
    }
