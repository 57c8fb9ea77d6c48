"""Who says what of each incident, on whose word, how firmly: one row a claim of any kind."""

from incidents.codes import LocationRole, Measure, Role
from incidents.tables.fragments import AMOUNT, CLAIM, PASSAGES, chain, listed, told
from incidents.tables.kind import Kind
from incidents.tables.row_filters import CLAIM_FILTERS, Coded, Slugs, values_of
from incidents.tables.shared_columns import CLAIM as CLAIM_COLUMNS
from incidents.tables.shared_columns import INCIDENT, LEDGER, code, number, text

KINDS = ("occurrence", "location", "participation", "figure", "link")
"""What a claim may be about, in the order of the document."""
_PARTS = " UNION ALL ".join(
    [
        "SELECT 1, 'occurrence', d -> 'occurrence_claim', 1::bigint",
        *(
            f"SELECT {place}, '{kind}', c, number FROM {listed(kind + 's')}"
            for place, kind in enumerate(KINDS[1:], start=2)
        ),
    ]
)
_AMOUNT = f"""coalesce({AMOUNT}, {told("c ->> 'words'")})"""
_WHOM = f"""concat_ws(', ', {told("c ->> 'status'")}, {told("c ->> 'age_sex'")},
            {told("c ->> 'nationality'")})"""
_SAYS = f"""CASE claim
        WHEN 'occurrence' THEN d ->> 'occurrence'
        WHEN 'link' THEN concat(c ->> 'kind', ': ', c -> 'to' ->> 'title')
        WHEN 'figure' THEN concat(c ->> 'measure', ' ' || {told("c ->> 'item'")},
            ' (' || {told(_WHOM)} || ')', ': ' || {_AMOUNT})
        ELSE concat(c ->> 'role', ': ', coalesce(c -> 'actor' ->> 'name', c -> 'place' ->> 'name',
            {told("c ->> 'described_as'")}, c ->> 'kind')) END"""
_ACTOR_KIND = """coalesce(c -> 'actor' ->> 'kind',
        CASE claim WHEN 'participation' THEN c ->> 'kind' END)"""
_ROWS = f"""
SELECT kind * 1000000 + number AS nth, claim, number, {_SAYS} AS says, c ->> 'role' AS role,
    c -> 'actor' ->> 'slug' AS actor, c -> 'actor' ->> 'name' AS actor_name,
    {told(_ACTOR_KIND)} AS actor_kind,
    {told("c ->> 'described_as'")} AS described_as, (c ->> 'side')::integer AS side,
    c -> 'place' ->> 'slug' AS place, c -> 'place' ->> 'name' AS place_name,
    c ->> 'measure' AS measure, {told("c ->> 'quantifier'")} AS quantifier,
    (c ->> 'low')::bigint AS low, (c ->> 'best')::bigint AS best, (c ->> 'high')::bigint AS high,
    CASE claim WHEN 'link' THEN c ->> 'kind' END AS link, c -> 'to' ->> 'reference' AS linked_to,
    {CLAIM},
    CASE WHEN claim = 'participation' AND c ->> 'kind' = 'unidentified'
        AND c -> 'actor' ->> 'slug' IS NULL THEN ARRAY['unidentified']
        ELSE {chain("c -> 'actor'")} END AS actor_chain,
    {chain("c -> 'place'")} AS place_chain
FROM ({_PARTS}) AS part (kind, claim, c, number) {PASSAGES}"""

CLAIMS = Kind(
    name="claims",
    meaning="one claim: that it occurred, where it was, who took part, a figure, or a link",
    rows=_ROWS,
    columns=(
        *INCIDENT,
        code("claim", "what it is about: occurrence, location, participation …", "participation"),
        number("number", "its number among those of its kind in the incident, from 1", "2"),
        text("says", "what it says, in a few words", "initiator: Kata'ib Hizbollah"),
        code("role", "part of the actor, or of the place, in the incident", "initiator"),
        code("actor", "slug of the actor it is about", "kataib-hizbollah"),
        text("actor_name", "name of that actor at the incident's date", "Kata'ib Hizbollah"),
        code("actor_kind", "kind of actor, also of one without a name", "political-militia"),
        text("described_as", "who or where, in the source's words", "unidentified attackers"),
        number("side", "side in the incident, 1 to 9", "1"),
        code("place", "slug of the place it is about", "kirkuk"),
        text("place_name", "name of that place", "Kirkuk"),
        code("measure", "what a figure counts", "killed"),
        code("quantifier", "how exact a figure is", "at-least"),
        number("low", "lowest number of a figure", "4"),
        number("best", "number of a figure to use", "4"),
        number("high", "highest number of a figure", "6"),
        code("link", "how it stands to another incident", "responds-to"),
        code("linked_to", "reference of that incident", "INC-000007"),
        *CLAIM_COLUMNS,
        *LEDGER,
    ),
    filters=(
        Coded("row_claim", "claim", KINDS, "What the claim is about.", "participation"),
        Slugs(
            "row_actor",
            "actor_chain",
            "actor",
            "Whom it is about; `unidentified` is a value.",
            "us-army",
            also=("unidentified",),
        ),
        Coded(
            "row_role",
            "role",
            values_of(Role, LocationRole),
            "Part of actor or place.",
            "initiator",
        ),
        Slugs("row_place", "place_chain", "place", "Place it is about.", "kirkuk"),
        Coded("row_measure", "measure", values_of(Measure), "What the figure counts.", "killed"),
        *CLAIM_FILTERS,
    ),
)
