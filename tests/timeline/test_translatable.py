"""What formats and facts are called in the reader's language."""

from django.utils.translation import override

from incidents.formats import available
from timeline.models import Timeline, TimelineSection
from timeline.models.entry import EntryKind
from timeline.translatable import format_label, messages


def test_every_format_is_given_to_the_catalogues() -> None:
    assert {("export format", each.label) for each in available()} <= {*messages()}


def test_format_is_called_by_the_language_of_the_page() -> None:
    with override("ar"):
        assert format_label("HTML, to print") == "HTML للطباعة"
        assert format_label("Something new") == "Something new"


def test_models_of_timelines_are_named_in_the_language_of_the_page():
    with override("ar"):
        assert str(TimelineSection._meta.verbose_name_plural) == "الأقسام"
        assert str(Timeline._meta.get_field("introduction").verbose_name) == "المقدمة"
        assert str(EntryKind.PINNED.label) == "مثبّت"
    assert not {"published edition", "published timeline"} & {text for _, text in messages()}
