-- Ancestors of types and places. Re-parenting takes a lock, so that two editors cannot close a
-- cycle between them; a cycle is refused by a name that forms can show.
CREATE FUNCTION keep_tree_ancestors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    closure text := TG_ARGV[0];
    cyclic boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tree of ' || TG_TABLE_NAME));
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('DELETE FROM %I WHERE descendant_id = $1 OR ancestor_id = $1', closure)
            USING OLD.id;
        RETURN NULL;
    END IF;
    EXECUTE format(
        'SELECT $1 = $2 OR EXISTS (SELECT FROM %I WHERE descendant_id = $1 AND ancestor_id = $2)',
        closure) INTO cyclic USING NEW.parent_id, NEW.id;
    IF cyclic THEN
        RAISE EXCEPTION 'parent: it lies below this row already, a tree has no cycle'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_tree_has_no_cycle';
    END IF;
    EXECUTE format(
        'DELETE FROM %1$I WHERE ancestor_id IN (SELECT ancestor_id FROM %1$I WHERE descendant_id = $1)
            AND descendant_id IN (SELECT descendant_id FROM %1$I WHERE ancestor_id = $1
                                  UNION ALL SELECT $1)', closure) USING NEW.id;
    EXECUTE format(
        'INSERT INTO %1$I (descendant_id, ancestor_id, depth)
         SELECT low.id, high.id, low.depth + high.depth
         FROM (SELECT $1 AS id, 0 AS depth
               UNION ALL SELECT descendant_id, depth FROM %1$I WHERE ancestor_id = $1) AS low,
              (SELECT $2 AS id, 1 AS depth
               UNION ALL SELECT ancestor_id, depth + 1 FROM %1$I WHERE descendant_id = $2) AS high
         WHERE high.id IS NOT NULL', closure) USING NEW.id, NEW.parent_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_type_ancestors AFTER INSERT OR DELETE OR UPDATE OF parent_id
ON incidents_incidenttype FOR EACH ROW EXECUTE FUNCTION keep_tree_ancestors('incidents_typeancestor');
CREATE TRIGGER keep_place_ancestors AFTER INSERT OR DELETE OR UPDATE OF parent_id
ON incidents_place FOR EACH ROW EXECUTE FUNCTION keep_tree_ancestors('incidents_placeancestor');

-- Ancestors of actors: the affiliations that filters follow, with the span all steps share.
CREATE VIEW followed_affiliation AS
    SELECT id, child_id, parent_id, starts_on, ends_on FROM incidents_affiliation
    WHERE kind IN ('part-of', 'office') AND standing = 'recommended' AND stance <> 'denies';

CREATE FUNCTION refresh_actor_ancestors(actor bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    below bigint[] := ARRAY(SELECT descendant_id FROM incidents_actorancestor
                            WHERE ancestor_id = actor UNION SELECT actor);
BEGIN
    DELETE FROM incidents_actorancestor WHERE descendant_id = ANY (below);
    INSERT INTO incidents_actorancestor (descendant_id, ancestor_id, depth, starts_on, ends_on)
    WITH RECURSIVE upwards AS (
        SELECT child_id AS low, parent_id AS high, 1 AS depth, starts_on, ends_on,
            ARRAY[child_id, parent_id] AS path
        FROM followed_affiliation WHERE child_id = ANY (below)
        UNION ALL
        SELECT low, step.parent_id, depth + 1, greatest(upwards.starts_on, step.starts_on),
            least(upwards.ends_on, step.ends_on), path || step.parent_id
        FROM upwards JOIN followed_affiliation AS step ON step.child_id = upwards.high
        WHERE step.parent_id <> ALL (path)
    )
    SELECT low, high, depth, starts_on, ends_on FROM upwards
    WHERE starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on;
END
$$;

CREATE FUNCTION keep_actor_ancestors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tree of actors'));
    IF TG_OP <> 'INSERT' THEN
        PERFORM refresh_actor_ancestors(OLD.child_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        IF EXISTS (
            SELECT FROM followed_affiliation AS step JOIN incidents_actorancestor AS up
                ON up.descendant_id = step.parent_id AND up.ancestor_id = step.child_id
            WHERE step.id = NEW.id
                AND (up.starts_on IS NULL OR step.ends_on IS NULL OR up.starts_on <= step.ends_on)
                AND (up.ends_on IS NULL OR step.starts_on IS NULL OR up.ends_on >= step.starts_on)
        ) THEN
            RAISE EXCEPTION 'parent: it is itself part of this actor at that time'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'affiliation_has_no_cycle';
        END IF;
        PERFORM refresh_actor_ancestors(NEW.child_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_actor_ancestors AFTER INSERT OR UPDATE OR DELETE
ON incidents_affiliation FOR EACH ROW EXECUTE FUNCTION keep_actor_ancestors();

-- What runs as the owner runs from these triggers alone: on a table of somebody else's making it
-- would write wherever its argument says.
REVOKE EXECUTE ON FUNCTION keep_tree_ancestors(), keep_actor_ancestors(),
    refresh_actor_ancestors(bigint) FROM PUBLIC;

-- What is there already, when this is made again, gets its ancestors now.
UPDATE incidents_incidenttype SET parent_id = parent_id WHERE parent_id IS NOT NULL;
UPDATE incidents_place SET parent_id = parent_id WHERE parent_id IS NOT NULL;
UPDATE incidents_affiliation SET kind = kind;
