"""Seed files into the database: new incidents are added, changed ones corrected, the rest left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from incidents.documents.dump import dump
from incidents.documents.fields import HANDLES
from incidents.documents.load import load
from incidents.documents.problems import InvalidDocument
from incidents.documents.slim import digest, handle, slim
from incidents.importing.reference_rows import add_rows
from incidents.importing.seed_file import SeedFile, WrongSeedFile
from incidents.models import Incident, Origin, User
from incidents.publishing import correct, publish


@dataclass
class Outcome:
    """What loading did, by key: added, changed, left as they are, edited here since."""

    rows: dict[str, int] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    edited_here: list[str] = field(default_factory=list)


@transaction.atomic
def load_seed(seed: SeedFile, *, by: User, publishing: bool, reason: str) -> Outcome:
    """Load one dataset, all or nothing; a second run changes nothing.

    An incident whose entry in the file changed is loaded again and, if it is published, corrected
    with the reason; one that analysts edited since is left to them and reported.
    """
    outcome = Outcome(rows=add_rows(seed))
    known = known_incidents(seed.dataset)
    wanted = {key: digest(slim(document)) for key, document in seed.documents.items()}
    for key, held in digests_of(seed, known).items():
        loaded = Origin.objects.get(dataset=seed.dataset, original_id=key).sha256
        if wanted[key] == loaded:
            outcome.unchanged.append(key)
        elif held != loaded:
            outcome.edited_here.append(key)
        else:
            outcome.changed.append(key)
    outcome.added = [key for key in seed.documents if key not in known]
    forward = [key for key in outcome.added if add(seed, key, by=by, known=known)]
    for key in outcome.changed + forward:
        store(seed, key, seed.documents[key], by=by, known=known)
    for key in outcome.added + outcome.changed:
        origin = Origin.objects.filter(dataset=seed.dataset, original_id=key)
        origin.update(sha256=wanted[key])
    if publishing:
        try:
            make_public(outcome, known, by, reason or f"The seed file of {seed.dataset} changed.")
        except ValidationError as error:
            problems = "\n  ".join(error.messages)
            raise WrongSeedFile(f"{seed.label}: it cannot be published:\n  {problems}") from error
    return outcome


def known_incidents(dataset: str) -> dict[str, int]:
    """The incidents that came from this dataset, by key."""
    origins = Origin.objects.filter(dataset=dataset)
    return dict(origins.values_list("original_id", "incident_id"))


def digests_of(seed: SeedFile, known: dict[str, int]) -> dict[str, str]:
    """The digest of what is held of each entry, links named by key as the file names them."""
    held = {key: pk for key, pk in known.items() if key in seed.documents}
    references = dict(Incident.objects.filter(pk__in=known.values()).values_list("pk", "reference"))
    keys = {references[pk] or f"DRAFT-{pk}": key for key, pk in known.items()}
    documents = dump(held.values())
    return {key: digest(with_keys(slim(documents[pk]), keys)) for key, pk in held.items()}


def with_keys(document: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    """The slim document with its links named by key."""
    links = [{**link, "to": keys.get(link["to"], link["to"])} for link in document["links"]]
    return {**document, "links": links}


def add(seed: SeedFile, key: str, *, by: User, known: dict[str, int]) -> bool:
    """Load a new entry with the links that can be made yet; whether some point further down."""
    document = seed.documents[key]
    links = document.get("links", [])
    ready = [link for link in links if not points_forward(link, seed, known)]
    known[key] = store(seed, key, {**document, "links": ready}, by=by, known=known)
    return len(ready) < len(links)


def points_forward(link: Mapping[str, Any], seed: SeedFile, known: dict[str, int]) -> bool:
    """Whether a link names an entry of the same dataset that is not loaded yet."""
    target = handle(link["to"], HANDLES["incident"])
    return target in seed.documents and target not in known


def store(
    seed: SeedFile, key: str, document: Mapping[str, Any], *, by: User, known: dict[str, int]
) -> int:
    """Load one entry into a new incident, or over the one it is known as."""
    incident = Incident.objects.get(pk=known[key]) if key in known else None
    try:
        return load(document, by=by, incident=incident, incidents=known).pk
    except InvalidDocument as error:
        problems = "\n  ".join(error.problems)
        raise WrongSeedFile(f"{seed.label}: {key}:\n  {problems}") from error


def make_public(outcome: Outcome, known: dict[str, int], by: User, reason: str) -> None:
    """Publish what is still a draft, correct what changed and was public."""
    kept = [*outcome.added, *outcome.changed, *outcome.unchanged]
    drafts, changed = chosen(kept, known).drafts(), chosen(outcome.changed, known).published()
    if changed.exists():
        correct(incidents=changed, by=by, reason=reason)
    if drafts.exists():
        publish(incidents=drafts, by=by)


def chosen(keys: Iterable[str], known: dict[str, int]) -> Any:
    """The incidents of these keys."""
    return Incident.objects.filter(pk__in=[known[key] for key in keys])
