"""The command that makes a token."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from incidents.models import AccessToken, User
from incidents.models.access_token import digest_of

pytestmark = pytest.mark.django_db


def test_command_prints_the_secret_alone(editor: User) -> None:
    out = StringIO()

    call_command("make_token", "editor", "nightly", scope="publish", days=7, stdout=out)

    token = AccessToken.objects.get()
    assert (token.user, token.name, token.scope) == (editor, "nightly", "publish")
    assert token.digest == digest_of(out.getvalue().removesuffix("\n"))
    assert (token.expires_at - token.created_at).days == 7


@pytest.mark.parametrize(
    ("user", "name", "days", "said"),
    [
        ("nobody", "x", 1, "no open account"),
        ("editor", "x", 0, "write 1 to"),
        ("editor", "x", 9999, "write 1 to"),
        ("editor", " ", 1, "blank"),
        ("editor", "taken", 1, "of this name"),
    ],
)
def test_command_refuses(editor: User, user: str, name: str, days: int, said: str) -> None:
    call_command("make_token", "editor", "taken", stdout=StringIO())

    with pytest.raises(CommandError, match=said):
        call_command("make_token", user, name, days=days)

    assert AccessToken.objects.count() == 1


def test_command_refuses_a_closed_account(editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)

    with pytest.raises(CommandError, match="no open account"):
        call_command("make_token", "editor", "x")
