"""What every admin page shows of the desk: its keys, and on the first page how things stand."""

from typing import Any

from django import template

from incidents.admin import dashboard
from incidents.admin.keys import EVERYWHERE, FORM, LIST, Key, keys_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_keys(context: Any) -> list[Key]:
    """The keys that work on the page: those of a list, of a form, and those that work anywhere."""
    places = [EVERYWHERE]
    if "cl" in context:
        places.append(LIST)
    if "adminform" in context and "is_popup" in context:
        places.append(FORM)
    return keys_of(*places)


@register.simple_tag(takes_context=True)
def desk_dashboard(context: Any) -> dashboard.Dashboard | None:
    """How things stand, for whoever may see incidents."""
    return dashboard.dashboard_of(context["request"])
