"""What always holds for an incident, in the database, each rule with its reason and message."""

from django.db import models
from django.db.models import F, Q

from incidents.codes import (
    Basis,
    Grading,
    Grain,
    Means,
    NotStated,
    Occurrence,
    PartOfDay,
    Stance,
    State,
    TargetKind,
)
from incidents.models.constraints import (
    in_the_calendar,
    one_of,
    one_of_or_none,
    only_from,
)

CODES: list[models.BaseConstraint] = [
    one_of("occurrence", Occurrence, "incident_occurrence_is_known"),
    one_of("occurrence_basis", Basis, "incident_occurrence_basis_is_known"),
    one_of("occurrence_stance", Stance, "incident_occurrence_stance_is_known"),
    one_of("grain", Grain, "incident_grain_is_known"),
    one_of_or_none("grading", Grading, "incident_grading_is_known"),
    one_of_or_none("part_of_day", PartOfDay, "incident_part_of_day_is_known"),
    one_of("state", State, "incident_state_is_known"),
    only_from("means", Means, "incident_means_are_known"),
    only_from("target_kinds", TargetKind, "incident_target_kinds_are_known"),
    only_from("not_stated", NotStated, "incident_not_stated_parts_are_known"),
]

DATES: list[models.BaseConstraint] = [
    # A reversed interval matches no period at all and would vanish from every timeline.
    models.CheckConstraint(
        condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
        name="incident_earliest_is_not_after_latest",
        violation_error_message="date: the end lies before the start; exchange them.",
    ),
    # A date with neither bound could be neither found nor sorted.
    models.CheckConstraint(
        condition=Q(earliest__isnull=False) | Q(latest__isnull=False),
        name="incident_date_has_a_bound",
        violation_error_message="date: give at least its start or its end.",
    ),
    # Infinity and years that Python cannot read would break every list they appear in.
    models.CheckConstraint(
        condition=in_the_calendar("earliest", "latest", "certain_from", "certain_to"),
        name="incident_date_is_in_the_calendar",
        violation_error_message="date: use years 0001 to 9999.",
    ),
    models.CheckConstraint(
        condition=Q(certain_from__isnull=True, certain_to__isnull=True)
        | Q(
            certain_from__isnull=False, certain_to__isnull=False, certain_from__lte=F("certain_to")
        ),
        name="incident_certain_stretch_is_a_stretch",
        violation_error_message="date: its certain stretch ends before it starts.",
    ),
]

SENSE: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=~Q(title=""),
        name="incident_has_a_title",
        violation_error_message="title: say in one line what happened.",
    ),
    models.CheckConstraint(
        condition=~Q(occurrence_basis=Basis.INFERRED) | ~Q(occurrence_reason=""),
        name="incident_inferred_occurrence_has_a_reason",
        violation_error_message="Say in the occurrence reason why this desk infers it.",
    ),
    # One act is one event; a count belongs to what a source lumps together.
    models.CheckConstraint(
        condition=Q(event_count__isnull=True) | Q(grain=Grain.AGGREGATE, event_count__gte=2),
        name="incident_event_count_belongs_to_an_aggregate",
        violation_error_message="event_count: only an aggregate has one, and it is 2 or more.",
    ),
    models.CheckConstraint(
        condition=Q(time__isnull=True) | Q(precision__in=["day", "minute"]),
        name="incident_time_needs_a_day",
        violation_error_message="time: a clock time needs an exact day; use part of day instead.",
    ),
    # A published row without a reference could not be cited.
    models.CheckConstraint(
        condition=Q(state__in=[State.DRAFT, State.MERGED])
        | Q(reference__isnull=False, version__gte=1),
        name="incident_published_has_a_reference",
        violation_error_message="Publish it through the publish action, which gives the reference.",
    ),
    models.CheckConstraint(
        condition=Q(reference__isnull=True) | Q(reference__regex=r"^INC-[0-9]{6,}$"),
        name="incident_reference_has_its_form",
        violation_error_message="reference: INC- and at least six digits.",
    ),
]


INCIDENT_CONSTRAINTS = [*CODES, *DATES, *SENSE]
