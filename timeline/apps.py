"""Start-up of the record told in order: every module of timeline/formats registers its format."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from incidents.field_names import say_in_the_readers_language
from timeline import formats


class TimelineConfig(AppConfig):
    """The front page, the timelines and every format that a selection can be written in."""

    name = "timeline"
    verbose_name = _("Timelines")

    def ready(self) -> None:
        """Import the formats; adding one is adding one file. Checks of the styles come along."""
        say_in_the_readers_language(self.get_models())
        import_module("timeline.checks")
        for module in iter_modules(formats.__path__, f"{formats.__name__}."):
            import_module(module.name)
