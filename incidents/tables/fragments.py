"""SQL that several tables share: who is named in a part of a document, and what its claim rests on.

Every fragment reads `d`, a document as jsonb, or `c`, one part of it.
"""


def told(value: str) -> str:
    """A text, NULL when it is empty: in a table nothing and an empty text are the same."""
    return f"nullif({value}, '')"


def chain(value: str) -> str:
    """The slugs of what an object, or a list of them, names: itself and what it lies within."""
    slugs = " UNION ALL ".join(
        f"SELECT jsonb_path_query({value}, '{path}')"
        for path in ("$[*].slug", "$[*].within[*].slug")
    )
    return f"ARRAY(SELECT slug #>> '{{}}' FROM ({slugs}) AS named (slug))"


def yes_or_no(value: str) -> str:
    """A code for true or false."""
    return f"CASE WHEN ({value})::boolean THEN 'yes' ELSE 'no' END"


def listed(key: str) -> str:
    """The parts of one list of the document with their number, from 1."""
    return f"jsonb_array_elements(d -> '{key}') WITH ORDINALITY AS part (c, number)"


PUBLISHER = """CASE WHEN p -> 'source' ->> 'slug' IS NULL THEN p -> 'publisher'
            ELSE p -> 'source' -> 'publisher' END"""
"""Who published the passage `p`: the publisher of its source, or the one cited without a source."""

CLAIM = f"""{told("c ->> 'basis'")} AS basis, {told("c ->> 'stance'")} AS stance,
    {told("c ->> 'standing'")} AS standing, c -> 'by' ->> 'slug' AS by,
    c -> 'by' ->> 'name' AS by_name, {told("c ->> 'reason'")} AS reason,
    coalesce(passage.cites, '{{}}') AS cites, coalesce(passage.sources, '{{}}') AS sources,
    coalesce(passage.publishers, '{{}}') AS publishers,
    coalesce(passage.speakers, '{{}}') AS speakers,
    coalesce(passage.anonymity, '{{}}') AS anonymity,
    coalesce(passage.credibility, '{{}}') AS credibility,
    {chain("c -> 'by'")} AS by_chain, {chain("passage.voices")} AS speaker_chain,
    passage.publisher_slugs"""
"""The claim fields of `c`, and what the row filters look at."""

PASSAGES = f"""LEFT JOIN LATERAL (
        SELECT array_agg(cited::integer ORDER BY nth) AS cites,
            array_agg(p -> 'source' ->> 'slug' ORDER BY nth) AS sources,
            array_agg(publisher ->> 'name' ORDER BY nth) AS publishers,
            array_agg(coalesce(p -> 'speaker' ->> 'name', {told("p ->> 'speaker_described_as'")})
                ORDER BY nth) AS speakers,
            array_agg({told("p ->> 'anonymity'")} ORDER BY nth) AS anonymity,
            array_agg(p ->> 'credibility' ORDER BY nth) AS credibility,
            array_agg(publisher ->> 'slug') AS publisher_slugs,
            jsonb_agg(jsonb_build_array(p -> 'speaker', p -> 'on_behalf_of')) AS voices
        FROM jsonb_array_elements_text(c -> 'cites') WITH ORDINALITY AS word (cited, nth)
        JOIN LATERAL jsonb_array_elements(d -> 'citations') AS p ON p ->> 'number' = cited,
            LATERAL (SELECT {PUBLISHER} AS publisher) AS house
    ) AS passage ON true"""
"""The join for the passages that `c` cites, each list in the order of its `cites`."""

AMOUNT = """CASE
        WHEN c ->> 'quantifier' = 'range' THEN concat(c ->> 'low', '–', c ->> 'high')
        WHEN c ->> 'quantifier' IN ('at-least', 'more-than') THEN 'at least ' || (c ->> 'low')
        WHEN c ->> 'quantifier' IN ('at-most', 'fewer-than') THEN 'at most ' || (c ->> 'high')
        WHEN c ->> 'quantifier' = 'about' THEN 'about ' || (c ->> 'best')
        ELSE coalesce(c ->> 'best', c ->> 'low', c ->> 'high') END"""
"""A figure's number in words; NULL where the source has words only."""
