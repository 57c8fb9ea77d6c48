"""Tests of the first accounts."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.test import RequestFactory

from config.serving import accounts


@pytest.mark.django_db
def test_create_first_makes_an_analyst_and_an_editor_who_can_sign_in() -> None:
    passwords = accounts.create_first()

    assert list(passwords) == ["analyst", "editor"]
    for name, password in passwords.items():
        request = RequestFactory().post("/admin/login/")
        user = authenticate(request, username=name, password=password)
        assert user is not None
        assert user.is_staff
        assert not user.is_superuser
        assert [group.name for group in user.groups.all()] == [name]


@pytest.mark.django_db
def test_create_first_tells_the_passwords_once() -> None:
    assert accounts.create_first()
    assert accounts.create_first() == {}


@pytest.mark.django_db
def test_create_first_does_nothing_where_there_is_an_account() -> None:
    get_user_model()._default_manager.create_user(username="somebody", password="known")
    assert accounts.create_first() == {}


@pytest.mark.django_db
def test_create_first_does_not_count_those_who_cannot_sign_in() -> None:
    get_user_model()._default_manager.create_user(username="nobody", password=None)
    assert accounts.create_first()


@pytest.mark.django_db
def test_create_first_keeps_no_password_in_clear() -> None:
    passwords = accounts.create_first()
    for user in get_user_model()._default_manager.filter(username__in=passwords):
        assert passwords[user.get_username()] not in user.password
