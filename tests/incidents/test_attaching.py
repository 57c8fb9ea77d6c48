"""Attaching a second report to an incident that is held: all of it or nothing."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from incidents.attaching import Change, Denial, Passage, Says, Seen, attach
from incidents.codes import Stance
from incidents.models import Citation, Figure, Incident, Participation, Source, User
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
TEXT = "Title\n\nRockets hit a base.\n\nTwo people died, a doctor said." + " More." * 60


@pytest.fixture
def report() -> Source:
    source = rows.source()
    source.text = TEXT
    source.save()
    return source


@pytest.fixture
def held() -> Incident:
    incident = rows.cited()
    Participation.objects.create(incident=incident, role="initiator", actor=rows.actor(), cites=[1])
    incident.refresh_from_db()
    return incident


def passage(report: Source, words: str = "Two people died") -> Passage:
    start = TEXT.index(words)
    return Passage(source=report, start=start, end=start + len(words))


def done(held: Incident, where: Passage, says: Says, by: User, **changes: Any) -> Citation:
    seen = Seen(pk=held.pk, revision=changes.pop("revision", held.revision))
    return attach(to=seen, passage=where, says=says, change=Change(**changes), by=by)


def test_citation_has_its_place_in_the_report(
    held: Incident, report: Source, analyst: User
) -> None:
    citation = done(held, passage(report), None, analyst, act="update", reason="a second report")

    citation.refresh_from_db()
    assert (citation.number, citation.source, citation.locator) == (2, report, "paragraph 3")
    assert report.text[citation.passage_start : citation.passage_end] == "Two people died"
    assert citation.quotation == "Two people died"
    event = Citation.pgh_event_model.objects.filter(pgh_obj_id=citation.pk).get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {
        "user": analyst.pk,
        "act": "attach update",
        "reason": "a second report",
    }


def test_long_passage_is_not_quoted(held: Incident, report: Source, analyst: User) -> None:
    assert done(held, passage(report, "More." + " More." * 40), None, analyst).quotation == ""


def test_without_empty_lines_each_line_is_a_paragraph(
    held: Incident, report: Source, analyst: User
) -> None:
    report.text = "One.\nTwo.\nThree."
    where = Passage(source=report, start=4, end=9)

    assert done(held, where, None, analyst).locator == "paragraph 2"


@pytest.mark.parametrize(("best", "standing"), [(2, "recommended"), (5, "alternative")])
def test_figure_competes_with_the_recommended_one_of_its_key(
    held: Incident, report: Source, analyst: User, best: int, standing: str
) -> None:
    if standing == "alternative":
        given = {"quantifier": "exact", "low": 9, "best": 9, "high": 9}
        Figure.objects.create(incident=held, measure="killed", **given)
        held.refresh_from_db()
    says = {"measure": "killed", "quantifier": "exact", "low": best, "best": best, "high": best}

    done(held, passage(report), says, analyst)

    figure = held.figures.get(best=best)
    assert (figure.standing, figure.cites) == (standing, [2])


def test_denied_participation_stands_beside_the_claim(
    held: Incident, report: Source, analyst: User
) -> None:
    claim = held.participations.get()

    done(held, passage(report), Denial(stance=Stance.DENIES, participation=claim.pk), analyst)

    claim.refresh_from_db()
    assert (claim.stance, claim.standing, claim.cites) == ("affirms", "recommended", [1])
    other = held.participations.exclude(pk=claim.pk).get()
    assert (other.role, other.actor) == (claim.role, claim.actor)
    assert (other.stance, other.standing, other.cites) == ("denies", "alternative", [2])


def test_hedged_occurrence_takes_stance_and_citation(
    held: Incident, report: Source, analyst: User
) -> None:
    done(held, passage(report), Denial(stance=Stance.HEDGES), analyst)

    held.refresh_from_db()
    assert (held.occurrence_stance, held.occurrence_cites) == ("hedges", [2])


def test_stale_revision_is_refused(held: Incident, report: Source, analyst: User) -> None:
    with pytest.raises(ValidationError, match="changed after you looked") as refused:
        done(held, passage(report), None, analyst, revision=held.revision - 1)

    assert refused.value.code == "changed_meanwhile"
    assert held.citations.count() == 1


def test_refused_figure_leaves_no_citation(held: Incident, report: Source, analyst: User) -> None:
    says = {"measure": "killed", "quantifier": "range", "low": 9, "high": 2}

    with pytest.raises(ValidationError, match="rising order"):
        done(held, passage(report), says, analyst)

    assert held.citations.count() == 1


@pytest.mark.parametrize("span", [(5, 5), (9, 4), (0, 10**6), (-3, 4)])
def test_passage_outside_the_text_is_refused(
    held: Incident, report: Source, analyst: User, span: tuple[int, int]
) -> None:
    with pytest.raises(ValidationError, match="no part of the report"):
        done(held, Passage(source=report, start=span[0], end=span[1]), None, analyst)


def test_participation_of_another_incident_is_refused(
    held: Incident, report: Source, analyst: User
) -> None:
    denial = Denial(stance=Stance.DENIES, participation=2**40)

    with pytest.raises(ValidationError, match="not there"):
        done(held, passage(report), denial, analyst)

    assert held.citations.count() == 1


def test_retracted_or_deleted_incident_is_refused(
    held: Incident, report: Source, analyst: User
) -> None:
    retracted = {"state": "retracted", "reference": "INC-999999", "version": 1}
    Incident.objects.filter(pk=held.pk).update(**retracted)
    held.refresh_from_db()
    with pytest.raises(ValidationError, match="retracted"):
        done(held, passage(report), None, analyst)
    held.pk = 2**40
    with pytest.raises(ValidationError, match="not there"):
        done(held, passage(report), None, analyst)
