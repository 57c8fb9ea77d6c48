"""The model field that holds an EDTF date, and the columns derived from it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from incidents.dates import MAX_LENGTH, EdtfError, parse

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField


def validate_edtf(text: str) -> None:
    """Refuse, with the parser's own remedy, a text that is no date of the supported subset."""
    try:
        parse(text)
    except EdtfError as error:
        raise ValidationError(str(error), code="invalid_date") from error


class EdtfField(TextField):
    """An EDTF text (``2019-12-27``, ``2019-11~/2020-01``, ``[2019-12-31..2020-01-02]``).

    Saving the row, by itself or by ``bulk_create``, first lets the model derive its date columns;
    ``update`` and ``bulk_update`` write columns as they are given, the derived ones included.
    """

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", MAX_LENGTH)
        super().__init__(*args, **options)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Derive the date columns, declared after this field, then hand out the text."""
        if isinstance(model_instance, DatedModel):
            model_instance.derive_dates()
        return super().pre_save(model_instance, add)


class DatedModel(models.Model):
    """A row with an EDTF text and plain date columns derived from it, which nobody sets by hand."""

    derived_from: dict[str, tuple[str, ...]] = {}

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Save; naming a source in ``update_fields`` saves what is derived from it too."""
        if update_fields is not None:
            names = set(update_fields)
            derived = {
                column
                for source, columns in self.derived_from.items()
                if source in names
                for column in columns
            }
            if derived:  # what they follow from, as the grain, may be no date text
                self.derive_dates()
            update_fields = names | derived
        super().save(*args, update_fields=update_fields, **options)

    def clean(self) -> None:
        """Derive before the constraints are checked, so that they see what will be stored."""
        super().clean()
        try:
            self.derive_dates()
        except EdtfError:
            return  # the field's own validator has already said what is wrong

    def derive_dates(self) -> None:
        """Set every derived column from its text; raises ``EdtfError`` for no date."""
        raise NotImplementedError
