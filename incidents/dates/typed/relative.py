"""Dates that count from the day of the report: weekdays, last month, two days ago."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from incidents.dates.typed.errors import Ambiguous, Unreadable
from incidents.dates.typed.points import Point, monday_of, month_text, months_before

WEEK = timedelta(7)
LENGTHS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


class Report:
    """The day a report appeared; raises `Unreadable` when it is asked for and not known."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self.was_asked = False

    @property
    def day(self) -> date:
        """The day itself."""
        self.was_asked = True
        if self._published is None:
            raise Unreadable(
                "counts from the day of a report, and none is known",
                "choose a source with its day of publication, or write day, month and year",
            )
        return self._published


def weekday(found: Mapping[str, Any], report: Report) -> Point:
    """The last such day up to the report, which may be its own day."""
    back = (report.day.weekday() - found["w"]) % 7
    return Point.on(report.day - timedelta(back), "week")


def last_weekday(found: Mapping[str, Any], report: Report) -> Point:
    """The last such day before that of the report."""
    back = (report.day.weekday() - found["w"] - 1) % 7 + 1
    return Point.on(report.day - timedelta(back))


def next_weekday(found: Mapping[str, Any], report: Report) -> Point:
    """The first such day after that of the report."""
    ahead = (found["w"] - report.day.weekday() - 1) % 7 + 1
    return Point.on(report.day + timedelta(ahead))


def weekday_of_this_week(found: Mapping[str, Any], report: Report) -> Point:
    """Such a day of the week that began on the Monday before the report."""
    return Point.on(monday_of(report.day) + timedelta(found["w"]))


def weekday_of_last_week(found: Mapping[str, Any], report: Report) -> Point:
    """Such a day of the week before."""
    if found["u"] != "week":
        raise Unreadable("names a weekday of no week", "write the day, as in 27 Dec 2019")
    return Point.on(monday_of(report.day) - WEEK + timedelta(found["w"]))


def day_beside(found: Mapping[str, Any], report: Report) -> Point:
    """Yesterday, today, tomorrow."""
    return Point.on(report.day + timedelta(found["t"]))


def weekend(found: Mapping[str, Any], report: Report) -> Point:
    """The last Saturday and Sunday that had begun."""
    saturday = report.day - timedelta((report.day.weekday() - 5) % 7)
    return _one_of(saturday, saturday + timedelta(1))


def last_unit(found: Mapping[str, Any], report: Report) -> Point:
    """The day, week, month or year before that of the report."""
    return _unit(found["u"], report, 1)


def this_unit(found: Mapping[str, Any], report: Report) -> Point:
    """The day, week, month or year of the report; a week only until then."""
    if found["u"] == "week":
        return _one_of(monday_of(report.day), report.day)
    return _unit(found["u"], report, 0)


def next_unit(found: Mapping[str, Any], report: Report) -> Point:
    """The day, week, month or year after that of the report."""
    return _unit(found["u"], report, -1)


def last_units(found: Mapping[str, Any], report: Report) -> Point:
    """The last two months: from about so long ago until the report."""
    start = _ago(found, report)
    return Point(f"{start}~", str(report.day), str(report.day), lasted=True)


def ago(found: Mapping[str, Any], report: Report) -> Point:
    """Days are counted; weeks, months and years ago are about then, and no finer than that."""
    day, unit = _ago(found, report), found["u"]
    if unit == "day":
        return Point.on(day)
    text = {"week": day.isoformat(), "month": month_text(day.year, day.month)}
    text["year"] = f"{day.year:04}"
    return Point(text[unit], text[unit], text[unit], qualifier="~")


def day_without_year(month: int, day: int, report: Report) -> Point:
    """The last such day up to the report; raises `Ambiguous` where the next one is nearer."""
    years = range(report.day.year - 8, report.day.year + 9)
    days = [found for year in years if (found := _day(year, month, day))]
    before = max((each for each in days if each <= report.day), default=None)
    after = min((each for each in days if each > report.day), default=None)
    if before is None:
        raise Unreadable("is a day that no year near the report has", "write it with its year")
    if after and after - report.day < report.day - before:
        raise Ambiguous("", (before.isoformat(), after.isoformat()))
    return Point.on(before, "year")


def month_without_year(month: int, report: Report) -> int:
    """The year of the last such month that had begun; `Ambiguous` where the next one is nearer."""
    year, this = report.day.year, report.day.month
    back = (this - month) % 12
    if back > 6:
        last, coming = (year - (month > this)), year + (month < this)
        raise Ambiguous("", (month_text(last, month), month_text(coming, month)))
    return year - (month > this)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ago(found: Mapping[str, Any], report: Report) -> date:
    count = int(found["d"] if "d" in found else found["k"])
    if found["u"] in LENGTHS:
        return report.day - timedelta(count * LENGTHS[found["u"]])
    return months_before(report.day, count * MONTHS[found["u"]])


def _unit(unit: str, report: Report, back: int) -> Point:
    if unit == "day":
        return Point.on(report.day - timedelta(back))
    if unit == "week":
        monday = monday_of(report.day) - back * WEEK
        return _one_of(monday, monday + timedelta(6))
    if unit == "month":
        first = months_before(report.day.replace(day=1), back)
        return Point.at(month_text(first.year, first.month))
    return Point.at(f"{report.day.year - back:04}")


def _one_of(first: date, last: date) -> Point:
    """A day of that stretch; an interval that begins or ends in it names the month they share."""
    wide = first.isoformat()
    while not last.isoformat().startswith(wide) and len(wide) > 4:
        wide = wide[:-3]
    if not last.isoformat().startswith(wide):
        wide = ""
    return Point(first.isoformat(), last.isoformat(), wide)
