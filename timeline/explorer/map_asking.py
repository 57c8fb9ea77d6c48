"""Reads what a map asks: the filters, how far it is zoomed in, and the box in sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.space.regions import Region, box
from incidents.filters.texts import refused
from incidents.selection import Selection, select

OWN = ("zoom", "view")
CLOSEST = 19


@dataclass(frozen=True)
class MapAsked:
    """One question of a map: a cell of its grid is `cell` millionths of a degree wide and high."""

    selection: Selection
    zoom: int
    view: Region

    @property
    def cell(self) -> int:
        """A quarter of a map tile, which is 64 pixels at the equator."""
        return 90_000_000 >> self.zoom


def ask(parameters: Mapping[str, Sequence[str]]) -> MapAsked:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(parameters)
    zoom = scalars.read("zoom", _zoom, 0)
    view = scalars.read("view", _view, None)
    for name in OWN:
        if name not in parameters:
            message = f"{name} is missing: a map says how far it is zoomed in and what is in sight."
            scalars.errors.append(refused(name, "", message))
    try:
        selection = select(parameters, allowing=OWN)
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    if scalars.errors or view is None:
        raise InvalidParameters(scalars.errors)
    return MapAsked(selection, zoom, view)


def _zoom(text: str) -> int:
    zoom = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else CLOSEST + 1
    if zoom > CLOSEST:
        raise WrongValueError(f'"{shown(text)}" is no zoom: write a whole number, 0 to {CLOSEST}.')
    return zoom


def _view(text: str) -> Region:
    try:
        return box(text)
    except WrongValueError as error:
        said = str(error).replace("bbox", "view").replace("a box is", "a view is")
        raise WrongValueError(said, error.nearest) from None
