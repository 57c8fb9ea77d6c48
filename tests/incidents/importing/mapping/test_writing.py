"""What is written can be read, and means what was chosen."""

from incidents.importing.mapping.proposing import Guess
from incidents.importing.mapping.spec import parse
from incidents.importing.mapping.writing import written

HEAD = {"dataset": "desk", "title": "Yes", "licence": "", "id": ""}
TYPE = Guess("Kind", "type", values={"no": "protest", "x": ""})


def test_every_choice_comes_back() -> None:
    guesses = [
        TYPE,
        Guess("Day", "date", order="d/m/y"),
        Guess("Lat", "latitude", decimal=","),
        Guess("Who", "initiator", split=";"),
        Guess("Unread"),
    ]
    told = parse(written(HEAD, guesses, {"country": "Iraq"}, {"Who": "rebel"}))

    assert (told.dataset, told.title, told.id) == ("desk", "Yes", "")
    assert told.fields["type"].values == {"no": "protest"}
    assert told.fields["date"].order == "d/m/y"
    assert told.fields["latitude"].decimal == ","
    assert (told.fields["initiator"].split, told.fields["initiator"].kind) == (";", "rebel")
    assert told.fields["country"].constant == "Iraq"
    assert told.columns == ["Kind", "Day", "Lat", "Who"]


def test_several_columns_of_a_field_are_joined_and_parts_of_a_date_put_together() -> None:
    guesses = [
        TYPE,
        *(Guess(column, f"date.{column}") for column in ("year", "month", "day")),
        *(Guess(f"note {n}", "summary") for n in range(3)),
        Guess("Who", "target"),
        Guess("Who else", "target"),
    ]
    told = parse(written({**HEAD, "id": "No"}, guesses, {}, {}))

    assert told.fields["date"].parts == {"year": "year", "month": "month", "day": "day"}
    assert told.fields["summary"].columns == ("note 0", "note 1", "note 2")
    assert (told.fields["target"].join, told.fields["target"].split) == (";", ";")
    assert told.id == "No"
