"""What an incident and its parts were at a past moment, read from the event tables.

``events`` names the tables, ``states`` rebuilds a moment, ``differences`` compares two of them,
``wording`` says them to people, ``entries`` tells all of them in order, ``restoring`` goes back.
"""
