"""Tests of what the settings promise a browser, an operator and the other packages."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from config.verify import PRODUCTION

SHOW = "from config import settings as s; print({})"


def shown(expression: str, **given: str) -> str:
    """Evaluate with the settings of another environment."""
    environ = {**os.environ, **given}
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", SHOW.format(expression)]
    result = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_policy_allows_no_inline_script_and_no_other_site(client: Client) -> None:
    policy = client.get("/healthz")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert not re.search(r"unsafe|https?:|\*", policy)


def test_policy_allows_the_pictures_of_the_tile_server_and_of_no_other() -> None:
    images = "s.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']"
    tiles = {"TILE_URL": "https://t.example.org:8443/a/{z}/{x}/{y}.png", "TILE_ATTRIBUTION": "Us"}

    assert shown(images) == """["'self'", 'data:']"""
    assert shown(images, **tiles) == """["'self'", 'data:', 'https://t.example.org:8443']"""


@pytest.mark.django_db
def test_sign_in_locks_the_name_from_this_address_after_five_failures(client: Client) -> None:
    form = {"username": "analyst", "password": "wrong"}
    codes = [client.post("/admin/login/", form).status_code for _ in range(6)]
    other = client.post("/admin/login/", {**form, "username": "editor"})

    assert codes == [200, 200, 200, 200, 429, 429]
    assert other.status_code == 200


def test_https_makes_cookies_secure_and_redirects() -> None:
    names = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT"
    assert shown(names, **PRODUCTION) == "True True True"
    assert shown(names, HTTPS="off") == "False False False"


def test_cookies_of_two_ports_do_not_collide() -> None:
    names = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME"
    assert not set(shown(names, PORT="8001").split()) & set(shown(names, PORT="8002").split())


def test_anonymous_reading_is_off_unless_asked_for() -> None:
    assert shown("s.ANONYMOUS_READING") == "False"
    assert shown("s.ANONYMOUS_READING", ANONYMOUS_READING="on") == "True"


def test_a_wrong_setting_ends_a_command_with_one_line() -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PORT": "abc"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("error: PORT='abc' is not a whole number")
    assert len(result.stderr.splitlines()) == 1
