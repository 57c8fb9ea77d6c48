"""Points on Earth: reading them as people paste them, and what they lie in; knows no Django.

`read` takes any notation of docs/desk/places.md and returns latitude and longitude in WGS 84.
"""

from incidents.coordinates.errors import CoordinatesError
from incidents.coordinates.notations import read
from incidents.coordinates.reading import Reading, in_degrees

__all__ = ["CoordinatesError", "Reading", "in_degrees", "read"]
