"""Arabic pages write numbers as English ones do: 0-9, a point, and commas between thousands.

Coordinates, dates and figures can then be copied between pages, forms and the API, and a number
put into a drawing stays one.
"""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d H:i"
