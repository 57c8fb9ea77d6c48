"""Copies of sources: fetched where the operator allows it, uploaded, kept, read and checked."""
