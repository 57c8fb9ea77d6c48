"""What holds of every typed date: nothing is gained, nothing but the one error is raised."""

from calendar import month_name
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incidents.dates import parse
from incidents.dates.typed import NotUnderstood, read
from incidents.dates.typed.vocabulary import FILLERS, SIGNS
from incidents.dates.words import in_words
from tests.incidents.test_dates_laws import texts

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WORDS = sorted(SIGNS) + sorted(FILLERS)
EXACT = [
    "{d:%Y}-{d.month}-{d.day}",
    "{d:%Y}/{d:%m}/{d:%d}",
    "{d:%Y%m%d}",
    "{d.day} {d:%B} {d:%Y}",
    "{d.day} {d:%b}. {d:%Y}",
    "{d:%B} {d.day}, {d:%Y}",
    "{d.day}th of {d:%B} {d:%Y}",
    "{d:%A}, {d.day} {d:%B} {d:%Y}",
    "{d:%d}-{d:%b}-{d:%Y}",
    "between {d.day} {d:%b} {d:%Y} and {d:%Y}-{d:%m}-{d:%d}",
]
VAGUE = [
    "{d:%B} {d:%Y}",
    "{d:%Y}",
    "{third} {d:%B} {d:%Y}",
    "{part} {d:%Y}",
    "about {d:%B} {d:%Y}",
    "about {third} {d:%B} {d:%Y}",
    "possibly {d.day} {d:%B} {d:%Y}",
    "since {third} {d:%B} {d:%Y}",
    "until {part} {d:%Y}",
    "from {third} {d:%B} {d:%Y} to {d:%B} {d:%Y}",
    "between {third} {d:%B} {d:%Y} and {d:%Y}",
]
# years whose %Y has four digits on every platform
days = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


def filled(form: str, day: date) -> str:
    thirds = ("early", "mid", "late")
    third, part = thirds[min((day.day - 1) // 10, 2)], thirds[(day.month - 1) // 4]
    return form.format(d=day, third=third, part=part)


@pytest.mark.parametrize("form", EXACT)
@given(day=days)
def test_day_written_in_any_form_is_that_day(form: str, day: date) -> None:
    found = read(filled(form, day)).when
    assert (found.earliest, found.latest, found.qualified) == (day, day, False)
    assert read(filled(form, day).translate(ARABIC_DIGITS)).when == found


@given(day=days)
def test_day_in_arabic_is_that_day(day: date) -> None:
    months = (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    )
    assert read(f"{day.day} {months[day.month - 1]} {day.year}").when.text == day.isoformat()


@given(day=days)
def test_digits_are_that_day_or_refused_with_it_among_the_choices(day: date) -> None:
    for typed in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        try:
            found = [read(typed).when.text]
        except NotUnderstood as refused:
            found = list(refused.choices)
            assert len(found) == 2
        assert day.isoformat() in found


@pytest.mark.parametrize("form", VAGUE)
@given(day=days)
def test_vague_date_is_never_finer_than_it_was_put(form: str, day: date) -> None:
    found = read(filled(form, day)).when
    assert (found.earliest or day) <= day <= (found.latest or day)
    if form.startswith(("about", "possibly")):
        assert found.qualified
        assert found.certain_from is None
    else:
        assert found.earliest != found.latest
        assert not found.certain_from or "from" in form or form.startswith(("since", "until"))


@given(report=days, back=st.integers(0, 6))
def test_weekday_is_the_last_such_day_up_to_the_report(report: date, back: int) -> None:
    day = report - timedelta(back)
    assert read(f"{day:%A}", report).when.text == day.isoformat()
    assert read(f"on {day:%a}", report).when.text == day.isoformat()
    before = day if back else day - timedelta(7)
    assert read(f"last {day:%A}", report).when.text == before.isoformat()


@given(report=days, back=st.integers(0, 180))
def test_day_without_a_year_is_the_last_such_day(report: date, back: int) -> None:
    day = report - timedelta(back)
    if (day.month, day.day) != (2, 29):
        typed = f"{month_name[day.month]} {day.day}"
        assert read(typed, report).when.text == day.isoformat()


@given(texts(), st.one_of(st.none(), days))
def test_stored_text_is_read_as_itself(text: str, report: date | None) -> None:
    assert read(text, report).when is parse(text)


@given(texts())
def test_words_of_a_date_are_read_without_gaining_anything(text: str) -> None:
    """Our own words are typed too; where they are not understood they are refused."""
    when = parse(text)
    try:
        found = read(in_words(when)).when
    except NotUnderstood:
        return
    if when.earliest and found.earliest:
        assert found.earliest <= when.earliest
    if when.latest and found.latest:
        assert found.latest >= when.latest


typed_texts = st.one_of(
    st.text(max_size=250),
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.integers(0, 10_001).map(str), st.dates().map(str))
    ).map(" ".join),
    st.text("0123456789-/.~?% Xdec[]", max_size=30),
)


@given(typed_texts, st.one_of(st.none(), st.dates()))
@example("\x00", None)
@example("\ud800", None)
@example("x" * 1_000_000, None)
@example("0 Jan 2020", None)
@example("0000-01-01 to 10000", None)
@example("a year ago", date(1, 1, 1))
@example("٣/٤/٢٠٢٠ - ٣/٤/٢٠٢٠", None)
def test_any_text_is_read_or_refused_in_one_printable_sentence(
    typed: str, report: date | None
) -> None:
    try:
        found = read(typed, report)
    except NotUnderstood as refused:
        said = str(refused)
    else:
        assert parse(found.when.text) is found.when
        said = in_words(found.when)
    assert said.isprintable()
    assert 0 < len(said) < 400
