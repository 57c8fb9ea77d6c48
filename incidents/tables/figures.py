"""Every number reported of each incident: one row a figure."""

from incidents.codes import Item, Measure, PersonStatus
from incidents.tables.fragments import CLAIM, PASSAGES, chain, listed, told, yes_or_no
from incidents.tables.kind import Kind
from incidents.tables.row_filters import CLAIM_FILTERS, Coded, Slugs, values_of
from incidents.tables.shared_columns import CLAIM as CLAIM_COLUMNS
from incidents.tables.shared_columns import INCIDENT, LEDGER, code, day, number, text

_ROWS = f"""
SELECT number AS nth, number, c ->> 'measure' AS measure, {told("c ->> 'item'")} AS item,
    {told("c ->> 'item_words'")} AS item_words, {told("c ->> 'status'")} AS status,
    {told("c ->> 'age_sex'")} AS age_sex, {told("c ->> 'nationality'")} AS nationality,
    (c ->> 'side')::integer AS side, c -> 'actor' ->> 'slug' AS actor,
    c -> 'actor' ->> 'name' AS actor_name, {told("c ->> 'quantifier'")} AS quantifier,
    (c ->> 'low')::bigint AS low, (c ->> 'best')::bigint AS best, (c ->> 'high')::bigint AS high,
    {told("c ->> 'words'")} AS words, {told("c ->> 'scope'")} AS scope,
    (c ->> 'as_of')::date AS as_of, {yes_or_no("c ->> 'as_reported'")} AS as_reported,
    {CLAIM}, {chain("c -> 'actor'")} AS actor_chain
FROM {listed("figures")} {PASSAGES}"""

FIGURES = Kind(
    name="figures",
    meaning="one number that was reported",
    rows=_ROWS,
    columns=(
        *INCIDENT,
        number("number", "its number among the figures of the incident, from 1", "2"),
        code("measure", "what is counted", "killed"),
        code("item", "of what, for things", "rocket"),
        text("item_words", "of what, in the source's words", "Katyusha rockets"),
        code("status", "of whom: civilian, military …", "contractor"),
        code("age_sex", "of whom: child, woman, man", "child"),
        code("nationality", "of whom: ISO 3166-1 alpha-2", "US"),
        number("side", "of whom: side in the incident, 1 to 9", "1"),
        code("actor", "of whom: slug of the actor", "us-army"),
        text("actor_name", "name of that actor", "U.S. Army"),
        code("quantifier", "how exact it is", "at-least"),
        number("low", "lowest number", "4"),
        number("best", "number to use", "4"),
        number("high", "highest number", "6"),
        text("words", "what the source says instead of a number", "several thousand"),
        code("scope", "the whole of it, or a part", "whole"),
        day("as_of", "day for which it was counted", "2019-12-31"),
        code("as_reported", "yes: kept although low, best and high are not in order", "no"),
        *CLAIM_COLUMNS,
        *LEDGER,
    ),
    filters=(
        Coded("row_measure", "measure", values_of(Measure), "What is counted.", "killed"),
        Coded("row_item", "item", values_of(Item), "Of what, for things.", "rocket"),
        Coded("row_status", "status", values_of(PersonStatus), "Of whom.", "civilian"),
        Slugs("row_actor", "actor_chain", "actor", "Of which actor.", "us-army"),
        *CLAIM_FILTERS,
    ),
)
