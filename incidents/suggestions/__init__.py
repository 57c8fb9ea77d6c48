"""What a report's text suggests for the fields of an incident; nothing of it is ever taken here.

Each kind of suggestion is one module of `kinds` that registers itself. All of it is found by
looking words up: one text and one set of names always give the same suggestions, offline.
"""

from importlib import import_module
from pkgutil import iter_modules

from incidents.suggestions import kinds
from incidents.suggestions.finding import suggest
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion

for _module in iter_modules(kinds.__path__, f"{kinds.__name__}."):
    import_module(_module.name)

__all__ = ["Passage", "Report", "Suggestion", "suggest"]
