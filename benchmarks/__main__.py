"""Measure on a throwaway database: ``python -m benchmarks [PART] [--incidents N]``."""

import argparse
import atexit
import importlib
import os
from pathlib import Path

import django

from config.embedded import throwaway
from config.embedded.cluster import Cluster

PARTS = (
    *("ledger", "queries", "desk", "forms", "lists"),
    *("explorer", "chart", "frames", "files", "suggestions", "importing", "duplicates"),
)


def main() -> None:
    """Start a database, fill it, measure, print; everything is gone afterwards.

    ``ledger`` is publishing and reading, ``queries`` what readers ask, beside its rivals, ``desk``
    what is asked while an incident is typed, ``forms`` the form of a big incident, ``lists`` the
    incident list and the dashboard, ``explorer`` the page that explores, ``chart`` what its
    timeline is drawn from, ``frames`` how smoothly that is panned, ``files`` every format of an
    export and the memory it takes, ``suggestions`` how good and how quick those are, ``importing``
    a release of UCDP GED, ``duplicates`` how many are found among events told twice.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="ledger")
    parser.add_argument("--incidents", type=int, default=100_000, help="how many to generate")
    parser.add_argument("--keep", type=Path, help="a folder to fill once, and to measure in again")
    parser.add_argument("--as-it-is", action="store_true", help="publish no more in it")
    parser.add_argument("--text", type=Path, help="a report to find suggestions in")
    parser.add_argument(
        "--rows", type=int, default=40_000, help="how many to import, or to look for duplicates in"
    )
    parser.add_argument("--like", type=Path, help="a file of UCDP GED to make rows like those of")
    parser.add_argument("--file", type=Path, help="a file of UCDP GED to import as it is")
    parser.add_argument("--expected", type=Path, help="what a person expects of it, as YAML")
    parser.add_argument("--files", type=Path, help="a folder with files of UCDP GED: ged-*.csv.gz")
    asked = parser.parse_args()
    start(asked.keep)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Models can be imported only once Django is set up, and so can what measures them.
    if asked.part == "suggestions":
        importlib.import_module("benchmarks.suggestions").run(asked.text, asked.expected)
        return
    if asked.part == "importing":
        importlib.import_module("benchmarks.parts").prepare()
        importlib.import_module("benchmarks.importing").measure(asked.rows, asked.like, asked.file)
        return
    if asked.part == "duplicates":
        importlib.import_module("benchmarks.duplicates").run(asked.files, asked.rows, asked.like)
        return
    parts = importlib.import_module("benchmarks.parts")
    parts.measure(asked.part, asked.incidents, as_it_is=asked.as_it_is)


def start(folder: Path | None) -> None:
    """A database for this run alone, or the one that is kept in that folder."""
    if folder is None:
        throwaway.ensure()
        return
    os.environ["DATA_DIR"] = str(folder.resolve())
    cluster = Cluster(folder.resolve(), durable=False)
    cluster.start()
    (folder / "static").mkdir(exist_ok=True)  # whitenoise warns when it is not there
    atexit.register(cluster.stop)


if __name__ == "__main__":
    main()
