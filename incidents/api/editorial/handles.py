"""How an address names an incident: `INC-000042`, `DRAFT-12` or `12`."""

import re
from collections.abc import Iterable

from django.http import Http404

from incidents.dates.errors import shown
from incidents.models import Incident

_NUMBER = re.compile(r"(?:DRAFT-)?([0-9]{1,18})", re.ASCII)


def numbers_of(handles: Iterable[str]) -> dict[str, int]:
    """The number of each incident by its handle; raises `Http404` naming those there are not."""
    wanted = list(handles)
    numbers = {each: int(match[1]) for each in wanted if (match := _NUMBER.fullmatch(each))}
    references = [each for each in wanted if each not in numbers and "\0" not in each]
    known = set(Incident.objects.filter(pk__in=numbers.values()).values_list("pk", flat=True))
    rows = Incident.objects.filter(reference__in=references)
    found = dict(rows.values_list("reference", "pk"))
    found |= {handle: number for handle, number in numbers.items() if number in known}
    if absent := [handle for handle in wanted if handle not in found]:
        raise Http404(f"There is no incident {', '.join(shown(each) for each in absent[:20])}.")
    return {handle: found[handle] for handle in wanted}


def handle_of(incident: Incident) -> str:
    """Its reference, or what a draft is called until it has one."""
    return incident.reference or f"DRAFT-{incident.pk}"
