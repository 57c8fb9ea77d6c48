"""The record of what happened: working tables, documents, and the published ledger."""
