"""How much of what a person expects of a report is found, missed, or wrongly offered."""

from pathlib import Path

import pytest
import yaml

from benchmarks.suggestions import Score, scores, store
from incidents.models import IncidentType
from incidents.suggestions.kinds.types import words

HERE = Path(__file__).parent
MOST = 0.15


@pytest.fixture
def measured(db: None) -> list[Score]:
    """The second report, with the actors and places that it is coded with."""
    expected = yaml.safe_load((HERE / "second_report.yaml").read_text(encoding="utf-8"))
    store(expected["known"])
    return scores((HERE / "second_report.txt").read_text(encoding="utf-8"), expected)


def test_little_is_missed_or_wrong(measured: list[Score]) -> None:
    print("\nkind    found missed wrong  share", *measured, sep="\n")

    assert [score.kind for score in measured] == ["actor", "place", "date", "number", "type"]
    assert {score.kind: score.share for score in measured if score.share > MOST} == {}


def test_words_of_types_are_of_types_that_exist(db: None) -> None:
    codes = set(IncidentType.objects.values_list("code", flat=True))

    assert set(words()) - codes == set()
