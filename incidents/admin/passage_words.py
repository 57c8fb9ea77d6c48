"""What a selected passage tells of an incident: days and places named in it, and its words."""

import re
from datetime import date
from itertools import islice

from django.db.models import Q

from incidents.dates.typed import NotUnderstood, read
from incidents.duplicates import Asked, Spot
from incidents.models import Place, Source

TOKEN = re.compile(r"[^\s,;:()“”\"]+")
LONGEST_DATE = 4
LONGEST_NAME = 4
MOST_TOKENS = 120
MOST_PLACES = 5
TELLS_A_DAY = re.compile(r"\d|day$|^(?:yesterday|today|tonight)$", re.IGNORECASE)


def asked_of(source: Source, text: str) -> Asked:
    """The question for the incidents nearest to a passage."""
    tokens = [found.strip(".") for found in islice(TOKEN.findall(text), MOST_TOKENS)]
    earliest, latest = days_named(tokens, source)
    places = places_named(tokens)
    return Asked(
        earliest=earliest,
        latest=latest,
        spots=tuple(Spot(place=place) for place in places),
        words=text,
    )


def days_named(tokens: list[str], source: Source) -> tuple[date | None, date | None]:
    """The first date the passage names, else when the report was published."""
    published = source.published_latest
    for at in range(len(tokens)):
        for size in range(LONGEST_DATE, 0, -1):
            words = tokens[at : at + size]
            if len(words) == size and any(TELLS_A_DAY.search(each) for each in words):
                found = day_in(" ".join(words), published)
                if found:
                    return found
    return source.published_earliest, published


def day_in(words: str, published: date | None) -> tuple[date, date] | None:
    """The span of a phrase that is a date of a month or less."""
    if words.isdecimal():
        return None  # a lone number is a count more often than a year
    try:
        when = read(words, published).when
    except NotUnderstood:
        return None
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 31:
        return None
    return when.earliest, when.latest


def places_named(tokens: list[str]) -> list[int]:
    """The places whose names stand in the passage, spelled as there."""
    names = {
        " ".join(tokens[at : at + size])
        for at in range(len(tokens))
        for size in range(1, LONGEST_NAME + 1)
        if tokens[at][:1].isupper() or not tokens[at][:1].islower()
    }
    found = Place.objects.filter(Q(name__in=names) | Q(names__name__in=names)).exclude(
        kind__in=["world-region", "country"]
    )
    return list(found.distinct().order_by("pk").values_list("pk", flat=True)[:MOST_PLACES])
