"""How a document names actors, places, types and sources: SQL expressions, each defined once.

Every function takes SQL for an id (and for the first and last day of the incident) and returns SQL
for a JSON object with the slug and enough beside it to create the row elsewhere. Publishing and
restating both use them, so that the two can never differ.
"""


def name_at(names: str, owner: str, owner_id: str, first: str, last: str) -> str:
    """The English name valid at that time: a dated alias if there is one, else the row's name."""
    only_aliases = " AND n.form = 'alias'" if names == "incidents_actorname" else ""
    return f"""coalesce((
        SELECT n.name FROM {names} n
        WHERE n.{owner}_id = {owner_id}{only_aliases} AND n.language IN ('', 'en')
            AND (n.starts_on IS NOT NULL OR n.ends_on IS NOT NULL)
            AND (n.starts_on IS NULL OR n.starts_on <= {first})
            AND (n.ends_on IS NULL OR n.ends_on >= {last})
        ORDER BY n.starts_on DESC NULLS LAST, n.id LIMIT 1), {owner}.name)"""


def valid(row: str, first: str, last: str) -> str:
    """Whether a dated row was so at that time, possibly; an end that is null is open."""
    return f"""({row}.starts_on IS NULL OR {last} IS NULL OR {row}.starts_on <= {last})
            AND ({row}.ends_on IS NULL OR {first} IS NULL OR {row}.ends_on >= {first})"""


def above(actor_id: str, first: str, last: str) -> str:
    """Whom an actor belonged to at that time, by the affiliations that are always followed."""
    return f"""SELECT up.ancestor_id AS id, up.depth FROM incidents_actorancestor up
            WHERE up.descendant_id = {actor_id} AND {valid("up", first, last)}"""


def beside(actor_id: str, first: str, last: str) -> str:
    """Whom it, or whom it belonged to, was otherwise affiliated to, and whom those belonged to."""
    return f"""SELECT other.kind, whose.id FROM (
                SELECT {actor_id} AS id UNION SELECT id FROM ({above(actor_id, first, last)}) AS up
            ) AS near
            JOIN other_affiliation AS other ON other.child_id = near.id
                AND {valid("other", first, last)},
            LATERAL (SELECT other.parent_id AS id UNION
                SELECT id FROM ({above("other.parent_id", first, last)}) AS up) AS whose"""


def actor(actor_id: str, first: str, last: str) -> str:
    """``{slug, name, kind, within: [{slug, name}], via: [{slug, name, kind}]}`` at that date.

    *within* is whom it belonged to, *via* whom it was backed by, commanded by … with that kind of
    affiliation; both as they were at the incident's date.
    """
    name = name_at("incidents_actorname", "actor", "actor.id", first, last)
    return f"""(SELECT row_to_json(who) FROM (
        SELECT actor.slug, {name} AS name, actor.kind,
            (SELECT coalesce(json_agg(row_to_json(above)), '[]') FROM (
                SELECT high.slug, high.name FROM (
                    SELECT actor.slug, {name} AS name, min(up.depth) AS depth
                    FROM ({above(actor_id, first, last)}) AS up
                    JOIN incidents_actor actor ON actor.id = up.id GROUP BY actor.id
                ) AS high ORDER BY high.depth, high.slug
            ) AS above) AS within,
            (SELECT coalesce(json_agg(row_to_json(beside)), '[]') FROM (
                SELECT actor.slug, {name} AS name, other.kind
                FROM (SELECT DISTINCT kind, id FROM ({beside(actor_id, first, last)}) AS found)
                    AS other
                JOIN incidents_actor actor ON actor.id = other.id ORDER BY other.kind, actor.slug
            ) AS beside) AS via
        FROM incidents_actor actor WHERE actor.id = {actor_id}) AS who)"""


def place(place_id: str, first: str, last: str) -> str:
    """The place with its codes and point, and *within*: the places around it, nearest first.

    Each of them is looked up by itself: planned as one join, all places are read for every place
    named while PostgreSQL does not know yet how few lie around one.
    """
    names = name_at("incidents_placename", "place", "place.id", first, last)
    return f"""(SELECT row_to_json(spot) FROM (
        SELECT place.slug, {names} AS name, place.kind,
            trim_scale(place.latitude) AS latitude, trim_scale(place.longitude) AS longitude,
            place.iso_alpha2, place.iso_alpha3, place.iso_3166_2, place.geonames_id,
            place.target_kind,
            (SELECT coalesce(json_agg(row_to_json(above)), '[]') FROM (
                SELECT place.slug, {names} AS name, place.kind,
                    place.iso_alpha2, place.iso_alpha3, place.iso_3166_2
                FROM incidents_placeancestor up, LATERAL (
                    SELECT * FROM incidents_place WHERE id = up.ancestor_id OFFSET 0
                ) AS place
                WHERE up.descendant_id = {place_id} ORDER BY up.depth
            ) AS above) AS within
        FROM incidents_place place WHERE place.id = {place_id}) AS spot)"""


def incident_type(type_id: str) -> str:
    """``{code, name, parents: [codes, nearest first]}``."""
    return f"""(SELECT row_to_json(kind) FROM (
        SELECT t.code, t.name,
            (SELECT coalesce(json_agg(high.code ORDER BY up.depth), '[]')
             FROM incidents_typeancestor up
             JOIN incidents_incidenttype high ON high.id = up.ancestor_id
             WHERE up.descendant_id = t.id) AS parents
        FROM incidents_incidenttype t WHERE t.id = {type_id}) AS kind)"""


def publisher(publisher_id: str) -> str:
    """``{slug, name, url, reliability}``."""
    return f"""(SELECT row_to_json(house) FROM (
        SELECT p.slug, p.name, p.url, p.reliability
        FROM incidents_publisher p WHERE p.id = {publisher_id}) AS house)"""


def source(source_id: str) -> str:
    """The source as it is cited, with its publisher."""
    return f"""(SELECT row_to_json(paper) FROM (
        SELECT s.slug, s.title, s.authors, s.url, s.archive_url, s.published, s.accessed,
            s.language, s.kind, s.sha256, {publisher("s.publisher_id")} AS publisher
        FROM incidents_source s WHERE s.id = {source_id}) AS paper)"""
