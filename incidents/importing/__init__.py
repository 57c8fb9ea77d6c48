"""Translators from other forms into documents, and the loading of what they give."""
