"""The page of one's own tokens."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from incidents.models import AccessToken, User
from incidents.models.access_token import digest_of
from tests.incidents.admin.conftest import address
from tests.incidents.api.tokens import token_for

ADD, LIST = address("accesstoken", "add"), address("accesstoken", "changelist")
ASKED = {"name": "my script", "scope": "edit", "days": "30"}


def secret_on(response: Any) -> str:
    found = re.search(r'id="secret">([^<]+)<', response.content.decode())
    return found[1] if found else ""


def test_secret_is_shown_on_the_page_that_made_it_and_nowhere_else(
    as_analyst: Client, analyst: User
) -> None:
    assert as_analyst.get(ADD).status_code == 200

    made = as_analyst.post(ADD, ASKED)

    secret = secret_on(made)
    token = AccessToken.objects.get()
    assert (token.user, token.scope, token.digest) == (analyst, "edit", digest_of(secret))
    assert "no-store" in made["Cache-Control"]
    shown = as_analyst.get(address("accesstoken", "change", token.pk)).content.decode()
    assert secret not in shown + as_analyst.get(LIST).content.decode()


def test_scopes_are_named_in_the_language_of_the_reader(as_analyst: Client) -> None:
    told = as_analyst.get(ADD, headers={"accept-language": "ar"}).content.decode()

    assert "قراءة المنشور" in told
    assert "Read what is published" not in told


@pytest.mark.parametrize("change", [{"days": "0"}, {"days": "x"}, {"scope": "all"}, {"name": ""}])
def test_wrong_wish_makes_none(as_analyst: Client, change: dict[str, str]) -> None:
    response = as_analyst.post(ADD, {**ASKED, **change})

    assert (response.status_code, secret_on(response)) == (200, "")
    assert not AccessToken.objects.exists()


def test_name_is_taken_once(as_analyst: Client) -> None:
    as_analyst.post(ADD, ASKED)

    assert "there is a token of this name" in as_analyst.post(ADD, ASKED).content.decode()
    assert AccessToken.objects.count() == 1


def test_own_token_is_revoked_from_the_list_and_anothers_is_not_there(
    as_analyst: Client, analyst: User, editor: User
) -> None:
    token_for(analyst)
    own = AccessToken.objects.get()
    token_for(editor)
    others = AccessToken.objects.exclude(pk=own.pk).get()
    assert editor.username not in as_analyst.get(LIST).content.decode()
    assert as_analyst.get(address("accesstoken", "change", others.pk)).status_code in (302, 403)

    chosen = [str(own.pk), str(others.pk)]
    as_analyst.post(LIST, {"action": "revoke", "_selected_action": chosen})

    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.revoked_by, others.revoked_at) == (analyst, None)


def test_superuser_sees_and_revokes_all(sign_in: Callable[[User], Client], analyst: User) -> None:
    token_for(analyst)
    token = AccessToken.objects.get()
    client = sign_in(User.objects.create_superuser("root"))
    assert analyst.username in client.get(LIST).content.decode()

    client.post(LIST, {"action": "revoke", "_selected_action": [str(token.pk)]})

    assert not AccessToken.objects.live().exists()


def test_tokens_are_neither_changed_nor_deleted(as_analyst: Client, analyst: User) -> None:
    token_for(analyst, "read")
    token = AccessToken.objects.get()

    page = address("accesstoken", "change", token.pk)
    assert as_analyst.post(page, {"scope": "publish"}).status_code == 403
    assert as_analyst.post(address("accesstoken", "delete", token.pk)).status_code == 403
    token.refresh_from_db()
    assert token.scope == "read"
