"""The page of one incident over HTTP: what is answered, what is refused, what caches are told."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import OperationalError, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.codes import LedgerAction, RetractionReason
from incidents.models import Incident, RecordIndex, User
from incidents.publishing import restore
from incidents.publishing.acts import correct, retract, update
from tests.incidents.api.ledger_rows import entombed

reading = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = "INC-000004"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def address(reference: str = KIRKUK) -> str:
    return f"/incidents/{reference}/"


def page(client: Client, reference: str = KIRKUK, status: int = 200, **query: Any) -> str:
    response = client.get(address(reference), query)
    assert response.status_code == status
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return unescape(" ".join(response.content.decode().split()))


def incidents(reference: str = KIRKUK) -> Any:
    return Incident.objects.filter(reference=reference)


@reading
def test_every_published_incident_has_a_page(client: Client) -> None:
    for reference in RecordIndex.objects.using("reader").values_list("reference", flat=True):
        told = page(client, reference)
        assert f'<span class="reference" dir="ltr">{reference}</span>' in told
        assert "None" not in told.replace("<p>None.</p>", "").replace("NoneType", "None")


@reading
def test_page_tells_when_where_who_how_many_and_on_whose_word(client: Client) -> None:
    told = page(client)

    for words in (
        '<h1 lang="en" dir="auto">Rockets hit a military installation at Kirkuk</h1>',
        "27 December 2019",
        "“Dec. 27”",
        "Within a distance of the place, told or not",
        "Drawn as a circle of 25 km.",
        'href="#role-initiator">Initiator</a>',
        "Iran and its proxy forces",
        "On the word of the United States",
        "31 rockets",
        "On the word of Mark Milley",
        "U.S. airstrikes on Kata'ib Hizbollah",
        "2 days after",
        "31 rockets aren’t designed as a warning shot",
    ):
        assert words in told


@reading
def test_place_that_is_not_stated_is_said_so_and_has_no_map(client: Client) -> None:
    told = page(client, "INC-000005")

    assert "The place is not stated" in told
    assert 'id="map"' not in told


@reading
def test_page_asks_a_fixed_number_of_questions_of_the_reader_alone(client: Client) -> None:
    with (
        CaptureQueriesContext(connections["reader"]) as asked,
        CaptureQueriesContext(connections["default"]) as else_asked,
    ):
        page(client)

    assert len(asked) <= MOST_QUERIES
    assert len(else_asked) == 0


@reading
@pytest.mark.parametrize("written", ["inc-000004", "INC-4", "inc4"])
def test_reference_written_otherwise_leads_to_the_page(client: Client, written: str) -> None:
    response = client.get(f"{address(written)}?as_of=4")

    assert (response.status_code, response["Location"]) == (302, f"{address()}?as_of=4")


@reading
@pytest.mark.parametrize("reference", ["INC-999999", "nonsense", "INC-" + "9" * 5000, "<b>"])
def test_unknown_reference_is_a_page_that_says_so(client: Client, reference: str) -> None:
    told = page(client, reference, 404)

    assert "No such incident" in told
    assert "<b>" not in client.get(address(reference)).content.decode()


@reading
def test_incident_not_yet_published_then_is_looked_for_now(client: Client) -> None:
    told = page(client, status=404, as_of=3)

    assert "has been published as of 3" in told
    assert f'href="{address()}"' in told


@reading
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("as_off=3", "did you mean as_of"),
        ("as_of=3&as_of=4", "as_of is given 2 times"),
        ("as_of=", "as_of has an empty value"),
        ("as_of=2020-01-01", "is a day"),
        ("as_of=٣", "neither a position nor a time"),
        ("as_of=999999", "lies beyond the ledger"),
        ("as_of=%00", "U+0000"),
        ("format=json", 'There is no parameter "format"'),
    ],
)
def test_wrong_parameter_is_a_page_that_names_it(client: Client, query: str, named: str) -> None:
    response = client.get(f"{address()}?{query}")

    assert response.status_code == 400
    told = unescape(response.content.decode())
    assert named in told
    assert f'href="{address()}"' in told


@reading
def test_stranger_signs_in_first(client: Client, settings: Any, reader_user: User) -> None:
    settings.ANONYMOUS_READING = False
    assert client.get(address())["Location"] == f"/admin/login/?next={address()}"
    assert client.get(address("INC-999999")).status_code == 302

    client.force_login(reader_user)
    assert client.get(address()).status_code == 200

    reader_user.groups.clear()
    assert client.get(address()).status_code == 403


@reading
def test_page_is_kept_by_its_reader_and_asked_for_again(client: Client) -> None:
    first = client.get(address())

    assert "private" in first["Cache-Control"]
    assert "no-cache" in first["Cache-Control"]
    assert "Cookie" in first["Vary"]
    assert (first["X-Ledger-Position"], first["X-Recorded-At"][-1]) == ("4", "Z")
    again = client.get(address(), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["ETag"], again.content) == (304, first["ETag"], b"")
    other = client.get(address("INC-000005"), headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


@reading
def test_head_has_the_tag_and_no_body(client: Client) -> None:
    response = client.head(address())

    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(address())["ETag"]
    assert client.post(address()).status_code == 405


@reading
def test_database_that_does_not_answer_is_a_503(client: Client, monkeypatch: Any) -> None:
    def broken(*_args: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("timeline.incident_page.views.read_state", broken)

    assert client.get(address()).status_code == 503


def corrected(editor: User) -> None:
    incidents().update(title="Rockets hit K-1 <b>")
    correct(incidents=incidents(), by=editor, reason="The base was <named>.")


def test_corrected_incident_says_what_was_wrong(committed: None, client: Client, editor: User):
    before = client.get(address())
    corrected(editor)
    incidents().update(summary="Thirty-one rockets.")
    update(incidents=incidents(), by=editor, reason="More is known")

    response = client.get(address(), headers={"If-None-Match": before["ETag"]})
    assert response.status_code == 200
    raw = " ".join(response.content.decode().split())
    assert "<strong>Corrected on " in raw
    assert "The base was &lt;named&gt;." in raw
    assert "Rockets hit K-1 &lt;b&gt;</ins>" in raw
    assert "Rockets hit a military installation at Kirkuk</del>" in raw
    corrections, updates = raw.index('id="corrections"'), raw.index('id="updates"')
    assert (
        corrections
        < raw.index("K-1 &lt;b&gt;</ins>")
        < updates
        < raw.index("Thirty-one rockets.</ins>")
    )


def test_past_state_says_that_it_is_past(committed: None, client: Client, editor: User) -> None:
    same = page(client, as_of=5)
    assert "as it stood at ledger position 5" in same
    assert "Nothing was published of it since." in same
    corrected(editor)

    past = page(client, as_of=5)

    assert "Rockets hit a military installation at Kirkuk</h1>" in past
    assert "Since then it was corrected, on" in past
    assert f'<a href="{address()}">Read it as it stands now</a>' in past
    assert f'href="{address("INC-000005")}?as_of=5"' in past
    assert "/timeline.csv?reference=INC-000004&as_of=5" in past
    assert '<meta name="robots" content="noindex">' in past
    assert "Corrected on" not in past


def test_retracted_incident_is_gone_and_its_past_readable(
    committed: None, client: Client, editor: User
) -> None:
    retract(
        incidents=incidents(),
        by=editor,
        why=RetractionReason.DID_NOT_HAPPEN,
        reason="Nothing <fell>.",
    )

    gone = client.get(address())
    assert gone.status_code == 410
    assert "ETag" not in gone
    told = " ".join(gone.content.decode().split())
    for words in ("This incident was withdrawn", "Did not happen", "Nothing &lt;fell&gt;."):
        assert words in told
    assert "<dd>Rockets hit a military installation at Kirkuk</dd>" in told
    assert f'href="{address()}?as_of=4"' in told
    past = page(client, as_of=4)
    assert "It has been retracted since" in past
    assert "Nothing <fell>." in past
    restore(reference=KIRKUK, version=1, by=editor, reason="It did.")
    assert "Restored" in page(client)


def test_merged_incident_leads_to_the_other(committed: None, client: Client, editor: User) -> None:
    entombed(KIRKUK, LedgerAction.MERGED, editor, "The same", into="INC-000005")

    told = page(client, status=410)

    assert "merged into another one" in told
    assert f'<a href="{address("INC-000005")}">INC-000005</a>' in told
    assert "merged since" in page(client, as_of=5)


@pytest.mark.parametrize("query", [{}, {"as_of": "4"}])
def test_withheld_incident_tells_nothing_of_what_it_was(
    committed: None, client: Client, editor: User, query: dict[str, str]
) -> None:
    entombed(KIRKUK, LedgerAction.WITHHELD, editor, "By court order")

    told = page(client, status=410, **query)

    assert "is withheld" in told
    assert "By court order" in told
    assert "Rockets" not in told
    asked_again = re.sub('<input type="hidden" name="next"[^>]*>', "", told)
    assert "as_of=" not in asked_again
