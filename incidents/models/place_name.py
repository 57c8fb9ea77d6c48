"""The other names of places."""

from django.db import models

from incidents.models.history import tracked
from incidents.models.place import Place
from incidents.models.span import ValidSpan


@tracked
class PlaceName(ValidSpan):
    """One more name of a place: another language, script or time; a dated one replaces it then."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47: ar, fa.")
    script = models.CharField(max_length=4, blank=True, default="", help_text="ISO 15924: Arab.")

    class Meta(ValidSpan.Meta):
        ordering = ["name", "id"]
        constraints = [
            *ValidSpan.Meta.constraints,
            models.UniqueConstraint(
                fields=["place", "name", "language", "start", "end"],
                name="place_has_each_name_once",
                violation_error_message="This place already has this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
