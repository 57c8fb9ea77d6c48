"""What an act is called, and what became of a row in it, in the language of the page."""

from django.utils.translation import pgettext_lazy

BECAME = {
    "added": pgettext_lazy("row in a history", "added"),
    "removed": pgettext_lazy("row in a history", "removed"),
    "changed": pgettext_lazy("row in a history", "changed"),
}
ACTS = {
    "merge": pgettext_lazy("act in a history", "merge"),
    "unmerge": pgettext_lazy("act in a history", "unmerge"),
    "attach": pgettext_lazy("act in a history", "attach"),
    "attach update": pgettext_lazy("act in a history", "attach update"),
    "attach correct": pgettext_lazy("act in a history", "attach correct"),
    "source cited": pgettext_lazy("act in a history", "source cited"),
    "tagged": pgettext_lazy("act in a history", "tagged"),
    "retyped": pgettext_lazy("act in a history", "retyped"),
    "state restored": pgettext_lazy("act in a history", "state restored"),
}
