"""One incident in plain English: who, what, where, how many and on whose word.

plain.py: text from outside made fit for a line · passages.py: citations and their notes ·
claims.py: on whose word · parts.py: who took part · figures.py, amounts.py, countries.py: numbers ·
where.py: places · circumstances.py: the rest · facts.py: what they all return.
"""
