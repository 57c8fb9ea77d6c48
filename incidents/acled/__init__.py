"""The ledger in ACLED's terms, for clients that were written for ACLED.

`countries` and `taxonomy` hold ACLED's own lists, `sub_events` decides which of its events an
incident is, `rows` puts a row together or says why there is none, `asking` reads ACLED's parameters
and `reading` answers them. Nothing is bent to fit: what ACLED has no way to say is left out and
counted.
"""
