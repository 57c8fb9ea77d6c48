"""The incidents of a saved timeline: those of its filter and those pinned, without the hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlencode

from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.texts import check_names, refused
from incidents.models import RecordIndex
from incidents.selection import READER, Selection
from timeline.asking import asked, parameters_of, pinned
from timeline.desk import NOTHING, Desk, Words
from timeline.saved.told import Saved
from timeline.telling.plain import line, paragraphs


@dataclass(frozen=True)
class SavedSelection(Selection):
    """A selection with what the desk adds to it."""

    named: Mapping[str, str] = field(default_factory=dict)
    desk: Desk = field(default=NOTHING, repr=False, compare=False)

    @property
    def query(self) -> str:
        """The filter with the timeline and the edition that it comes from, in the usual form."""
        joined = {name: ",".join(values) for name, values in self.parameters.items()}
        return urlencode(sorted({**joined, **self.named}.items()), safe=",/:")


def select_saved(saved: Saved, given: Mapping[str, Sequence[str]]) -> SavedSelection:
    """The incidents of a timeline; of the parameters there is `as_of` alone, and for a live one.

    Raises `InvalidParameters` with all that is wrong.
    """
    errors: list[ParameterError] = [*check_names(given, ["as_of"])]
    if saved.as_of is not None and list(given.get("as_of", [str(saved.as_of)])) != [
        str(saved.as_of)
    ]:
        message = f"This timeline is pinned to position {saved.as_of}: leave as_of out."
        errors.append(refused("as_of", ",".join(given["as_of"]), message, [str(saved.as_of)]))
    if errors:
        raise InvalidParameters(errors)
    filters = parameters_of(saved.query)
    of_filter = (
        pinned(filters, saved.as_of) if saved.as_of is not None else asked({**filters, **given})
    )
    return _curated(of_filter, saved)


def _curated(of_filter: Selection, saved: Saved) -> SavedSelection:
    same = {each.name: getattr(of_filter, each.name) for each in fields(Selection)}
    found = of_filter.found
    if of_filter.parameters and saved.pinned:
        # Two index look-ups put together; with OR, PostgreSQL would read the whole index.
        everywhere = RecordIndex.objects.using(READER)
        chosen = found.at_position(of_filter.position).order_by().values("pk")
        added = everywhere.filter(reference__in=[*saved.pinned]).order_by().values("pk")
        both = chosen.union(added, all=True)
        found = everywhere.filter(pk__in=both.using(None))  # whichever connection compiles it
    if saved.hidden:
        found = found.exclude(reference__in=saved.hidden)
    edition = {"edition": str(saved.edition)} if saved.edition else {}
    named = {"timeline": saved.slug, **edition}
    selection = SavedSelection(**same, named=named, desk=_desk(saved))
    unbounded = len(saved.pinned)
    return replace(selection, found=found, at_most=selection.at_most + unbounded)


def _desk(saved: Saved) -> Desk:
    return Desk(
        slug=saved.slug,
        title=saved.title,
        introduction=tuple(paragraphs(saved.introduction)),
        author=saved.author,
        sections=saved.sections,
        words={
            reference: Words(line(each.headline), tuple(paragraphs(each.note)))
            for reference, each in saved.pinned.items()
        },
    )


def left_out(saved: Saved, position: int) -> int:
    """How many of the hidden incidents the filter finds."""
    if not saved.hidden:
        return 0
    found = pinned(parameters_of(saved.query), position or None).rows()
    return found.filter(reference__in=saved.hidden).count()
