"""How many and how much: facets, and totals by group, of what a question to the ledger finds.

``dimensions`` says by what can be grouped, ``statistics`` asks and answers, ``totals`` is the SQL
of the counting rule, ``facets`` counts values, ``names`` reads their names, ``periods`` bounds
uncertain dates, ``coverage`` tells nought from not looked at.
"""
