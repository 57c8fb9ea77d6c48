"""Tests of saved timelines."""
