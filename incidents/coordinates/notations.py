"""Reading a point in whichever notation it comes."""

from incidents.coordinates.addresses import read_address
from incidents.coordinates.cleaning import cleaned
from incidents.coordinates.degrees import EXAMPLES, read_degrees
from incidents.coordinates.errors import CoordinatesError, Unclear
from incidents.coordinates.grid import read_grid
from incidents.coordinates.reading import Reading


def read(text: str) -> Reading:
    """The point a text gives; raises `CoordinatesError` when it gives none or several."""
    try:
        spelled = cleaned(text)
        if not spelled:
            raise Unclear("is empty", f"write it {EXAMPLES}")
        return read_address(spelled) or read_grid(spelled.upper()) or read_degrees(spelled.upper())
    except Unclear as error:
        raise CoordinatesError(text, error.problem, error.remedy) from None
