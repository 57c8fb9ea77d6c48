"""Whether addresses of sources still lead to them; the addresses themselves are never changed."""

from typing import Any

from django.utils.timezone import now

from incidents.archiving.fetching import GONE, Answer, Fetcher
from incidents.archiving.refusals import NotFetched, Why
from incidents.models import LinkCheck, LinkState, Source

LONGEST_SAID = 500


def check_link(source: Source, fetcher: Fetcher) -> LinkCheck:
    """Ask the address of a source, and keep what was found."""
    found = {"status": None, "moved_to": "", "said": "", **asked(source.url, fetcher)}
    now_found = {"url": source.url, "checked_at": now(), **found}
    return LinkCheck.objects.update_or_create(source=source, defaults=now_found)[0]


def asked(url: str, fetcher: Fetcher) -> dict[str, Any]:
    """What the address answers, as columns of a check."""
    try:
        answer = fetcher.look(url)
    except NotFetched as error:
        state = LinkState.BROKEN if error.why is Why.GONE else LinkState.UNSURE
        return {"state": state, "said": error.fact.replace("\0", "")[:LONGEST_SAID]}
    state = state_of(answer)
    moved_to = answer.moved_to if state == LinkState.MOVED else ""
    return {"state": state, "status": answer.status, "moved_to": moved_to}


def state_of(answer: Answer) -> LinkState:
    """What an answer says of the address: an error that is not *gone* says nothing for sure."""
    if answer.status in GONE:
        return LinkState.BROKEN
    if not 200 <= answer.status < 300:
        return LinkState.UNSURE
    return LinkState.MOVED if answer.moved_to else LinkState.WORKS
