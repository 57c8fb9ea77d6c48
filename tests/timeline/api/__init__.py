"""Tests of the API of saved timelines."""
