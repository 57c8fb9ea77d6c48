"""How far an import is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """What a worker has done of an import, or is about to do."""

    WAITING = "waiting", _("Waiting")
    LOOKING = "looking", _("Looking through the file")
    STORING = "storing", _("Storing")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    STOPPED = "stopped", _("Stopped")


OPEN = (ImportState.WAITING, ImportState.LOOKING, ImportState.STORING)
