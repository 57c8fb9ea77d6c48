"""One JSON document describes an incident everywhere.

``shape`` says what it holds, ``schema`` checks it, ``query`` builds it from the working tables,
``load`` writes it into them, ``slim`` compares two of them.
"""
