"""Tests of the page of one incident."""
