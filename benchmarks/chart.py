"""What the explorer's timeline is drawn from, over many published incidents."""

from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.test import Client

from benchmarks.report import ms, say, times

ADDRESS = "/explore/timeline.json"
MOST_MS = 1000
ASKED = {
    "everything": "",
    "everything, lanes by type": "lanes=type",
    "everything, lanes by country": "lanes=country",
    "everything, lanes by actor": "lanes=actor",
    "a year by days": "from=2018-01-01&to=2018-07-01&detail=bars",
    "two years by weeks, lanes by type": "from=2017-01-01&to=2018-12-31&lanes=type&detail=bars",
    "a week by hours": "from=2018-03-01&to=2018-03-07&detail=bars",
    "a week, one by one": "from=2018-03-01&to=2018-03-07",
    "a common type": "type=attack",
    "a country, lanes by actor": "country=iq&lanes=actor",
    "words": "q=shells",
}


def measure() -> None:
    """The first answer to each question, then the same once it is kept."""
    settings.ALLOWED_HOSTS, settings.ANONYMOUS_READING = ["testserver"], True
    client = Client()

    def ask(query: str) -> None:
        answer = client.get(f"{ADDRESS}?{query}")
        if answer.status_code != 200:
            raise RuntimeError(f"{query}: {answer.status_code} {answer.content[:300]!r}")

    def anew(query: str) -> None:
        caches["answers"].clear()
        ask(query)

    for what, query in ASKED.items():
        made = times(partial(anew, query), 5)
        kept = times(partial(ask, query), 5)
        slow = "  TOO SLOW" if sorted(made)[2] * 1000 > MOST_MS else ""
        say(what, f"{ms(made)}; kept {ms(kept)}{slow}")
