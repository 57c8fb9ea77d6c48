"""Documents in: created, refused with every error, tried dry; drafts listed for those who may."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Actor, Incident, Place, User
from tests.incidents.api.editorial.conftest import JSON, LIST, errors, made, send
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
NOBODY = {"role": "initiator", "actor": "nobody-known"}
FRONT = {"slug": "new-front", "name": "New Front", "kind": "rebel"}
NEW = {**ROCKETS, "participations": [{"role": "initiator", "actor": FRONT}]}


def test_document_becomes_a_draft_of_its_sender(as_analyst: Client, analyst: User) -> None:
    response = send(as_analyst, ROCKETS, "?reason=second%20source")

    one = response.json()
    assert response.status_code == 201
    assert response["Location"] == one["url"] == f"{LIST}DRAFT-{one['id']}/"
    assert response["ETag"] == one["etag"]
    assert response["Cache-Control"] == "no-store"
    assert (one["state"], one["version"], one["reference"]) == ("draft", 0, None)
    assert one["document"]["title"] == ROCKETS["title"]
    incident: Any = Incident.objects.get(pk=one["id"])
    event = incident.pgh_event_model.objects.get(pgh_obj_id=incident.pk)
    assert incident.entered_by == analyst
    assert event.pgh_context.metadata["user"] == analyst.pk
    assert event.pgh_context.metadata["reason"] == "second source"


def test_draft_is_shown_and_listed_as_it_was_stored(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)

    shown = as_analyst.get(one["url"])
    listed = as_analyst.get(LIST, {"state": "draft"}).json()

    assert shown["ETag"] == one["etag"]
    assert {**shown.json(), "created": []} == one
    assert shown.json() in listed["results"]
    assert listed["query"] == "state=draft"


@pytest.mark.parametrize("handle", ["DRAFT-{}", "{}"])
def test_draft_has_two_names(as_analyst: Client, handle: str) -> None:
    one = made(as_analyst, ROCKETS)

    assert as_analyst.get(f"{LIST}{handle.format(one['id'])}/").json()["id"] == one["id"]


@pytest.mark.parametrize(
    "handle", ["INC-999999", "DRAFT-0", "DRAFT-" + "9" * 18, "x", "a%00b", "٣"]
)
def test_what_there_is_not_is_not_found(as_analyst: Client, handle: str) -> None:
    assert as_analyst.get(f"{LIST}{handle}/").status_code == 404


def test_pages_hold_each_incident_once(as_analyst: Client) -> None:
    found: list[int] = []
    url = f"{LIST}?page_size=7"
    while url:
        page = as_analyst.get(url).json()
        found += [one["id"] for one in page["results"]]
        url = page["next"]

    assert found == list(Incident.objects.order_by("-pk").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("state=open", "state"),
        ("page_size=0", "page_size"),
        ("page_size=1001", "page_size"),
        ("cursor=x", "cursor"),
        ("cursor=%D9%A3", "cursor"),
        ("cursor=" + "9" * 30, "cursor"),
        ("stat=draft", "stat"),
        ("state=draft&state=draft", "state"),
        ("state=", "state"),
    ],
)
def test_wrong_parameter_is_named(as_analyst: Client, query: str, parameter: str) -> None:
    response = as_analyst.get(f"{LIST}?{query}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize("query", ["dry_run=yes", "dryrun=true", "create_missing=1", "reason="])
def test_wrong_parameter_of_a_write_stores_nothing(as_analyst: Client, query: str) -> None:
    count = Incident.objects.count()

    assert send(as_analyst, ROCKETS, f"?{query}").status_code == 400
    assert Incident.objects.count() == count


def test_list_is_stored_as_a_whole(as_analyst: Client) -> None:
    response = send(as_analyst, [ROCKETS, {**ROCKETS, "title": "Another"}])

    body = response.json()
    assert (response.status_code, body["count"]) == (201, 2)
    titles = [as_analyst.get(one["url"]).json()["document"]["title"] for one in body["results"]]
    assert titles == ["Rockets at Kirkuk", "Another"]


def test_list_with_one_wrong_document_stores_none_and_tells_every_error(as_analyst: Client) -> None:
    count = Incident.objects.count()
    wrong = [
        ROCKETS,
        {**ROCKETS, "title": "", "figures": [{"measure": "killed", "low": -1}]},
        {**ROCKETS, "participations": [NOBODY]},
        {
            **ROCKETS,
            "event_count": 3,
            "figures": [
                {"measure": "killed", "low": 3, "best": 1, "high": 3},
                {"measure": "wounded", "low": 1, "best": 1, "high": 1, "cites": [7]},
            ],
        },
        {**ROCKETS, "date": "9999-01-01"},
        7,
    ]

    response = send(as_analyst, wrong)

    assert set(errors(response)) == {
        "/1/title",
        "/1/figures/0/low",
        "/2/participations/0/actor",
        "/3/event_count",
        "/3/figures/0",
        "/3/figures/1/cites",
        "/4/date",
        "/5",
    }
    assert {each["index"] for each in response.json()["errors"]} == {1, 2, 3, 4, 5}
    assert Incident.objects.count() == count


def test_error_of_one_document_points_into_it(as_analyst: Client) -> None:
    response = send(as_analyst, {**ROCKETS, "grain": "many"})

    assert list(errors(response)) == ["/grain"]
    assert "index" not in response.json()["errors"][0]


@pytest.mark.parametrize("many", [[], [ROCKETS] * 1001])
def test_number_of_documents_is_limited(as_analyst: Client, many: list[Any]) -> None:
    assert "send 1 to 1000" in errors(send(as_analyst, many))[""]


def test_missing_rows_are_told_with_what_would_be_created(as_analyst: Client) -> None:
    body = {**ROCKETS, "participations": [NOBODY, {"role": "target", "actor": FRONT}]}

    response = send(as_analyst, body)

    assert list(errors(response)) == ["/participations/1/actor", "/participations/0/actor"]
    assert response.json()["missing"] == [
        {
            "kind": "actor",
            "handle": "new-front",
            "would_create": {"slug": "new-front", "name": "New Front", "kind": "rebel"},
        },
        {"kind": "actor", "handle": "nobody-known", "would_create": None},
    ]
    assert not Actor.objects.filter(slug="new-front").exists()


def test_missing_rows_are_created_when_told_to(as_analyst: Client) -> None:
    one = made(as_analyst, NEW, "?create_missing=true")

    assert one["created"] == [{"kind": "actor", "handle": "new-front", "would_create": FRONT}]
    assert Actor.objects.get(slug="new-front").name == "New Front"


def test_row_with_too_little_said_of_it_is_not_created(as_analyst: Client) -> None:
    body = {**ROCKETS, "participations": [NOBODY]}

    assert list(errors(send(as_analyst, body, "?create_missing=true"))) == [
        "/participations/0/actor"
    ]


def test_row_is_created_by_those_only_who_may_add_it(as_analyst: Client, analyst: User) -> None:
    group = analyst.groups.get()
    group.permissions.remove(group.permissions.get(codename="add_actor"))

    assert send(as_analyst, NEW, "?create_missing=true").status_code == 403
    assert not Actor.objects.filter(slug="new-front").exists()
    assert send(as_analyst, ROCKETS, "?create_missing=true").status_code == 201


def test_dry_run_says_what_would_be_and_changes_nothing(as_analyst: Client) -> None:
    count = Incident.objects.count()

    response = send(as_analyst, [NEW, ROCKETS], "?dry_run=true&create_missing=true")

    body = response.json()
    assert (response.status_code, body["dry_run"], body["count"]) == (200, True, 2)
    assert body["would_create"][0]["handle"] == "new-front"
    actor = body["results"][0]["document"]["participations"][0]["actor"]
    assert actor["name"] == "New Front"
    assert Incident.objects.count() == count
    assert not Actor.objects.filter(slug="new-front").exists()


def test_dry_run_refuses_what_would_be_refused(as_analyst: Client) -> None:
    assert errors(send(as_analyst, {**ROCKETS, "date": "9999-01-01"}, "?dry_run=true"))


POISON: list[tuple[Any, str]] = [
    ({"locations": [{"precision": "near", "place": {"slug": 5}}]}, "/locations/0/place"),
    ({"locations": [{"precision": "near", "place": {"slug": {}}}]}, "/locations/0/place"),
    (
        {"locations": [{"precision": "near", "place": {"slug": "a", "within": 5}}]},
        "/locations/0/place",
    ),
    (
        {"locations": [{"precision": "near", "place": {"slug": "a", "name": []}}]},
        "/locations/0/place",
    ),
    ({"participations": [{"role": "target", "actor": "a\0"}]}, "/participations/0/actor"),
    (
        {"citations": [{"number": 1, "source": {"slug": "s", "publisher": "p"}}]},
        "/citations/0/source",
    ),
    (
        {"origins": [{"dataset": "d", "original_id": "1", "codes": {"a": "\0"}}]},
        "/origins/0/codes/a",
    ),
    ({"origins": [{"dataset": "d", "original_id": "1", "codes": {"\0": 1}}]}, "/origins/0/codes"),
    ({"figures": [{"measure": "killed", "as_of": "2019-02-30"}]}, "/figures/0/as_of"),
    ({"links": [{"kind": "concerns", "to": "DRAFT-" + "9" * 40}]}, "/links/0/to"),
    ({"links": [{"kind": "concerns", "to": "DRAFT-0"}]}, "/links/0/to"),
    ({"type": None}, "/type"),
    ({"date": None}, "/date"),
]


@pytest.mark.parametrize(("change", "pointer"), POISON, ids=lambda value: str(value)[:50])
def test_poison_is_refused_at_its_place(as_analyst: Client, change: Any, pointer: str) -> None:
    assert pointer in errors(send(as_analyst, {**ROCKETS, **change}, "?create_missing=true"))


@pytest.mark.parametrize(
    "source",
    [
        {"slug": "s"},
        {"slug": "s", "title": "T", "kind": "news-report"},
        {"slug": "s", "title": "T", "kind": "x", "publisher": {"slug": "p", "name": "P"}},
        {"slug": "s", "title": "T", "kind": "book", "publisher": {"slug": "p"}},
        {"slug": "S!", "title": "T", "kind": "book", "publisher": {"slug": "p", "name": "P"}},
        {
            "slug": "s",
            "title": "T",
            "kind": "book",
            "published": "x",
            "publisher": {"slug": "p", "name": "P"},
        },
        {
            "slug": "s",
            "title": "T",
            "kind": "book",
            "accessed": "x",
            "publisher": {"slug": "p", "name": "P"},
        },
    ],
    ids=str,
)
def test_source_that_cannot_be_created_is_refused(as_analyst: Client, source: Any) -> None:
    body = {**ROCKETS, "citations": [{"number": 1, "source": source}]}

    assert errors(send(as_analyst, body, "?create_missing=true"))


def test_place_is_created_in_what_it_lies_in(as_analyst: Client) -> None:
    town = {"slug": "new-town", "name": "New Town", "kind": "settlement"}
    place = {**town, "latitude": 35.1, "longitude": 44.2, "within": [{"slug": "iraq"}]}
    body = {**ROCKETS, "locations": [{"place": place, "precision": "settlement"}]}

    made(as_analyst, body, "?create_missing=true")

    assert Place.objects.get(slug="new-town").parent == Place.objects.get(slug="iraq")


def test_reader_sees_working_states_and_writes_none(as_reader: Client) -> None:
    assert as_reader.get(LIST).status_code == 200
    assert send(as_reader, ROCKETS).status_code == 403


@pytest.mark.parametrize("scope", ["read", "edit", "publish"])
def test_scope_bounds_what_the_account_may(analyst: User, scope: str) -> None:
    client = client_with(token_for(analyst, scope))

    may = scope != "read"
    assert client.get(LIST).status_code == (200 if may else 403)
    assert send(client, ROCKETS).status_code == (201 if may else 403)


def test_stranger_and_member_without_the_right_see_nothing(settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    nobody = client_with(token_for(User.objects.create_user("nobody")))

    assert Client().get(LIST).status_code == 401
    assert nobody.get(LIST).status_code == 403
    assert send(nobody, ROCKETS).status_code == 403


def test_session_writes_with_its_csrf_token_only(analyst: User, settings: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)
    assert send(client, ROCKETS).status_code == 403

    client.get("/admin/password_change/")  # a page with a form gives the cookie
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    response = send(client, ROCKETS, x_csrftoken=token)
    assert response.status_code == 201, response.content


def test_writes_go_through_the_app_role_and_not_the_reader(as_analyst: Client) -> None:
    with CaptureQueriesContext(connections["reader"]) as asked:
        made(as_analyst, ROCKETS)
        as_analyst.get(LIST)

    assert list(asked) == []


def test_page_takes_the_same_few_statements_for_any_number(
    as_analyst: Client, django_assert_max_num_queries: Any
) -> None:
    for size in ("2", "20"):
        with django_assert_max_num_queries(10, connection=connections["default"]):
            assert as_analyst.get(LIST, {"page_size": size}, content_type=JSON).status_code == 200
