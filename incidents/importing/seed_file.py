"""Seed files: coded reports as YAML, read and checked before anything is stored."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

from incidents.documents.problems import InvalidDocument
from incidents.documents.schema import check

LISTS = ("publishers", "places", "actors", "sources", "affiliations", "incidents")
HEAD = ("dataset", "licence")
#: How fine the numbers of a location are kept.
DECIMALS = {"latitude": 6, "longitude": 6, "radius_km": 3}
DATASET = r"[^\x00-\x1f\x7f\ud800-\udfff]{1,100}"
LARGEST_FILE = 20_000_000


class WrongSeedFile(ValueError):
    """A seed file that cannot be loaded; the message names the file, the entry and the remedy."""


@dataclass(frozen=True)
class SeedFile:
    """What one file, or all files of one dataset, hold: reference rows, and incidents by key.

    ``label`` names it in messages.
    """

    label: str
    dataset: str
    licence: str
    rows: Mapping[str, list[Mapping[str, Any]]]
    documents: Mapping[str, Mapping[str, Any]]


def read(path: Path) -> SeedFile:
    """Read and check a file; raises ``WrongSeedFile`` with everything that is wrong in it."""
    content = parse(path)
    unknown = set(content) - {*LISTS, *HEAD}
    if unknown:
        raise WrongSeedFile(f"{path.name}: unknown part {', '.join(sorted(map(str, unknown)))}")
    dataset = content.get("dataset")
    if not isinstance(dataset, str) or not re.fullmatch(DATASET, dataset):
        raise WrongSeedFile(f"{path.name}: name the dataset at the head, e.g. 'dataset: my-desk'")
    rows = {name: content.get(name) or [] for name in LISTS}
    for name, listed in rows.items():
        if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
            raise WrongSeedFile(f"{path.name}: {name} should be a list of entries")
    licence = str(content.get("licence") or "")
    documents = keyed(path, rows["incidents"], dataset, licence)
    return SeedFile(path.name, dataset, licence, rows, documents)


def combine(files: Iterable[SeedFile]) -> list[SeedFile]:
    """One a dataset, so that its files may link to each other; raises for a key used twice."""
    datasets: dict[str, SeedFile] = {}
    for seed in files:
        former = datasets.get(seed.dataset)
        if former is None:
            datasets[seed.dataset] = seed
            continue
        twice = sorted(former.documents.keys() & seed.documents.keys())
        if twice:
            raise WrongSeedFile(f"{seed.label}: {', '.join(twice)}: in {former.label} already")
        datasets[seed.dataset] = SeedFile(
            seed.dataset,
            seed.dataset,
            seed.licence or former.licence,
            {name: [*former.rows[name], *seed.rows[name]] for name in LISTS},
            {**former.documents, **seed.documents},
        )
    return list(datasets.values())


def parse(path: Path) -> dict[str, Any]:
    """The YAML as plain values; plain YAML only, no objects."""
    if path.stat().st_size > LARGEST_FILE:
        raise WrongSeedFile(f"{path.name}: larger than {LARGEST_FILE} bytes, split it")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: 2019-02-30, bytes
        raise WrongSeedFile(f"{path.name}: not readable as YAML: {error}") from error
    if not isinstance(content, dict):
        raise WrongSeedFile(f"{path.name}: should hold dataset, actors, incidents … as keys")
    return content


def keyed(
    path: Path, incidents: list[Mapping[str, Any]], dataset: str, licence: str
) -> dict[str, Mapping[str, Any]]:
    """Each incident's document by its key, with the file as its origin; all problems at once."""
    documents: dict[str, Mapping[str, Any]] = {}
    problems = []
    for place, entry in enumerate(incidents, start=1):
        key = entry.get("key")
        if not isinstance(key, str) or key in documents:
            problems.append(f"incident {place}: give it a key of its own, not {key!r}")
            continue
        document = {name: value for name, value in entry.items() if name != "key"}
        origin = {"dataset": dataset, "original_id": key, "licence": licence}
        documents[key] = {**document, "origins": [origin]}
        try:
            check(documents[key])
            documents[key] = as_kept(documents[key])
        except InvalidDocument as error:
            problems += [f"{key}: {problem}" for problem in error.problems]
    if problems:
        raise WrongSeedFile(f"{path.name}:\n  " + "\n  ".join(problems))
    return documents


def as_kept(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document as the tables keep it, so that it is known again: the order, the decimals."""
    lists = {
        "citations": sorted(document.get("citations", []), key=itemgetter("number")),
        "locations": [
            {
                name: round(value, DECIMALS[name]) if isinstance(value, float) else value
                for name, value in location.items()
            }
            for location in document.get("locations", [])
        ],
    }
    return {**document, **lists}
