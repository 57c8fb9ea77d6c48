"""Names of models and fields, and the hints below them, in the language of the page.

They are those that the models declare or Django derives from a field's name; the catalogues know
each by one of three contexts.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

MODEL, FIELD, HINT = "model", "field", "hint"
#: Nobody edits these: they are made of what is published, or by triggers.
_MADE = frozenset(
    {
        *("ActorAncestor", "PlaceAncestor", "TypeAncestor"),
        *("PublishedEdition", "PublishedTimeline"),
        *("Entity", "KeptAnswer", "RecordIndex", "RecordLocation", "Restating", "Tally", "Term"),
    }
)


def say_in_the_readers_language(models: Iterable[type[Model]]) -> None:
    """Let the models answer in the language of the page whenever they are asked for a name."""
    for model in _edited(models):
        meta = model._meta
        meta.verbose_name = pgettext_lazy(MODEL, str(meta.verbose_name))
        meta.verbose_name_plural = pgettext_lazy(MODEL, str(meta.verbose_name_plural))
        for field in _ours(model):
            field.verbose_name = pgettext_lazy(FIELD, str(field.verbose_name))
            if field.help_text:
                field.help_text = pgettext_lazy(HINT, str(field.help_text))


def messages(models: Iterable[type[Model]]) -> list[tuple[str, str]]:
    """Context and text of each, as the catalogues have it."""
    with override(settings.LANGUAGE_CODE):
        return list(_messages(models))


def _messages(models: Iterable[type[Model]]) -> Iterator[tuple[str, str]]:
    for model in _edited(models):
        yield MODEL, str(model._meta.verbose_name)
        yield MODEL, str(model._meta.verbose_name_plural)
        for field in _ours(model):
            yield FIELD, str(field.verbose_name)
            if field.help_text:
                yield HINT, str(field.help_text)


def _edited(models: Iterable[type[Model]]) -> Iterator[type[Model]]:
    """Those of the desk, without the tables that triggers keep their history in."""
    for model in models:
        if not hasattr(model, "pgh_tracked_model") and model.__name__ not in _MADE:
            yield model


def _ours(model: type[Model]) -> Iterator["Field[object, object]"]:
    """Its fields but the numbers of rows and those that Django declares and translates."""
    for field in model._meta.fields + model._meta.many_to_many:
        declared_by_django = isinstance(field._verbose_name, Promise)  # type: ignore[attr-defined]  # as declared
        if not field.auto_created and not declared_by_django:
            yield field
