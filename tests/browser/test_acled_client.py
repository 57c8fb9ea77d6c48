"""ACLED's Python client runs unchanged against the server, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

SCRIPT = """
import json
from acled import AcledClient
client = AcledClient(api_key="key", email="analyst@example.org")
rows = client.get_data(country="Iraq", event_date="2019-12-01|2019-12-31",
                       query_params={"event_date_where": "BETWEEN"})
print(json.dumps({
    "rows": [[row["event_id_cnty"], str(row["event_date"]), row["fatalities"]] for row in rows],
    "actors": len(client.get_actor_data(limit=100)),
    "countries": [row["country"] for row in client.get_country_data()],
    "regions": [row["region_name"] for row in client.get_region_data()],
    "deleted": client.get_deleted_data(),
}))
"""


@pytest.mark.browser
def test_python_client_runs_unchanged(site: str):
    environ = {**os.environ, "ACLED_API_HOST": f"{site}/api", "ACLED_MAX_RETRIES": "0"}
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)

    told = json.loads(done.stdout.splitlines()[-1])
    assert ["INC-000004", "2019-12-27", 1] in told["rows"]
    assert told["countries"] == ["Iraq", "Kuwait"]
    assert told["regions"] == ["Middle East"]
    assert told["deleted"] == []
    assert told["actors"] >= 3
