"""Names of models and fields in the reader's language."""

from django.apps import apps
from django.utils.translation import override

from incidents.field_names import messages
from incidents.models import Incident, Record, User


def test_names_and_hints_of_edited_models_are_given_to_the_catalogues() -> None:
    found = {*messages(apps.get_app_config("incidents").get_models())}

    assert {("model", "incidents"), ("field", "part of day"), ("hint", "Never published.")} <= found
    assert not {"record index", "incident event", "search", "id"} & {text for _, text in found}


def test_model_and_field_are_named_in_the_language_of_the_page() -> None:
    part = Incident._meta.get_field("part_of_day")
    with override("ar"):
        assert str(Incident._meta.verbose_name_plural) == "الحوادث"
        assert str(part.verbose_name) == "جزء من اليوم"
        assert str(Record._meta.verbose_name) == "قيد في سجل النشر"
    assert str(part.verbose_name) == "part of day"


def test_names_that_django_declares_stay_its_own() -> None:
    assert ("field", "password") not in messages([User])
    with override("ar"):
        assert str(User._meta.get_field("password").verbose_name) == "كلمة المرور"


def test_name_in_permissions_and_migrations_is_the_english_one() -> None:
    with override("ar"):
        assert Incident._meta.verbose_name_raw == "incident"
