"""Arabic; see formats.py."""
