"""Texts of data in the reader's language."""

from django.utils.translation import override

from incidents.codes import LinkKind, LocationRole, Quantifier
from incidents.translatable import messages, type_name


def test_code_lists_months_and_types_are_given_to_the_catalogues() -> None:
    found = {*messages()}

    assert {("Role", "Initiator"), ("Credibility", "Confirmed")} <= found
    assert {("month", "May"), ("incident type", "Rocket attack")} <= found


def test_name_of_a_type_is_that_of_the_language_or_the_operator() -> None:
    with override("ar"):
        assert type_name("Airstrike") == "غارة جوية"
        assert type_name("Air raid, as this desk calls it") == "Air raid, as this desk calls it"


def test_label_is_that_of_the_language_when_it_is_shown() -> None:
    label = LocationRole.ABOUT.label
    with override("ar"):
        assert str(label) == "بشأن"
        assert str(Quantifier.ABOUT.label) == "نحو"
    assert str(label) == "About"


def test_link_reads_the_same_from_both_ends_in_every_language() -> None:
    with override("ar"):
        assert LinkKind.COORDINATED_WITH.symmetric
        assert not LinkKind.CARRIES_OUT.symmetric
        assert str(LinkKind.COORDINATED_WITH.inverse_label) == "بالتنسيق مع"
        assert str(LinkKind.CARRIES_OUT.inverse_label) == "نُفّذت في"
    assert str(LinkKind.CARRIES_OUT.inverse_label) == "Carried out by"
