"""For every constraint of every model a row that breaks it and no other."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from incidents.models import (
    AccessToken,
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Coverage,
    DuplicatePair,
    Figure,
    ImportJob,
    ImportMapping,
    Incident,
    IncidentLink,
    IncidentOtherType,
    IncidentType,
    KeptAnswer,
    LinkCheck,
    Location,
    NameDecision,
    NotSame,
    Origin,
    Participation,
    Place,
    PlaceName,
    Publisher,
    SavedFilter,
    SheetBatch,
    SheetChange,
    Source,
    SourceCopy,
)
from tests.incidents.models import rows
from timeline.models import Timeline, TimelineEdition, TimelineEntry, TimelineSection

CLAIMS: tuple[type[models.Model], ...] = (
    Affiliation,
    Location,
    Participation,
    Figure,
    IncidentLink,
)
SPANS: tuple[type[models.Model], ...] = (Actor, ActorName, PlaceName, Affiliation)


@dataclass(frozen=True)
class Broken:
    """``changes`` make a sound row break the constraint; ``beside`` makes one that stands first."""

    model: type[models.Model]
    constraint: str
    changes: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, Any] | None = None

    def __str__(self) -> str:
        return f"{self.constraint}-{'-'.join(self.changes) or 'twice'}"


def codes(model: type[models.Model], **columns: str) -> list[Broken]:
    """One row for each code column, with a code that no list has."""
    return [Broken(model, name, {column: "nonsens"}) for column, name in columns.items()]


def claims(model: type[models.Model]) -> list[Broken]:
    """What every claim must say."""
    name = model.__name__.lower()
    return [
        Broken(model, f"{name}_inference_has_a_reason", {"basis": "inferred"}),
        *(
            Broken(model, f"{name}_claim_codes_are_known", {column: "nonsens"})
            for column in ("basis", "stance", "standing")
        ),
    ]


def spans(model: type[models.Model]) -> Broken:
    """What ends before it starts."""
    name = f"{model.__name__.lower()}_starts_before_it_ends"
    return Broken(model, name, {"start": "2020", "end": "2019"})


def coordinates(model: type[models.Model], name: str) -> list[Broken]:
    """Points that are none."""
    return [
        Broken(model, name, changes)
        for changes in (
            {"latitude": "33"},
            {"longitude": "44"},
            {"latitude": "90.000001", "longitude": "44"},
            {"longitude": "-180.000001", "latitude": "33"},
        )
    ]


REFERENCE = [
    Broken(IncidentType, "incident_type_code_is_a_slug", {"code": "Test type"}),
    Broken(Place, "place_slug_is_a_slug", {"slug": "test--place"}),
    *codes(Place, kind="place_kind_is_known", target_kind="place_target_kind_is_known"),
    *coordinates(Place, "place_is_on_earth"),
    Broken(Place, "place_radius_is_a_distance", {"radius_km": "-0.001"}),
    Broken(Place, "place_radius_is_a_distance", {"radius_km": "20038.001"}),
    *(
        Broken(
            Place,
            f"place_{column}_names_one_place",
            {"slug": "other-place", column: code},
            {column: code},
        )
        for column, code in (("iso_alpha2", "QZ"), ("iso_alpha3", "QZZ"), ("iso_3166_2", "QZ-QZ"))
    ),
    Broken(PlaceName, "place_has_each_name_once", beside={}),
    Broken(Actor, "actor_slug_is_a_slug", {"slug": "تجربة"}),
    *codes(Actor, kind="actor_kind_is_known"),
    *codes(ActorName, form="actor_name_form_is_known"),
    Broken(ActorName, "actor_has_each_name_once", beside={}),
    *codes(Affiliation, kind="affiliation_kind_is_known"),
    Broken(Affiliation, "affiliation_is_stated_once", beside={}),
    Broken(Publisher, "publisher_slug_is_a_slug", {"slug": "-test"}),
    Broken(Publisher, "publisher_reliability_is_known", {"reliability": "G"}),
    Broken(Source, "source_slug_is_a_slug", {"slug": "test\n"}),
    *codes(Source, kind="source_kind_is_known", coding_state="source_coding_state_is_known"),
    Broken(Source, "source_sha256_is_a_digest", {"sha256": "A" * 64}),
    Broken(Source, "source_sha256_is_a_digest", {"sha256": "a" * 63}),
    Broken(Source, "source_text_is_of_one_report", {"text": "a" * 2_000_001}),
]
INCIDENTS = [
    *codes(
        Incident,
        occurrence="incident_occurrence_is_known",
        occurrence_basis="incident_occurrence_basis_is_known",
        occurrence_stance="incident_occurrence_stance_is_known",
        grain="incident_grain_is_known",
        grading="incident_grading_is_known",
        part_of_day="incident_part_of_day_is_known",
    ),
    Broken(
        Incident,
        "incident_state_is_known",
        {"state": "nonsens", "reference": "INC-999999", "version": 1},
    ),
    Broken(Incident, "incident_means_are_known", {"means": ["rocket", "nonsens"]}),
    Broken(Incident, "incident_target_kinds_are_known", {"target_kinds": ["nonsens"]}),
    Broken(Incident, "incident_not_stated_parts_are_known", {"not_stated": [""]}),
    Broken(Incident, "incident_has_a_title", {"title": ""}),
    Broken(Incident, "incident_inferred_occurrence_has_a_reason", {"occurrence_basis": "inferred"}),
    Broken(Incident, "incident_event_count_belongs_to_an_aggregate", {"event_count": 2}),
    Broken(
        Incident,
        "incident_event_count_belongs_to_an_aggregate",
        {"event_count": 1, "grain": "aggregate"},
    ),
    Broken(Incident, "incident_time_needs_a_day", {"time": dt.time(12), "date": "2019-12"}),
    Broken(Incident, "incident_published_has_a_reference", {"state": "published", "version": 1}),
    Broken(
        Incident,
        "incident_published_has_a_reference",
        {"state": "retracted", "reference": "INC-999999"},
    ),
    Broken(Incident, "incident_reference_has_its_form", {"reference": "INC-99999"}),
    Broken(IncidentOtherType, "incident_has_each_other_type_once", beside={}),
]
PARTS = [
    *codes(
        Location,
        role="location_role_is_known",
        precision="location_precision_is_known",
        public_precision="location_public_precision_is_known",
    ),
    *coordinates(Location, "location_is_on_earth"),
    Broken(Location, "location_radius_is_a_distance", {"radius_km": "-1"}),
    Broken(Location, "location_says_where", {"place": None}),
    Broken(
        Location, "incident_has_one_primary_location", {"primary": True}, beside={"primary": True}
    ),
    *codes(Participation, role="participation_role_is_known", kind="participation_kind_is_known"),
    Broken(Participation, "participation_says_who", {"actor": None, "kind": "military"}),
    Broken(Participation, "participation_says_who", {"actor": None, "described_as": "somebody"}),
    Broken(Participation, "participation_side_is_one_to_nine", {"side": 0}),
    Broken(Participation, "participation_side_is_one_to_nine", {"side": 10}),
    Broken(Participation, "participation_has_one_recommended_claim", beside={}),
    Broken(
        Participation,
        "participation_has_one_recommended_claim",
        {"actor": None, "described_as": "somebody", "kind": "unidentified"},
        beside={"actor": None, "described_as": "somebody", "kind": "unidentified"},
    ),
    *codes(IncidentLink, kind="incidentlink_kind_is_known"),
    Broken(IncidentLink, "incidentlink_is_stated_once", beside={}),
    Broken(Origin, "origin_names_its_record", {"dataset": ""}),
    Broken(Origin, "origin_names_its_record", {"original_id": ""}),
    Broken(Origin, "origin_record_is_held_once", beside={}),
]
FIGURES = [
    *codes(
        Figure,
        measure="figure_measure_is_known",
        item="figure_item_is_known",
        status="figure_status_is_known",
        age_sex="figure_age_sex_is_known",
    ),
    Broken(Figure, "figure_scope_is_known", {"scope": "nonse"}),
    Broken(Figure, "figure_quantifier_is_known", {"quantifier": "nonsens", "as_reported": True}),
    *(
        Broken(Figure, "figure_low_best_high_are_in_order", {"quantifier": quantifier, **numbers})
        for quantifier, numbers in (
            ("about", {"low": 3, "best": 2, "high": 4}),
            ("about", {"low": 1, "best": 3, "high": 2}),
            ("range", {"low": 3, "best": None, "high": 2}),
        )
    ),
    *(
        Broken(Figure, "figure_numbers_fit_the_quantifier", {"quantifier": quantifier, **numbers})
        for quantifier, numbers in (
            ("exact", {"low": None, "best": None, "high": None}),
            ("exact", {"low": None, "high": None}),
            ("exact", {"low": None}),
            ("exact", {"low": 0}),
            ("exact", {"high": 2}),
            ("about", {"best": None}),
            ("at-least", {"best": None}),
            ("more-than", {"low": None, "best": None, "high": None}),
            ("at-most", {"best": None}),
            ("fewer-than", {"low": None, "best": None, "high": None}),
            ("range", {"low": None}),
            ("words", {"low": None, "best": None, "high": None}),
            ("words", {"low": None, "high": None, "words": "several"}),
        )
    ),
    Broken(Figure, "figure_of_things_says_which", {"measure": "destroyed"}),
    Broken(Figure, "figure_nationality_is_a_country_code", {"nationality": "us"}),
    Broken(Figure, "figure_side_is_one_to_nine", {"side": 0}),
    Broken(Figure, "figure_side_is_one_to_nine", {"side": 10}),
    Broken(Figure, "figure_has_one_recommended_claim", beside={}),
]
CITATIONS = [
    *codes(Citation, anonymity="citation_anonymity_is_known"),
    Broken(Citation, "citation_belongs_to_one_owner", {"incident": None}),
    Broken(Citation, "citation_names_a_source_or_publisher", {"source": None}),
    Broken(Citation, "citation_credibility_is_on_the_scale", {"credibility": 0}),
    Broken(Citation, "citation_credibility_is_on_the_scale", {"credibility": 7}),
    Broken(Citation, "citation_numbers_start_at_one", {"number": 0}),
    Broken(Citation, "incident_citation_number_is_unique", beside={}),
    Broken(Citation, "citation_passage_has_a_length", {"passage_start": 4, "passage_end": 4}),
    Broken(Citation, "citation_passage_has_a_length", {"passage_start": 4}),
    Broken(Citation, "citation_passage_has_a_length", {"passage_end": 4}),
]
DESK = [
    Broken(NotSame, "not_same_is_judged_once", beside={}),
    Broken(DuplicatePair, "duplicate_pair_stands_once", beside={}),
    Broken(ImportJob, "import_job_has_ended_or_is_open", {"ended_at": None}),
    Broken(ImportMapping, "import_mapping_has_a_name", {"name": ""}),
    Broken(NameDecision, "name_decision_is_made_once", beside={}),
    Broken(NameDecision, "name_decision_says_which_one", {"verdict": "is"}),
    Broken(NameDecision, "name_decision_says_which_one", {"slug": "other-group"}),
    Broken(SavedFilter, "saved_filter_has_a_name", {"name": ""}),
    Broken(SavedFilter, "saved_filter_is_named_once", beside={}),
    Broken(SheetBatch, "sheet_batch_state_is_known", {"state": "nonsens"}),
    Broken(
        SheetBatch,
        "sheet_batch_has_its_file_while_it_waits",
        {"state": "waiting", "file": None},
    ),
    Broken(SheetBatch, "sheet_batch_says_who_applied_it", {"applied_by": None}),
    Broken(
        SheetBatch,
        "sheet_batch_says_when_it_was_applied",
        {"applied_at": None, "applied_by": None},
    ),
    Broken(SheetChange, "sheet_change_is_one_row", beside={}),
]
ACCESS = [
    Broken(AccessToken, "access_token_has_a_name", {"name": ""}),
    Broken(AccessToken, "access_token_scope_is_known", {"scope": "all"}),
    Broken(AccessToken, "access_token_is_kept_as_a_hash", {"digest": "incidents_secret"}),
    Broken(
        AccessToken,
        "access_token_has_time_to_live",
        {"expires_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
    ),
    Broken(
        AccessToken, "access_token_says_who_revoked_it", {"revoked_at": dt.datetime.now(dt.UTC)}
    ),
    Broken(AccessToken, "access_token_is_named_once", {"digest": "1" * 64}, beside={}),
    Broken(KeptAnswer, "kept_answer_has_a_key", {"key": ""}),
    Broken(KeptAnswer, "kept_answer_is_the_only_one", beside={}),
]

COVERAGE = [
    Broken(Coverage, "coverage_starts_before_it_ends", {"end": dt.date(2018, 12, 31)}),
    Broken(Coverage, "coverage_is_coded_within_its_span", {"coded_until": dt.date(2018, 12, 31)}),
    Broken(Coverage, "coverage_is_coded_within_its_span", {"end": dt.date(2019, 6, 30)}),
]

SAVED = [
    Broken(Timeline, "timeline_has_a_title", {"title": ""}),
    Broken(Timeline, "timeline_slug_is_a_slug", {"slug": "Test Timeline"}),
    Broken(Timeline, "timeline_slug_is_no_other_address", {"slug": "save"}),
    Broken(Timeline, "timeline_is_pinned_to_an_entry", {"as_of": 0}),
    Broken(TimelineSection, "timeline_section_has_a_title", {"title": ""}),
    Broken(
        TimelineSection,
        "timeline_section_starts_before_it_ends",
        {"start": dt.date(2019, 12, 27)},
    ),
    Broken(TimelineSection, "timeline_section_has_days_or_text", {"end": None}),
    Broken(TimelineEntry, "timeline_entry_kind_is_known", {"kind": "nonsns"}),
    Broken(TimelineEntry, "timeline_entry_is_of_an_incident", {"reference": "42"}),
    Broken(TimelineEntry, "timeline_entry_is_the_only_one", beside={}),
    Broken(TimelineEntry, "timeline_entry_hidden_says_nothing", {"kind": "hidden", "note": "x"}),
    Broken(
        TimelineEntry, "timeline_entry_hidden_says_nothing", {"kind": "hidden", "headline": "x"}
    ),
    Broken(TimelineEdition, "timeline_edition_action_is_known", {"action": "nonsens"}),
    Broken(TimelineEdition, "timeline_edition_is_numbered_once", beside={}),
    Broken(TimelineEdition, "timeline_edition_has_its_document", {"document": ""}),
    Broken(TimelineEdition, "timeline_edition_has_its_document", {"action": "withdrawn"}),
]

ARCHIVE = [
    Broken(SourceCopy, "source_copy_sha256_is_a_digest", {"sha256": "A" * 64}),
    Broken(SourceCopy, "source_copy_is_not_empty", {"size": 0}),
    Broken(SourceCopy, "source_copy_is_fetched_or_uploaded", {"retrieved_from": ""}),
    Broken(SourceCopy, "source_copy_is_fetched_or_uploaded", {"file_name": "a.pdf"}),
    Broken(
        SourceCopy,
        "source_copy_is_removed_by_somebody_for_a_reason",
        {"removed_because": "Asked to."},
    ),
    *codes(LinkCheck, state="link_check_state_is_known"),
    Broken(LinkCheck, "link_check_status_is_of_http", {"status": 99}),
    Broken(LinkCheck, "link_check_says_where_it_moved", {"state": "moved"}),
    Broken(LinkCheck, "link_check_says_where_it_moved", {"moved_to": "https://example.org/b"}),
]

BROKEN = [
    *ACCESS,
    *ARCHIVE,
    *SAVED,
    *COVERAGE,
    *REFERENCE,
    *INCIDENTS,
    *PARTS,
    *DESK,
    *FIGURES,
    *CITATIONS,
    *(broken for model in CLAIMS for broken in claims(model)),
    *(spans(model) for model in SPANS),
]


def pair(broken: Broken) -> tuple[models.Model, models.Model]:
    """The sound row that was there before, unsaved, and the one that breaks the constraint."""
    sound = rows.sound(broken.model)
    former = broken.model(**{**sound, **(broken.beside or {})})
    return former, broken.model(**{**sound, **broken.changes})
