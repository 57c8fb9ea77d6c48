"""The other names of actors."""

from django.db import models

from incidents.codes import NameForm
from incidents.models.actor import Actor
from incidents.models.constraints import one_of
from incidents.models.history import tracked
from incidents.models.span import ValidSpan


@tracked
class ActorName(ValidSpan):
    """One more name of an actor: another language or script, a short form, the adjective.

    An alias with a start or an end is the actor's name at that time.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47: ar, fa.")
    script = models.CharField(max_length=4, blank=True, default="", help_text="ISO 15924: Arab.")
    form = models.CharField(max_length=10, choices=NameForm.choices, default=NameForm.ALIAS)

    class Meta(ValidSpan.Meta):
        ordering = ["name", "id"]
        constraints = [
            *ValidSpan.Meta.constraints,
            one_of("form", NameForm, "actor_name_form_is_known"),
            models.UniqueConstraint(
                fields=["actor", "name", "language", "form", "start", "end"],
                name="actor_has_each_name_once",
                violation_error_message="This actor already has this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
