"""The record told in order."""
