"""Whom an actor belongs to and who belongs to it, as a tree of what filters follow."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from incidents.codes import AffiliationKind, Basis, Stance, Standing
from incidents.models import Affiliation

DEEPEST = 8
MOST = 100
"""Steps shown in each direction, the nearest first."""
MOST_OTHERS = 50
FOLLOWED = [kind.value for kind in AffiliationKind if kind.followed]
STEPS = """
WITH RECURSIVE followed AS (
    SELECT id, child_id, parent_id FROM incidents_affiliation
    WHERE kind = ANY(%(kinds)s) AND standing = 'recommended' AND stance <> 'denies'
),
up AS (
    SELECT id, parent_id AS next, 1 AS depth, ARRAY[child_id, parent_id] AS path
    FROM followed WHERE child_id = %(actor)s
    UNION ALL
    SELECT step.id, step.parent_id, depth + 1, path || step.parent_id
    FROM up JOIN followed AS step ON step.child_id = up.next
    WHERE depth < %(deepest)s AND step.parent_id <> ALL (path)
),
down AS (
    SELECT id, child_id AS next, 1 AS depth, ARRAY[parent_id, child_id] AS path
    FROM followed WHERE parent_id = %(actor)s
    UNION ALL
    SELECT step.id, step.child_id, depth + 1, path || step.child_id
    FROM down JOIN followed AS step ON step.parent_id = down.next
    WHERE depth < %(deepest)s AND step.child_id <> ALL (path)
),
steps AS (
    SELECT true AS upwards, *, count(*) OVER () AS of, row_number() OVER (ORDER BY depth, id) AS nth
    FROM up
    UNION ALL
    SELECT false, *, count(*) OVER (), row_number() OVER (ORDER BY depth, id) FROM down
)
SELECT upwards, path, of, next, found.name, made.kind, made.title, made.start, made."end",
    made.basis, said.name
FROM steps JOIN incidents_affiliation AS made USING (id) JOIN incidents_actor AS found
    ON found.id = next LEFT JOIN incidents_actor AS said ON said.id = made.by_id
WHERE nth <= %(most)s ORDER BY depth, found.name, made.id"""


class Step(NamedTuple):
    """One affiliation on the way: the actor it leads to, and what is known of it."""

    upwards: bool
    path: list[int]
    of: int
    pk: int
    name: str
    kind: str
    title: str
    start: str
    end: str
    basis: str
    by: str | None

    @property
    def words(self) -> str:
        """Kind, title, from and to, basis and by, in one line."""
        kind = AffiliationKind(self.kind).label.lower()
        return line(kind, self.title, (self.start, self.end), self.basis, self.by)


@dataclass
class Node:
    """An actor in the tree with those that hang on it; the page's own has no step."""

    name: str
    pk: int
    step: Step | None = None
    below: list["Node"] = field(default_factory=list)


@dataclass
class Tree:
    """Ancestors and descendants, and how many steps of each are not shown."""

    ancestors: list[Node]
    descendants: list[Node]
    more_above: int
    more_below: int


def line(kind: str, title: str, span: tuple[str, str], basis: str, by: str | None) -> str:
    """An affiliation in one line, without what is not known."""
    start, end = span
    parts = [kind, title, f"from {start}" if start else "", f"to {end}" if end else ""]
    parts += [Basis(basis).label.lower(), f"by {by}" if by else ""]
    return " · ".join(part for part in parts if part)


def tree_of(actor: int) -> Tree:
    """Both directions, in one statement."""
    asked: dict[str, Any] = {"actor": actor, "kinds": FOLLOWED, "deepest": DEEPEST, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(STEPS, asked)
        steps = [Step(*row) for row in cursor.fetchall()]
    up, down = ([each for each in steps if each.upwards is way] for way in (True, False))
    return Tree(hang(up), hang(down), left_out(up), left_out(down))


def left_out(steps: list[Step]) -> int:
    """How many steps there are beyond those read."""
    return steps[0].of - len(steps) if steps else 0


def hang(steps: list[Step]) -> list[Node]:
    """Steps, the nearest first, as a tree; each hangs on the one its path came by."""
    tops: list[Node] = []
    by_path: dict[tuple[int, ...], Node] = {}
    for step in steps:
        path = tuple(step.path)
        node = Node(step.name, step.pk, step)
        before = by_path.get(path[:-1])
        (before.below if before else tops).append(node)
        by_path.setdefault(path, node)
    return tops


class Other(NamedTuple):
    """An affiliation that filters do not follow, read from the first actor to the second."""

    child: Any
    kind: str
    parent: Any
    words: str


def others_of(actor: int) -> tuple[list[Other], bool]:
    """Affiliations that are not followed, in one statement, and whether there are more."""
    followed = Q(kind__in=FOLLOWED, standing=Standing.RECOMMENDED) & ~Q(stance=Stance.DENIES)
    found = (
        Affiliation.objects.filter(Q(child=actor) | Q(parent=actor))
        .exclude(followed)
        .select_related("child", "parent", "by")
        .order_by("kind", "child__name", "parent__name", "pk")[: MOST_OTHERS + 1]
    )
    rows = list(found)
    return [other(row) for row in rows[:MOST_OTHERS]], len(rows) > MOST_OTHERS


def other(row: Affiliation) -> Other:
    """One of them; that it is denied or not recommended is said."""
    doubt = "denied" if row.stance == Stance.DENIES else ""
    if not doubt and row.standing != Standing.RECOMMENDED:
        doubt = row.get_standing_display().lower()
    by = str(row.by) if row.by_id else None
    words = line(doubt, row.title, (row.start, row.end), row.basis, by)
    return Other(row.child, row.get_kind_display().lower(), row.parent, words)
