"""Tables of anybody's own as incidents, by a mapping that says which column is which field.

fields.py: the fields there are · spec.py: the mapping, read strictly from YAML · tables.py: rows of
CSV and workbooks · values.py: a field's value out of the cells of a row · parts.py, translating.py:
the document of a row.
"""
