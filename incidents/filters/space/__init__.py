"""Filters by circle, box and polygon: reading them strictly, and finding what lies inside.

Coordinates are whole millionths of a degree from here on, as they are stored: what lies on an edge
is decided exactly. `degrees` reads numbers; `regions`, `circles`, `polygons` (with `notations` and
`rings`) make a `Region` of a value; `located` finds; `filterset` declares the parameters.
"""
