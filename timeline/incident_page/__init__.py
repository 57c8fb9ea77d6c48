"""The page of one incident: all that is published of it, on whose word, and how that changed.

state.py: which state of it is shown · page.py: its parts put together · views.py: over HTTP.
One module a part: when.py, where.py, who.py, figures.py, linked.py, passages.py, changes.py,
citing.py (how to cite it, and its other forms), linked_data.py (for search engines).
words.py: on whose word a claim stands, which all of them say.
"""
