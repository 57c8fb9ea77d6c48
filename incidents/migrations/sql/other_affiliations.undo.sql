DROP VIEW other_affiliation;
