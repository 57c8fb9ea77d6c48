"""Reported numbers as they are typed: read, checked by the database's rules, and added up.

``amounts`` reads what is typed as a number, ``rules`` asks the constraints of the table,
``contradictions`` compares figures with one another, ``account`` puts it together for a page.
"""
