"""Gathers what the site serves as files, when one of them changed."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config.serving import stamps
from config.serving.progress import Dots


def collect_static(dots: Dots) -> None:
    """Gather and compress the static files when one of them changed."""
    stamp = stamps.Stamp(settings.DATA_DIR, "static", _static_sources())
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not stamp.is_current() or not manifest.exists():
        call_command("collectstatic", interactive=False, clear=True, stdout=dots, verbosity=1)
        stamp.set()


def _static_sources() -> Iterable[str]:
    yield str(settings.STATIC_ROOT)
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield f"{name} {storage.size(name)} {storage.get_modified_time(name)}"
