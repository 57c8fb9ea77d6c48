"""Tests of the ledger in UCDP's terms."""
