-- Where each document of ``doc`` puts its parts; ``held`` are those neither rejected nor denied.
location AS MATERIALIZED (
    SELECT position, nth, l, l -> 'place' AS place, l ->> 'role' AS role,
        l ->> 'standing' <> 'rejected' AND l ->> 'stance' <> 'denies' AS held,
        l ->> 'role' <> 'about' AS physical
    FROM doc, jsonb_array_elements(d -> 'locations') WITH ORDINALITY AS row (l, nth)
)
