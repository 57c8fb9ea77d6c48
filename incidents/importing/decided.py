"""What people decided of the names that a dataset uses."""

from incidents.importing.names import key
from incidents.models import NameDecision, NameVerdict

LONGEST = 300


class Ambiguous(LookupError):
    """Several rows of ours have the name: only people can say which is meant."""


class LeftOut(LookupError):
    """Somebody decided that rows which name this are not imported: no fault of theirs."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} was decided to be left out, under Names to decide")
        self.name = name


class OurOwn(LeftOut):
    """A row that our own export made of an incident of ours: it would be there twice."""

    def __init__(self, reference: str) -> None:
        LookupError.__init__(
            self,
            f"it is our own {reference}, which these columns cannot bring back: edit an export as "
            "csv, xlsx or geojson; if it comes from elsewhere, import it as another dataset",
        )
        self.name = reference


class Decided:
    """The verdicts on names of one dataset; those still open say nothing."""

    def __init__(self, dataset: str) -> None:
        rows = NameDecision.objects.filter(dataset=dataset).exclude(verdict=NameVerdict.OPEN)
        self._verdicts = {
            (row.kind, row.key, row.beside): (row.verdict, row.slug) for row in rows.iterator()
        }

    def is_new(self, kind: str, name: str, beside: str = "") -> bool:
        """Whether it was said to be none of ours."""
        return self._of(kind, name, beside)[0] == NameVerdict.NEW

    def slug(self, kind: str, name: str, beside: str = "") -> str:
        """Which of ours it is, or empty; raises `LeftOut`."""
        verdict, slug = self._of(kind, name, beside)
        if verdict == NameVerdict.OUT:
            raise LeftOut(name)
        return slug

    def _of(self, kind: str, name: str, beside: str) -> tuple[str, str]:
        if not self._verdicts:
            return "", ""
        return self._verdicts.get((kind, key(name)[:LONGEST], beside), ("", ""))
