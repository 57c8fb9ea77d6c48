"""The form of the explorer."""

from timeline.explorer.form import Option


def test_counts_of_values_are_written_by_thousands() -> None:
    option = Option("x", "X", ticked=False, count=2710138, more=55527)

    assert (option.counted, option.not_counted) == ("2,710,138", "55,527")
    assert Option("x", "X", ticked=False).counted == ""
