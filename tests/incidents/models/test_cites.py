"""What a claim cites is there when the transaction ends, whoever changed which side."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from incidents.models import (
    Affiliation,
    Citation,
    Figure,
    Incident,
    IncidentLink,
    Location,
    Participation,
)
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
NAME = "claim_cites_a_citation_that_is_there"
CLAIMS: tuple[type[models.Model], ...] = (
    Location,
    Participation,
    Figure,
    IncidentLink,
    Affiliation,
    Incident,
)


def immediately() -> None:
    """Let the deferred triggers speak, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Owned:
    """A claim of one model, and the incident or affiliation whose citations it numbers."""

    def __init__(self, model: Any) -> None:
        self.column = "occurrence_cites" if model is Incident else "cites"
        self.row = rows.stored(model)
        itself = model in (Incident, Affiliation)
        self.owner = {
            "affiliation" if model is Affiliation else "incident": self.row
            if itself
            else self.row.incident
        }

    def cite(self, *numbers: int | None) -> None:
        """Write the numbers as they are."""
        type(self.row).objects.filter(pk=self.row.pk).update(**{self.column: list(numbers)})

    def citation(self, number: int) -> Citation:
        """Add a citation to the owner."""
        return Citation.objects.create(number=number, source=rows.source(), **self.owner)


@pytest.fixture(params=CLAIMS, ids=lambda model: model.__name__)
def claim(request: pytest.FixtureRequest) -> Owned:
    return Owned(request.param)


def refusal() -> Any:
    return pytest.raises(IntegrityError, match="there is no citation")


def test_claim_that_cites_a_citation_is_accepted(claim):
    claim.citation(1)
    claim.cite(1)
    immediately()


def test_claim_may_be_written_before_its_citation(claim):
    claim.cite(1, 2)
    claim.citation(2)
    claim.citation(1)
    immediately()


@pytest.mark.parametrize("numbers", [(2,), (1, 2), (0,), (None,)], ids=str)
def test_claim_that_cites_nothing_is_refused_by_name(claim, numbers):
    claim.citation(1)
    with refusal() as refused, transaction.atomic():
        claim.cite(*numbers)
        immediately()
    assert rows.constraint_of(refused.value) == NAME


def test_inserted_claim_that_cites_nothing_is_refused(claim):
    model = type(claim.row)
    with refusal(), transaction.atomic():
        sound = {**rows.sound(model), claim.column: [1]}
        model.objects.bulk_create([model(**{**sound, **others(model)})])
        immediately()


def others(model: Any) -> dict[str, Any]:
    """What a second row of an incident or affiliation needs to differ in."""
    return {"title": "Other"} if model in (Incident, Affiliation) else {}


def test_citation_of_another_owner_does_not_count(claim):
    Citation.objects.create(number=1, source=rows.source(), incident=rows.incident("Elsewhere"))
    elsewhere = rows.affiliation("squad", "army")
    Citation.objects.create(number=1, source=rows.source(), affiliation=elsewhere)
    with refusal(), transaction.atomic():
        claim.cite(1)
        immediately()


@pytest.mark.parametrize("change", ["delete", "renumber", "move"])
def test_cited_citation_stays_as_it_is(claim, change):
    citation = claim.citation(1)
    claim.cite(1)
    immediately()
    with refusal() as refused, transaction.atomic():
        undo(citation, change)
        immediately()
    assert rows.constraint_of(refused.value) == NAME


@pytest.mark.parametrize("change", ["delete", "renumber", "move"])
def test_citation_nobody_cites_may_change(claim, change):
    claim.citation(1)
    claim.cite(1)
    immediately()
    undo(claim.citation(2), change)
    immediately()


def undo(citation: Citation, change: str) -> None:
    """Take a citation away from its owner and number in one of three ways."""
    row = Citation.objects.filter(pk=citation.pk)
    if change == "delete":
        row.delete()
    elif change == "renumber":
        row.update(number=9)
    else:
        row.update(incident=rows.incident("Elsewhere"), affiliation=None)


def test_cited_citation_may_be_replaced_in_one_transaction(claim):
    citation = claim.citation(1)
    claim.cite(1)
    immediately()
    citation.delete()
    claim.citation(1)
    immediately()


def test_claim_may_let_go_of_a_citation_that_goes(claim):
    citation = claim.citation(1)
    claim.cite(1)
    immediately()
    citation.delete()
    claim.cite()
    immediately()


def test_claim_written_twice_counts_as_it_is_at_the_end(claim):
    claim.cite(1)
    claim.cite()
    immediately()


def test_claim_deleted_again_cites_nothing(claim):
    claim.cite(1)
    claim.row.delete()
    immediately()


def test_claim_moved_to_another_incident_is_checked_there():
    claim = Owned(Location)
    claim.citation(1)
    claim.cite(1)
    immediately()
    with refusal(), transaction.atomic():
        Location.objects.filter(pk=claim.row.pk).update(incident=rows.incident("Elsewhere"))
        immediately()


@pytest.mark.parametrize("model", [Incident, Affiliation])
def test_owner_goes_with_citations_and_claims(model):
    claim = Owned(model)
    claim.citation(1)
    claim.cite(1)
    immediately()
    claim.row.delete()
    immediately()
