"""What the form holds while it is typed, read for the nearest ones: actors and numbers."""

from django.http import QueryDict

from incidents.admin.typed_incident import asked_in


def test_actors_and_numbers_of_rows_that_stay_are_read() -> None:
    data = QueryDict(mutable=True)
    data.update(
        {
            "participations-0-actor": "7",
            "participations-1-actor": "9",
            "participations-1-DELETE": "on",
            "participations-2-actor": "",
            "figures-0-measure": "killed",
            "figures-0-best": "5",
            "figures-1-measure": "killed",
            "figures-1-best": "8",
            "figures-2-measure": "fired",
            "figures-2-item": "rocket",
            "figures-2-best": "x",
            "figures-2-low": "30",
            "figures-3-measure": "wounded",
            "figures-4-measure": "",
            "figures-4-best": "3",
        }
    )

    asked = asked_in(data)

    assert asked.actors == (7,)
    assert asked.figures == ("killed 5", "fired rocket 30")
