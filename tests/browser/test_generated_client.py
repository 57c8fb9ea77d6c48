"""A client that a program makes from the description of the API asks it, and reads the answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json
from made import Client
from made.api.incidents import incidents_facets, incidents_list, incidents_retrieve
from made.api.incidents import incidents_statistics
from made.api.reference_data import actors_list
from made.models import IncidentsFacetsFacetItem
from made.models import IncidentsStatisticsGroupByItem as By
from made.models import IncidentsStatisticsMeasure as Measure
client = Client(base_url=SITE)
page = incidents_list.sync(client=client, type_=["attack"], country=["IQ"], page_size=2)
one = incidents_retrieve.sync("INC-000004", client=client)
refused = incidents_list.sync(client=client, country=["Atlantis"])
facets = incidents_facets.sync(client=client, facet=[IncidentsFacetsFacetItem.TYPE])
sums = incidents_statistics.sync(client=client, group_by=[By.YEAR], measure=Measure.KILLED)
actors = actors_list.sync(client=client, q="hizbollah")
print(json.dumps({
    "titles": [incident.title for incident in page.results],
    "more": page.next_ is not None,
    "killed": [f.best for f in one.figures if f.measure == "killed"],
    "refused": [each.parameter for each in refused.errors],
    "facets": facets.count,
    "years": len(sums.rows),
    "actors": [actor.slug for actor in actors.results],
}))
"""


@pytest.mark.browser
@pytest.mark.slow
def test_generated_client_works(site: str, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    made = ["--output-path", str(tmp_path / "made"), "--meta", "none", "--fail-on-warning"]
    generate = ["openapi-python-client", "generate", "--url", f"{site}/api/v1/schema/", *made]
    subprocess.run(generate, env={**os.environ, "PATH": path}, check=True, cwd=tmp_path)

    script = f"SITE = {site!r}\n{SCRIPT}"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "titles": [
            "Rockets hit a military installation at Kirkuk",
            "Eleven rocket attacks on Iraqi bases that house coalition troops",
        ],
        "more": False,
        "killed": [1],
        "refused": ["country"],
        "facets": 24,
        "years": 3,
        "actors": ["kataib-hizbollah"],
    }
