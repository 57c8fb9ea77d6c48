"""Schema changes in the order they happened; the SQL of triggers and functions is in sql/."""
