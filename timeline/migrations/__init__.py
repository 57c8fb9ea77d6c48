"""Migrations of the tables of saved timelines."""
