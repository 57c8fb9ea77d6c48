"""What a sheet says of itself: which it is, and what may be done with it."""

from incidents.models import Sheet


def how_to(sheet: Sheet) -> list[tuple[str, str]]:
    """Lines, each with what it is about."""
    who = sheet.made_by.get_username() if sheet.made_by else "a command"
    made = f"{sheet.made_at:%Y-%m-%d %H:%M} UTC"
    return [
        ("Sheet", str(sheet.token)),
        ("Made", f"{made} by {who}"),
        ("Filter", sheet.question or "none"),
        ("Rows", str(sheet.rows)),
        (
            "Change",
            "Edit any white cell, then bring the file back. A dry run shows every change.",
        ),
        (
            "Add",
            "Write below the last row; leave the columns sheet and incident empty.",
        ),
        (
            "Clear",
            "An emptied cell changes nothing, unless you say so when bringing it back.",
        ),
        (
            "Dates",
            "Are text: 2019-12-27, 2019-12, 2014~, a/b lasted, [a..b] one day between.",
        ),
        (
            "Rows and columns",
            "May be sorted, hidden or deleted: what is not there is left as it is.",
        ),
        (
            "Figures",
            "5, 5, 5 is exactly 5; low alone is at least, high alone at most.",
        ),
    ]
