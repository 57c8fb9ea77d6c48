"""Every format that a selection can be written in, one a file, each registering itself.

To add one, add a module that calls `incidents.formats.register`; nothing else changes.
"""
