"""UCDP's Georeferenced Event Dataset (GED) and the ledger, each in the other's terms.

`columns` and `countries` hold UCDP's own lists, `articles` its lists of sources, `sides` who fought
whom; `rows` puts a row together or says why there is none, `asking` reads UCDP's parameters and
`reading` answers them. Nothing is bent to fit: what GED has no way to say is left out and counted.
"""
