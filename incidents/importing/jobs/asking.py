"""Asking for an import, for the same one for real, and for its end."""

from django.db import transaction
from django.utils.timezone import now

from incidents.importing.registry import find
from incidents.models import ImportJob, ImportState, User

#: What somebody must be allowed to do for each thing that an import may do.
MAY_IMPORT = ("incidents.add_incident", "incidents.change_incident", "incidents.add_importjob")
MAY_CREATE = tuple(f"incidents.add_{name}" for name in ("actor", "place", "publisher", "source"))
MAY_PUBLISH = ("incidents.publish_incident",)


def lacking(job: ImportJob, user: User) -> list[str]:
    """What the job asks for that the user may not do; the permissions by their names."""
    asked = [
        *MAY_IMPORT,
        *(MAY_CREATE if job.creating else ()),
        *(MAY_PUBLISH if job.publishing or job.whole else ()),
    ]
    return [name for name in asked if not user.has_perm(name)]


def ask(job: ImportJob) -> None:
    """Let it wait for its turn; without a dataset it is of that of its format or mapping.

    Raises ValueError for a mapping that is wrong, lacking or too many.
    """
    format_ = find(job.format, job.mapping)
    job.dataset = job.dataset or format_.name
    job.save()


def for_real(job: ImportJob, *, by: User) -> ImportJob:
    """The import that a dry run tried, of the same file with the same options, now waiting."""
    options = ("format", "mapping", "dataset", "release", "reason")
    switches = ("publishing", "creating", "leaving_out", "whole")
    kept = ("file_name", "sha256", "size", *options, *switches)
    return ImportJob.objects.create(by=by, dry=False, **{name: getattr(job, name) for name in kept})


def stop(pk: int) -> None:
    """Ask for the end of an open import: one that waits ends now, a running one at its next row.

    What was stored stays; with a dry run that is nothing.
    """
    with transaction.atomic():
        jobs = ImportJob.objects.select_for_update().filter(pk=pk)
        jobs.filter(state__in=(ImportState.LOOKING, ImportState.STORING)).update(stop_asked=True)
        jobs.filter(state=ImportState.WAITING).update(
            state=ImportState.STOPPED, stop_asked=True, ended_at=now()
        )
