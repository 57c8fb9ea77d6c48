"""Start-up of the record of what happened: the app's name and its signal handlers."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from incidents.field_names import say_in_the_readers_language
from incidents.history_plans import plan_for_many
from incidents.privileges import grant_privileges


class IncidentsConfig(AppConfig):
    """The working tables, the published ledger and everything that reads or writes them."""

    name = "incidents"
    verbose_name = _("Incidents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every migration end by granting rights and planning the history; name things."""
        say_in_the_readers_language(self.get_models())
        post_migrate.connect(grant_privileges, dispatch_uid="incidents.privileges")
        post_migrate.connect(plan_for_many, dispatch_uid="incidents.history_plans")
