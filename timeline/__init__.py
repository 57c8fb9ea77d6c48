"""The record told in order: entries, words, export formats and the pages that show them."""
