"""What may be asked of the published incidents, and what is said of a question that cannot be.

`filterset` declares the filters, `fields` the kinds of filter there are, `reading` turns parameters
into rows or errors, `asof` pins them to a moment; `texts`, `periods`, `vocabulary` check values;
`space` knows boxes, circles and polygons.
"""

from incidents.filters.errors import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.filterset import IncidentFilterSet, filters
from incidents.filters.reading import Reading, read_filters

__all__ = [
    "IncidentFilterSet",
    "InvalidParameters",
    "ParameterError",
    "Reading",
    "WrongValueError",
    "filters",
    "read_filters",
]
