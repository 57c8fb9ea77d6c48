"""The phrases that dates are said in; `words` fills them in the language of the page."""

from django.utils.translation import gettext_noop as _

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Catalogues know them by the context "month"."""

VARIOUS = _("at various times %(when)s")
ON_A_DAY = _("on a day %(when)s")
ON = _("on %(when)s")
IN = _("in %(when)s")
LEFT_OUT_OF_HEADINGS = (VARIOUS, ON_A_DAY, ON, IN)

ABOUT = _("about %(when)s")
ROUGHLY = _("roughly %(when)s")
POSSIBLY = _("possibly %(when)s")
UNCERTAIN = _("%(when)s (uncertain)")
BY = _("by %(when)s")
UP_TO = _("up to %(when)s")
FROM_ON = _("from %(when)s on")
FROM_TO = _("from %(start)s to %(end)s")
BETWEEN = _("between %(start)s and %(end)s")
ONE_DAY_BETWEEN = _("a day between %(start)s and %(end)s")
# Translators: ten years, such as 2010 to 2019.
DECADE = _("the %(first)ss")

PARTS_OF_DAY = {
    "small-hours": (_("small hours of %(when)s"), _("%(when)s, in the small hours")),
    "dawn": (_("dawn on %(when)s"), _("%(when)s, at dawn")),
    "morning": (_("morning of %(when)s"), _("%(when)s, in the morning")),
    "midday": (_("midday on %(when)s"), _("%(when)s, at midday")),
    "afternoon": (_("afternoon of %(when)s"), _("%(when)s, in the afternoon")),
    "evening": (_("evening of %(when)s"), _("%(when)s, in the evening")),
    "night": (_("night of %(when)s"), _("%(when)s, at night")),
}
"""By code: of one plain day, and after any other date."""
