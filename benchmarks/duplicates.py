"""How many duplicates are found, and how many of those found are none: precision and recall.

Real events are told a second time as another source would: another day near by, other words, fewer
actors, another number, a point some kilometres away. Every other pair is of two events that UCDP
holds to be different, many of them on the same day in the same town.
"""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.db import transaction

from benchmarks.ged_rows import write
from benchmarks.importing import LIKE
from benchmarks.report import say, table, timed
from incidents.documents.dump import dump
from incidents.documents.load_many import find_rows, load_many, named_by
from incidents.documents.slim import slim
from incidents.duplicates import finding
from incidents.models import DuplicatePair, Incident, User

TOLD_TWICE = 1_500
THRESHOLDS = (8.0, 9.0, 10.0, 11.0, 12.0)
MARGINS = (0.0, 0.5, 1.0, 2.0)
TITLES = (
    "{n} reported dead as fighting reaches {place}",
    "Shelling hits {place}, {n} killed, activists say",
    "Clash at {place}",
    "Residents of {place} bury {n} after attack",
    "Several casualties in {place}",
)
Document = dict[str, Any]


def run(folder: Path | None, rows: int, like: Path | None) -> None:
    """Fill the database from the files of a folder, tell some twice, look, and print.

    Without a folder it is filled from so many rows made like those of another file.
    """
    files = sorted(folder.glob("ged-*.csv*")) if folder else []
    if folder and not files:
        raise SystemExit(f"{folder} has no file of UCDP GED: ged-*.csv or .csv.gz.")
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    editor = User.objects.create_user("bench", is_superuser=True)
    with TemporaryDirectory() as made:
        if not files:
            files = [Path(made) / "made-up.csv"]
            write(files[0], like or LIKE, rows)
        fill_and_measure(files, editor)


def fill_and_measure(files: list[Path], editor: User) -> None:
    """One file after the other, each in an empty database."""
    for path in files:
        call_command(
            "import_incidents",
            str(path),
            format="ucdp-ged",
            create_missing=True,
            verbosity=0,
        )
        measure(path.name, editor)
        Incident.objects.all().delete()


def measure(name: str, editor: User) -> None:
    """One file."""
    held = Incident.objects.count()
    pairs = told_twice(random.Random(20260101), editor)  # noqa: S311  # the same each time
    looked_at = held + len(pairs)
    took = timed(finding.find)
    queued = DuplicatePair.objects.count()
    say(
        f"{name}: {looked_at} incidents",
        f"{took:.1f} s, {looked_at / took:.0f} a second, {queued} pairs in the queue",
    )
    rows = every_pair()
    for behind in MARGINS:
        kept = finding.likeliest(rows, behind)
        found = {(each["first"], each["second"]): points for points, each in kept}
        say("points behind the likeliest", f"{behind:g}")
        table(
            ["points", "pairs found", "of them real", "precision", "recall"],
            [row(least, found, pairs) for least in THRESHOLDS],
        )


def every_pair() -> list[tuple[float, dict[str, Any]]]:
    """Every pair that reaches the lowest threshold, with its points."""
    rows = []
    with transaction.atomic():
        asking = finding.blocked(None)
        for start in range(0, len(asking), finding.BATCH):
            rows += finding.scored(asking[start : start + finding.BATCH], min(THRESHOLDS))
    return rows


def row(least: float, found: dict[tuple[int, int], float], real: set[tuple[int, int]]) -> list[str]:
    """One line of the table."""
    kept = {pair for pair, score in found.items() if score >= least}
    right = len(kept & real)
    precision = f"{right / len(kept):.0%}" if kept else "—"
    return [f"{least:g}", str(len(kept)), str(right), precision, f"{right / len(real):.0%}"]


def told_twice(chance: random.Random, editor: User) -> set[tuple[int, int]]:
    """Store a second telling of some incidents; the real pairs."""
    numbers = list(Incident.objects.order_by("pk").values_list("pk", flat=True))
    chosen = sorted(chance.sample(numbers, min(TOLD_TWICE, len(numbers) // 4)))
    told = dump(chosen)
    again = [slim(retold(slim(told[pk]), told[pk], chance)) for pk in chosen]
    with transaction.atomic():
        made = load_many(again, ids=find_rows(named_by(again)), by=editor)
    return set(zip(chosen, made, strict=True))


def retold(said: Document, whole: Document, chance: random.Random) -> Document:
    """The same event as another source tells it."""
    killed = next((each["best"] for each in said["figures"] if each["measure"] == "killed"), None)
    told = {**said, "origins": [], "links": [], "summary": "", "tags": []}
    told["title"] = chance.choice(TITLES).format(n=killed or "some", place=named(whole))
    told["citations"] = [{"number": 1, "publisher": said["citations"][0]["publisher"]}]
    told["citations"][0] |= {"source": said["citations"][0]["source"]}
    told["date"] = moved(said["date"], whole, chance)
    told["participations"] = [
        {**each, "cites": []} for each in said["participations"] if chance.random() < 0.75
    ]
    told["figures"] = list(counted(said["figures"], chance))
    told["locations"] = [{**placed(each, chance), "cites": []} for each in said["locations"]]
    told["occurrence_claim"] = {**said["occurrence_claim"], "cites": []}
    return told


def named(whole: Document) -> str:
    """What the place is called."""
    for location in whole["locations"]:
        if location["place"]:
            return str(location["place"]["name"])
        if location["described_as"]:
            return str(location["described_as"])
    return "the region"


def moved(date: str, whole: Document, chance: random.Random) -> str:
    """Seven of ten days are the same; others are one off, or one of two."""
    if chance.random() < 0.7 or whole["precision"] != "day":
        return date
    day = dt.date.fromisoformat(whole["earliest"])
    other = day + dt.timedelta(days=chance.choice([-1, 1]))
    if chance.random() < 0.3:
        return f"[{min(day, other)}..{max(day, other)}]"
    return str(other)


def counted(figures: list[Document], chance: random.Random) -> Iterator[Document]:
    """Half of the numbers are the same; a third differ, the rest is not told."""
    for each in figures:
        draw = chance.random()
        if draw > 0.85:
            continue
        number = each["best"] if each["best"] is not None else each["low"] or 0
        if draw > 0.5:
            number = max(0, number + chance.choice([-1, 1, 2, round(number * 0.4)]))
        exact = {"low": number, "best": number, "high": number, "quantifier": "exact"}
        yield {**each, **exact, "words": "", "as_reported": False, "cites": []}


def placed(location: Document, chance: random.Random) -> Document:
    """A third is the same place; the others lie up to eight kilometres away, without its name."""
    if chance.random() < 0.33 or location["latitude"] is None:
        return location
    away = [chance.uniform(-0.05, 0.05) for _ in range(2)]
    latitude, longitude = location["latitude"] + away[0], location["longitude"] + away[1]
    return {
        **location,
        "place": None,
        "latitude": round(latitude, 4),
        "longitude": round(longitude, 4),
        "described_as": "a village near by",
    }
