"""Measurements against a floor and a rival in the same run; never part of the tests."""
